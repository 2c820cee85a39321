#!/usr/bin/env python3
"""Judges `alignkit identify` on labelled texts, beside what is published of other identifiers on the same file.

    python3 Scripts/languages/evaluate.py [--data ../shared/data/langid] [--alignkit .build/release/alignkit]

The texts are lingua's test data (single words, pairs, sentences; 75 languages); nothing is trained or tuned on them. Every text is answered: `und`
counts as wrong. Figures of the others are those of lingua's own comparison (means), and of `other-detectors-by-kind.tsv` for ten languages; CLD2 may answer
"unknown", which counts as wrong there, and each chooses among other languages.
"""
import argparse
import collections
import lzma
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = ["single-words", "word-pairs", "sentences"]
GROUPS = {"bs": "hbs", "hr": "hbs", "sr": "hbs", "id": "msa", "ms": "msa", "nb": "nor", "nn": "nor"}
# Detector, languages of the file that it knows, mean of the three kinds over them.
PUBLISHED = [("CLD2", 73, 64.5), ("whatlang", 54, 74.5), ("whichlang", 16, 84.5), ("lingua, low accuracy", 75, 79.9),
             ("lingua, high accuracy", 75, 86.4)]


def mean(values):
    values = list(values)
    return 100 * sum(values) / len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "../shared/data/langid")
    parser.add_argument("--alignkit", default=str(ROOT / ".build/release/alignkit"))
    options = parser.parse_args()
    with lzma.open(options.data / "lingua-testdata.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        rows = [line.rstrip("\n").split("\t", 2) for line in file]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="\n") as texts:
        texts.writelines(text + "\n" for _, _, text in rows)
        texts.flush()
        output = subprocess.run(
            [options.alignkit, "identify", texts.name, "--format", "text", "--progress", "never"], check=True,
            capture_output=True).stdout.decode("utf-8")
    answers = [line.split("\t", 2) for line in output.split("\n")[:-1]]
    if len(answers) != len(rows):
        raise SystemExit(f"{len(answers)} answers for {len(rows)} texts")

    cells = collections.defaultdict(lambda: [0, 0])
    grouped = collections.defaultdict(lambda: [0, 0])
    tenths = collections.defaultdict(lambda: [0, 0.0, 0])
    undetermined = collections.Counter()
    for (label, kind, _), (code, probability, _) in zip(rows, answers):
        for table, wanted, found in ((cells, label, code), (grouped, GROUPS.get(label, label), GROUPS.get(code, code))):
            table[wanted, kind][0] += wanted == found
            table[wanted, kind][1] += 1
        undetermined[kind] += code == "und"
        if code != "und":
            tenth = tenths[min(9, int(float(probability) * 10))]
            tenth[0] += 1
            tenth[1] += float(probability)
            tenth[2] += code == label

    def accuracy(table, kind, labels=None):
        return mean(right / count for (label, cell), (right, count) in table.items()
                    if cell == kind and (labels is None or label in labels))

    languages = sorted({label for label, _, _ in rows})
    print(f"{len(rows)} texts in {len(languages)} languages; und: "
          + ", ".join(f"{kind} {undetermined[kind]}" for kind in KINDS) + "\n")
    print("| | words | pairs | sentences | mean |\n|---|---|---|---|---|")
    detail = collections.defaultdict(dict)
    with open(options.data / "other-detectors-by-kind.tsv", encoding="utf-8") as file:
        for line in list(file)[1:]:
            detector, language, kind, value = line.split()
            detail[detector][language, kind] = float(value)
    ten = sorted({language for values in detail.values() for language, _ in values})

    def row(name, values):
        print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in values) + f" | {sum(values) / 3:.1f} |")

    row(f"AlignmentKit, {len(languages)} languages", [accuracy(cells, kind) for kind in KINDS])
    row("the same, Bosnian, Croatian and Serbian as one, Malay and Indonesian, Bokmål and Nynorsk",
        [accuracy(grouped, kind) for kind in KINDS])
    row(f"AlignmentKit, {' '.join(ten)}", [accuracy(cells, kind, ten) for kind in KINDS])
    for detector in sorted(detail):
        known = sorted({language for language, _ in detail[detector]})
        row(f"{detector}, {'the same' if known == ten else ' '.join(known)}",
            [sum(detail[detector][language, kind] for language in known) / len(known) for kind in KINDS])
    print("\n| published, mean over its own languages | languages | mean |\n|---|---|---|")
    for name, count, value in PUBLISHED:
        print(f"| {name} | {count} | {value} |")
    print("\n| p | texts | mean p | right |\n|---|---|---|---|")
    for tenth in sorted(tenths):
        count, mass, right = tenths[tenth]
        print(f"| {tenth / 10:.1f} | {count} | {mass / count:.3f} | {right / count:.3f} |")
    print("\n| language | words | pairs | sentences |\n|---|---|---|---|")
    for label in languages:
        print(f"| {label} | " + " | ".join(
            f"{100 * cells[label, kind][0] / cells[label, kind][1]:.1f}" for kind in KINDS) + " |")


if __name__ == "__main__":
    main()
