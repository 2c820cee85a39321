#!/usr/bin/env python3
"""Writes Tests/CommandLineTests/Golden/exchange.{tsv,csv} from Fixtures/formats/same.jsonl: n-grams of orders 1 and 2 with their counts.

Independent of the Swift code: Python 3.9+, standard library only; counts are collections.Counter's, the table is read back by csv. Tokens are
maximal runs of bytes other than space, tab, line feed, carriage return and NUL (`--tokenizer whitespace`). Rows are sorted by their bytes,
since the order of exported rows is that of the profile. The last check runs a built program against these files and against a frequency for
each line of ARPA:

    python3 Scripts/golden/exchange.py [path/to/alignkit]
"""
import collections
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests" / "CommandLineTests" / "Golden"
CORPUS = ROOT / "Fixtures" / "formats" / "same.jsonl"
ORDERS = (1, 2)


def counts():
    found = {order: collections.Counter() for order in ORDERS}
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        words = [word for word in re.split(r"[ \t\n\r\0]+", json.loads(line)["text"]) if word]
        for order in ORDERS:
            found[order].update(tuple(words[i : i + order]) for i in range(len(words) - order + 1))
    return found


def escape(token, space):
    text = token.replace("\\", "\\\\")
    text = re.sub(r"[\x00-\x1f\x7f]", lambda match: "\\x%02x" % ord(match[0]), text)
    return text.replace(" ", "\\s") if space else text


def tsv(found):
    rows = [
        "%s\t%d" % (" ".join(escape(token, True) for token in ngram), count)
        for order in ORDERS
        for ngram, count in found[order].items()
    ]
    return sorted(row.encode() for row in rows)


def table(found):
    rows = []
    for order in ORDERS:
        for ngram, count in found[order].items():
            fields = [escape(token, False) for token in ngram] + [None] * (len(ORDERS) - order)
            quoted = ",".join("" if field is None else '"%s"' % field.replace('"', '""') for field in fields)
            assert next(csv.reader([quoted])) == [field or "" for field in fields]
            rows.append("%d,%s,%d" % (order, quoted, count))
    return sorted(row.encode() for row in rows)


def check(program, found, expected):
    with tempfile.TemporaryDirectory() as folder:
        profile = folder + "/p"
        subprocess.run(
            [program, "profile", CORPUS, "--tokenizer", "whitespace", "--order", "2", "--output", profile], check=True, capture_output=True)

        def export(form):
            return subprocess.run([program, "export", profile, "--format", form], check=True, capture_output=True).stdout

        assert sorted(export("tsv").splitlines()) == expected["tsv"]
        header, *rows = export("csv").splitlines()
        assert header == b"order,token_1,token_2,count" and sorted(rows) == expected["csv"]
        read = 0
        for line in export("arpa").decode().splitlines():
            if line.count("\t") != 1 or line.startswith("-99\t"):
                continue
            logarithm, text = line.split("\t")
            ngram = tuple(text.replace("\\\\", "\\").split(" "))
            context = found[len(ngram) - 1][ngram[:-1]] if len(ngram) > 1 else sum(found[1].values())
            assert math.isclose(10 ** float(logarithm) * context, found[len(ngram)][ngram], rel_tol=1e-12), line
            read += 1
        assert read == sum(map(len, found.values()))
        print("equal:", {order: len(found[order]) for order in ORDERS})


def main():
    found = counts()
    expected = {"tsv": tsv(found), "csv": table(found)}
    for form, rows in expected.items():
        (GOLDEN / ("exchange." + form)).write_bytes(b"".join(row + b"\n" for row in rows))
    if len(sys.argv) > 1:
        check(sys.argv[1], found, expected)


if __name__ == "__main__":
    main()
