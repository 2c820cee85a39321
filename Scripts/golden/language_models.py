#!/usr/bin/env python3
"""Writes Tests/LanguageModelsTests/Golden/models.tsv: what KenLM's `lmplz` and `query` (commit 4cb443e) make of Fixtures/task.

Independent of the Swift code: Python 3.9+, and KenLM's two programs on PATH. For each model it holds the number of n-grams, the
discounts, the sums of all logarithms, and a sample of n-grams by a hash of their words; then the scores of held-out lines.

    python3 Scripts/golden/language_models.py
"""
import pathlib
import re
import subprocess
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "Tests" / "LanguageModelsTests" / "Golden" / "models.tsv"
TEXTS = {"source": ROOT / "Fixtures" / "task" / "train.en.txt", "target": ROOT / "Fixtures" / "task" / "train.de.txt"}
# Side, order, lines it is estimated from (the rest is scored), options.
MODELS = [
    ("source", 3, 0.9, []),
    ("target", 5, 0.3, ["--discount_fallback"]),
    ("source", 2, 0.01, ["--discount_fallback", "0.4", "0.9", "1.2"]),
    ("target", 3, 0.9, ["--interpolate_unigrams", "0", "--discount_fallback"]),
    ("source", 1, 0.9, ["--discount_fallback"]),
]


def entries(arpa):
    order = 0
    for line in arpa.split("\n"):
        if re.fullmatch(r"\\\d+-grams:", line):
            order = int(line[1:].split("-")[0])
        elif line.startswith("\\") or not line or not order:
            continue
        else:
            fields = line.split("\t")
            yield order, fields[1], float(fields[0]), float(fields[2]) if len(fields) > 2 else 0.0


def main():
    rows = ["# made by Scripts/golden/language_models.py with KenLM 4cb443e"]
    for number, (side, order, share, options) in enumerate(MODELS):
        lines = TEXTS[side].read_text(encoding="utf-8").split("\n")[:-1]
        count = int(len(lines) * share)
        with tempfile.TemporaryDirectory() as folder:
            arpa_path = f"{folder}/model.arpa"
            run = subprocess.run(
                ["lmplz", "-o", str(order), "-S", "200M", "-T", folder, "--arpa", arpa_path, *options],
                input="".join(line + "\n" for line in lines[:count]).encode(), capture_output=True, check=True)
            # query does not read models of order 1.
            scores, summary = [
                subprocess.run(
                    ["query", "-v", what, arpa_path], input="".join(line + "\n" for line in lines[count:]).encode(),
                    capture_output=True, check=True).stdout.decode() if order > 1 else ""
                for what in ("sentence", "summary")]
            arpa = pathlib.Path(arpa_path).read_text(encoding="utf-8")
        rows.append(f"model\t{number}\t{side}\t{order}\t{count}\t{' '.join(options)}")
        for match in re.finditer(r"^(\d) \d+ D1=(\S+) D2=(\S+) D3\+=(\S+)", run.stderr.decode(), re.M):
            rows.append(f"discounts\t{match[1]}\t{match[2]}\t{match[3]}\t{match[4]}")
        found = list(entries(arpa))
        for n in range(1, order + 1):
            of_order = [entry for entry in found if entry[0] == n]
            rows.append(f"sums\t{n}\t{len(of_order)}\t{sum(e[2] for e in of_order):.6f}\t{sum(e[3] for e in of_order):.6f}")
        for n, words, probability, backoff in found:
            if zlib.crc32(words.encode()) % max(1, len(found) // 60) == 0 or words in ("<s>", "</s>", "<unk>"):
                rows.append(f"ngram\t{words}\t{probability!r}\t{backoff!r}")
        totals = [line for line in scores.split("\n") if line.startswith("Total:")][:20]
        rows.extend("line\t{1}\t{3}".format(*line.split()) for line in totals)
        if summary:
            rows.append("summary\t" + "\t".join(line.split("\t")[1] for line in summary.strip().split("\n")))
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size} bytes")


main()
