#!/usr/bin/env python3
"""Races TranslationMetrics against sacreBLEU, in turns, and checks that they say the same.

    python3 Benchmarks/translation.py REFERENCE SYSTEM... [--rounds 5] [--python PYTHON] [--program FILE] [--tasks bleu,chrf]

Files hold a segment a line; those that end in .xz are decompressed first. PYTHON has sacreBLEU 2.6.0. Without --program the Swift side
is built here. Prints, for each task, median CPU seconds and the median of the rounds' ratios.
"""
import argparse
import lzma
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TASKS = ["bleu", "bleu-intl", "chrf", "chrf++", "paired"]


def run(command):
    seconds, *figures = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return float(seconds), [float(figure) for line in figures for figure in line.split()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reference", type=pathlib.Path)
    parser.add_argument("systems", type=pathlib.Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--program")
    parser.add_argument("--tasks", default=",".join(TASKS))
    options = parser.parse_args()
    program = options.program
    if not program:
        subprocess.run(["swift", "build", "-c", "release", "--product", "translation"], cwd=HERE, check=True, stdout=sys.stderr)
        program = HERE / ".build/release/translation"
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for path in [options.reference, *options.systems]:
            target = pathlib.Path(folder) / path.name.removesuffix(".xz")
            with (lzma.open if path.suffix == ".xz" else open)(path, "rb") as source, open(target, "wb") as copy:
                shutil.copyfileobj(source, copy)
            files.append(str(target))
        print("| task | sacreBLEU, CPU s | TranslationMetrics, CPU s | ratio (range) | largest difference |")
        print("|---|---|---|---|---|")
        for task in options.tasks.split(","):
            ours, theirs, difference = [], [], 0.0
            for _ in range(options.rounds):
                their_seconds, their_figures = run([options.python, str(HERE / "Peers/sacrebleu_scores.py"), task, *files])
                our_seconds, our_figures = run([str(program), task, *files])
                theirs.append(their_seconds)
                ours.append(our_seconds)
                if len(our_figures) != len(their_figures):
                    raise SystemExit(f"{task}: {len(our_figures)} figures against {len(their_figures)}")
                difference = max([difference, *(abs(a - b) for a, b in zip(our_figures, their_figures))])
            ratios = [their / our for their, our in zip(theirs, ours)]
            print(
                f"| {task} | {statistics.median(theirs):.2f} | {statistics.median(ours):.3f} | "
                f"{statistics.median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f}) | {difference:.1e} |", flush=True)


if __name__ == "__main__":
    main()
