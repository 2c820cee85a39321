#!/usr/bin/env python3
"""Times `alignkit profile` beside common tools on the same compressed file, interleaved, and prints medians.

    python3 Benchmarks/profile.py CORPUS.jsonl.zst [--rounds 5] [--alignkit PATH]

Each round runs every contender once, so that a noisy machine is noisy for all. Rates are MB (10^6 bytes) of the corpus's
text per second. Needs the zstd command. `race.sh` has the peers that count.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, time


def run(command, stdout=subprocess.DEVNULL):
    """Wall seconds, CPU seconds and peak resident bytes of a shell command and all it starts."""
    began = time.monotonic()
    process = subprocess.Popen(["sh", "-c", command], stdout=stdout, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed with {process.returncode}: {command}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--alignkit", default=os.path.join(root, ".build/release/alignkit"))
    options = parser.parse_args()
    corpus = os.path.abspath(options.corpus)
    with tempfile.TemporaryDirectory() as folder:
        profile = f"'{options.alignkit}' profile '{corpus}' --output '{folder}/p' --progress never --json"
        summary = json.loads(subprocess.run(["sh", "-c", profile], check=True, capture_output=True).stdout)
        text = summary["bytes"] / 1e6
        contenders = {
            "alignkit profile, 1 thread": profile + " --threads 1",
            "alignkit profile, 2 threads": profile + " --threads 2",
            "alignkit profile --tokenizer whitespace, 1 thread": profile + " --threads 1 --tokenizer whitespace",
            "alignkit profile --memory 256M, 2 threads": profile + " --threads 2 --memory 256M",
            "zstd -dc > /dev/null": f"zstd -dc '{corpus}'",
            "zstd -dc | wc -w": f"zstd -dc '{corpus}' | LC_ALL=C wc -w",
        }
        times = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, command in contenders.items():
                times[name].append(run(command))
    print(f"{corpus}: {os.path.getsize(corpus) / 1e6:.1f} MB compressed, {text:.1f} MB of text, "
          f"{summary['documents']:,} documents, {summary['tokens']:,} tokens; {options.rounds} rounds, load "
          f"{os.getloadavg()[0]:.1f}")
    print(f"{'':50} {'wall s':>8} {'min-max':>13} {'CPU s':>7} {'MB/s wall':>10} {'MB/s CPU':>9} {'peak MB':>8}")
    for name, runs in times.items():
        wall, cpu = (statistics.median(r[i] for r in runs) for i in (0, 1))
        peak = max(r[2] for r in runs) / 1e6
        spread = f"{min(r[0] for r in runs):.2f}-{max(r[0] for r in runs):.2f}"
        print(f"{name:50} {wall:8.2f} {spread:>13} {cpu:7.2f} {text / wall:10.1f} {text / cpu:9.1f} {peak:8.1f}")


main()
