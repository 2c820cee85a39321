#!/usr/bin/env python3
"""Races LanguageIdentification against CLD2, in turns, on documents in several languages, one a line.

    python3 Benchmarks/identification.py FILE... [--rounds 5] [--megabytes 20]

Files hold a document a line (`get-real-text.sh` writes docs.LANGUAGE.txt); lines are taken from each in turn. Without libcld2-dev only our own
figures are printed, and that it is absent. Prints megabytes of text per CPU second on one core, medians of the rounds, and ratios.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def mixed(paths, limit):
    files = [open(path, "rb") for path in paths]
    taken = 0
    while files and taken < limit:
        for file in list(files):
            line = file.readline()
            if not line:
                files.remove(file)
                continue
            taken += len(line)
            yield line if line.endswith(b"\n") else line + b"\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=20)
    options = parser.parse_args()
    has_cld2 = pathlib.Path("/usr/include/cld2/public/compact_lang_det.h").exists()
    if not has_cld2:
        print("CLD2 is absent (Debian: libcld2-dev); only LanguageIdentification is timed.")
    traits = ["--traits", "CLD2"] if has_cld2 else []
    command = ["swift", "build", "-c", "release", "--product", "identification", *traits]
    subprocess.run(command, cwd=HERE, check=True, stdout=sys.stderr)
    program = HERE / ".build/release/identification"
    tasks = ["all", "documents"] + (["cld2"] if has_cld2 else [])
    speeds = {task: [] for task in tasks}
    with tempfile.NamedTemporaryFile() as corpus:
        corpus.writelines(mixed(options.files, options.megabytes * 1e6))
        corpus.flush()
        for _ in range(options.rounds):
            for task in tasks:
                output = subprocess.run([program, task, corpus.name], check=True, capture_output=True, text=True).stdout.split()
                speeds[task].append(float(output[1]) / float(output[0]) / 1e6)
    print("| task | MB of text per CPU second (range) | against CLD2 |")
    print("|---|---|---|")
    for task in tasks:
        ratio = statistics.median(a / b for a, b in zip(speeds[task], speeds["cld2"])) if has_cld2 else None
        print(
            f"| {task} | {statistics.median(speeds[task]):.1f} ({min(speeds[task]):.1f}–{max(speeds[task]):.1f}) | "
            f"{'–' if ratio is None else f'{ratio:.2f}'} |")


if __name__ == "__main__":
    main()
