#!/usr/bin/env python3
"""Writes Tests/CommandLineTests/Golden/{counts,divergences}.json and bigrams.txt from Fixtures/.

Independent of the Swift code: Python 3.9+, standard library only. Tokens are maximal runs of bytes other than space, tab, line feed,
carriage return and NUL (`--tokenizer whitespace`); n-grams do not cross documents. Measures are the plug-in ones, by the
definitions in ../../CLI.md: p is the pretraining corpus, q the downstream one, natural logarithms.

    python3 Scripts/golden/command_line.py
"""
import collections
import json
import math
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests" / "CommandLineTests" / "Golden"
ORDERS = (1, 2, 3)


def documents(name):
    path = ROOT / "Fixtures" / name
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"].encode() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in path.read_bytes().split(b"\n") if line.strip()]


def tokens(document):
    return [token for token in re.split(rb"[ \t\n\r\0]+", document) if token]


def counts(texts, order):
    found = collections.Counter()
    for document in texts:
        words = tokens(document)
        found.update(tuple(words[i : i + order]) for i in range(len(words) - order + 1))
    return found


def summary(texts):
    return {
        "documents": len(texts),
        "bytes": sum(map(len, texts)),
        "characters": sum(len(text.decode()) for text in texts),
        "tokens": sum(len(tokens(text)) for text in texts),
        "orders": [
            {"order": n, "total": sum(counts(texts, n).values()), "distinct": len(counts(texts, n))}
            | {"minimumCount": 1, "droppedDistinct": 0, "droppedOccurrences": 0}
            for n in ORDERS
        ],
    }


def measures(first, second, order):
    a, b = counts(first, order), counts(second, order)
    m, n = sum(a.values()), sum(b.values())
    keys = sorted(set(a) | set(b))
    p = {key: a[key] / m for key in keys}
    q = {key: b[key] / n for key in keys}

    def half(x, y):
        return math.fsum(x[key] * math.log(2 * x[key] / (x[key] + y[key])) for key in keys if x[key] > 0)

    shannon = (half(p, q) + half(q, p)) / 2
    return {
        "jensenShannon": shannon,
        "jensenShannonDistance": math.sqrt(shannon),
        "totalVariation": math.fsum(abs(p[key] - q[key]) for key in keys) / 2,
        "hellinger": math.sqrt(1 - math.fsum(math.sqrt(p[key] * q[key]) for key in keys)),
        "outOfVocabularyRate": sum(b[key] for key in b if key not in a) / n,
        "tokenCoverage": sum(b[key] for key in b if key in a) / n,
        "typeCoverage": sum(1 for key in b if key in a) / len(b),
    }


def main():
    same = documents("formats/same.jsonl")
    source = documents("task/en-fr/train.en.txt")
    target = documents("task/en-fr/train.fr.txt")
    GOLDEN.mkdir(parents=True, exist_ok=True)
    languages = collections.Counter()
    for line in (ROOT / "Fixtures/formats/same.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        languages[record["language"]] += len(tokens(record["text"].encode()))
    total = sum(languages.values())
    result = {
        "same": summary(same) | {"languages": {code: count / total for code, count in sorted(languages.items())}},
        "source": summary(source),
    }
    (GOLDEN / "counts.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    divergences = {
        side: {str(n): measures(same, texts, n) for n in ORDERS}
        for side, texts in (("source", source), ("target", target), ("both", source + target))
    }
    (GOLDEN / "divergences.json").write_text(json.dumps(divergences, indent=1) + "\n", encoding="utf-8")
    bigrams = sorted(((count, b" ".join(key)) for key, count in counts(same, 2).items()), key=lambda row: (-row[0], row[1]))
    (GOLDEN / "bigrams.txt").write_bytes(b"".join(b"%d\t%s\n" % row for row in bigrams))


if __name__ == "__main__":
    main()
