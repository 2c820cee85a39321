#!/usr/bin/env python3
"""Times CorpusIO's reader beside zstd, gzip, JSONDecoder and simdjson on one corpus, interleaved, and prints medians.

    sh Benchmarks/run.sh CORPUS.jsonl[.zst|.gz] [--rounds 7]

The corpus is written once more into a temporary folder: plain, as one zstd frame, as frames of 4 MiB, as four shards, and as
gzip. Each round runs every contender once. MB are 10^6 bytes of the plain corpus, CPU seconds those of all threads.
"""
import argparse, os, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
READING = os.path.join(HERE, ".build/release/reading")


def prepare(corpus, folder):
    path = lambda name: os.path.join(folder, name)
    opener = {".zst": "zstd -dc", ".gz": "gzip -dc"}.get(os.path.splitext(corpus)[1], "cat")
    subprocess.run(f"{opener} '{corpus}' > '{path('plain.jsonl')}'", shell=True, check=True)
    subprocess.run(["zstd", "-q", "-3", path("plain.jsonl"), "-o", path("one.jsonl.zst")], check=True)
    subprocess.run(f"gzip -6c '{path('plain.jsonl')}' > '{path('one.jsonl.gz')}'", shell=True, check=True)
    size = os.path.getsize(path("plain.jsonl"))
    frames = write_parts(path("plain.jsonl"), 4 << 20, lambda number: path("frames.jsonl.zst"))
    shards = write_parts(path("plain.jsonl"), size // 4 + 1, lambda number: path(f"shard-{number}.jsonl.zst"))
    return size, frames, shards


def write_parts(plain, limit, name):
    """Compresses whole lines of about `limit` bytes at a time, each to the end of the file that `name` gives."""
    part, filled = None, 0
    number = -1
    with open(plain, "rb") as file:
        for line in file:
            if part is None or filled + len(line) > limit:
                finish(part)
                number += 1
                filled = 0
                with open(name(number), "ab") as output:
                    part = subprocess.Popen(["zstd", "-qc"], stdin=subprocess.PIPE, stdout=output)
            part.stdin.write(line)
            filled += len(line)
    finish(part)
    return number + 1


def finish(part):
    if part is None:
        return
    part.stdin.close()
    if part.wait():
        sys.exit("zstd failed")


PREFIX = []


def run_tool(command):
    command = PREFIX + command
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {command}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, 0


def run_reading(arguments):
    process = subprocess.Popen([*PREFIX, READING, *arguments], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read().split()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: reading {' '.join(arguments)}")
    return float(output[0]), float(output[1]), usage.ru_maxrss * 1024, int(output[2])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--prefix", default="", help="a command before each contender: 'chrt -f 10' keeps a busy machine's others away")
    options = parser.parse_args()
    PREFIX.extend(options.prefix.split())
    with tempfile.TemporaryDirectory() as folder:
        size, frames, shards = prepare(options.corpus, folder)
        file = lambda name: os.path.join(folder, name)
        shard_files = [file(f"shard-{number}.jsonl.zst") for number in range(shards)]
        contenders = {
            "zstd": lambda: run_tool(["zstd", "-dc", file("one.jsonl.zst")]),
            "gzip": lambda: run_tool(["gzip", "-dc", file("one.jsonl.gz")]),
            "text, plain": lambda: run_reading(["text", "1", file("plain.jsonl")]),
            "text, zstd": lambda: run_reading(["text", "1", file("one.jsonl.zst")]),
            "text, gzip": lambda: run_reading(["text", "1", file("one.jsonl.gz")]),
            "jsonl, plain": lambda: run_reading(["jsonl", "1", file("plain.jsonl")]),
            "jsonl, zstd": lambda: run_reading(["jsonl", "1", file("one.jsonl.zst")]),
            "jsonl, shards, 1 worker": lambda: run_reading(["jsonl", "1", *shard_files]),
            "jsonl, shards, 2 workers": lambda: run_reading(["jsonl", "2", *shard_files]),
            "jsonl, frames, 1 worker": lambda: run_reading(["jsonl", "1", file("frames.jsonl.zst")]),
            "jsonl, frames, 2 workers": lambda: run_reading(["jsonl", "2", file("frames.jsonl.zst")]),
            "JSONDecoder": lambda: run_reading(["foundation", "1", file("plain.jsonl")]),
        }
        probe = subprocess.run([READING, "simdjson", "1", file("plain.jsonl")], capture_output=True, text=True)
        if probe.returncode == 0:
            contenders["simdjson"] = lambda: run_reading(["simdjson", "1", file("plain.jsonl")])
        else:
            print(f"simdjson is left out: {probe.stderr.strip()}")
        runs = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, contender in contenders.items():
                runs[name].append(contender())
        report(options, size, frames, shards, runs)


def report(options, size, frames, shards, runs):
    text = runs["jsonl, plain"][0][3]
    wall = {name: statistics.median(run[0] for run in all) for name, all in runs.items()}
    cpu = {name: statistics.median(run[1] for run in all) for name, all in runs.items()}
    print(f"{options.corpus}: {size / 1e6:.1f} MB of JSONL, {text / 1e6:.1f} MB of text; {frames} frames, {shards} shards; "
          f"{options.rounds} rounds, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
          + (f", each after {options.prefix}" if options.prefix else ""))
    print(f"{'':28} {'wall s':>8} {'min-max':>13} {'CPU s':>7} {'MB/s of CPU':>12} {'peak MiB':>9}")
    for name, all in runs.items():
        spread = f"{min(r[0] for r in all):.2f}-{max(r[0] for r in all):.2f}"
        print(f"{name:28} {wall[name]:8.3f} {spread:>13} {cpu[name]:7.3f} {size / 1e6 / cpu[name]:12.0f} "
              f"{max(r[2] for r in all) / 2**20:9.1f}")

    def ratio(words, value, goal):
        print(f"{words:72} {value:6.2f}   (goal {goal})")

    def rounds(first, second, pick=1):
        """The median over rounds of one contender's time over another's: neighbours in time share the noise."""
        return statistics.median(a[pick] / b[pick] for a, b in zip(runs[first], runs[second]))

    # Reading plain text is reading without a decoder.
    zstandard = statistics.median(z[1] / (a[1] - b[1]) for z, a, b in zip(runs["zstd"], runs["text, zstd"], runs["text, plain"]))
    gzip = statistics.median(z[1] / (a[1] - b[1]) for z, a, b in zip(runs["gzip"], runs["text, gzip"], runs["text, plain"]))
    ratio("decompression: zstd -dc / the reader less reading plain, CPU", zstandard, "0.95")
    ratio("decompression: gzip -dc / the reader less reading plain, CPU", gzip, "0.95")
    ratio("JSONL, UTF-8 validated, from a plain file: MB/s of CPU", size / 1e6 / cpu["jsonl, plain"], "1200")
    ratio("JSONL: JSONDecoder / the reader on a plain file, CPU", rounds("JSONDecoder", "jsonl, plain"), "15")
    if "simdjson" in runs:
        ratio("JSONL: simdjson / the reader on a plain file, CPU", rounds("simdjson", "jsonl, plain"), "0.8")
    ratio("whole reader, .jsonl.zst to text: zstd -dc / the reader, CPU", rounds("zstd", "jsonl, zstd"), "0.7")
    for kind in ["shards", "frames"]:
        ratio(f"two workers on {kind}: wall of one / wall of two",
              rounds(f"jsonl, {kind}, 1 worker", f"jsonl, {kind}, 2 workers", 0), "1.7")
        ratio(f"two workers on {kind}: CPU of one / CPU of two, times two",
              2 * rounds(f"jsonl, {kind}, 1 worker", f"jsonl, {kind}, 2 workers"), "1.7")


main()
