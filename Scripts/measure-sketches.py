#!/usr/bin/env python3
"""The tables of Documentation/Sketches.md: the sketches beside Apache DataSketches, at equal memory, over random streams.

    pip install numpy datasketches
    (cd Benchmarks && swift build -c release --product sketches)
    python3 Scripts/measure-sketches.py [--trials 100] [--rounds 7] [--datasketches-cpp FOLDER]

Errors of DataSketches come from its Python package; both see the same streams (SplitMix64), number for number. Speeds are
measured only with a checkout of github.com/apache/datasketches-cpp, C++ against Swift in turns: calls through Python say nothing of it.
"""
import argparse
import csv
import io
import statistics
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import datasketches as ds
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "Benchmarks/.build/release/sketches"
LENGTH, TYPES = 100_000, 50_000


def numbers(trial, count):
    with np.errstate(over="ignore"):
        z = np.uint64(trial << 32) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def skewed(trial, count, types):
    return np.exp((numbers(trial, count) >> np.uint64(11)) * 2.0**-53 * np.log(types)).astype(np.int64)


def hll(trial, out):
    for count in (1_000, 20_000, 200_000):
        items = [str(x) for x in numbers(trial, count)]
        one, parts = ds.hll_sketch(12, ds.HLL_8), [ds.hll_sketch(12, ds.HLL_8) for _ in range(8)]
        for index, item in enumerate(items):
            one.update(item)
            parts[index * 8 // count].update(item)
        union = ds.hll_union(12)
        for part in parts:
            union.update(part)
        for name, sketch in (("", one), (" merged", union.get_result(ds.HLL_8))):
            out("hll", f"n={count}{name}", "error", sketch.get_estimate() / count - 1)
            out("hll", f"n={count}{name}", "held", sketch.get_lower_bound(2) <= count <= sketch.get_upper_bound(2))
            out("hll", f"n={count}{name}", "bytes", len(sketch.serialize_compact()))


def count_min(trial, out):
    stream = [str(x) for x in skewed(trial, LENGTH, TYPES)]
    sketch = ds.count_min_sketch(5, 1000)
    for item in stream:
        sketch.update(item)
    errors = [sketch.get_estimate(item) - count for item, count in Counter(stream).items()]
    out("countmin", "plain", "mean", statistics.fmean(errors) / LENGTH)
    out("countmin", "plain", "largest", max(errors) / LENGTH)
    out("countmin", "plain", "beyond", sum(e > sketch.get_relative_error() * LENGTH for e in errors) / len(errors))
    out("countmin", "plain", "bound", sketch.get_relative_error())


def frequent(trial, out):
    stream = [str(x) for x in skewed(trial, LENGTH, TYPES)]
    truth = Counter(stream)
    top = [item for item, _ in truth.most_common(50)]

    def sketch(items):
        result = ds.frequent_strings_sketch(10)
        for item in items:
            result.update(item)
        return result

    merged = ds.frequent_strings_sketch(10)
    for part in range(8):
        merged.merge(sketch(stream[part * LENGTH // 8:(part + 1) * LENGTH // 8]))
    for name, found in (("one", sketch(stream)), ("merged", merged)):
        bounds = {item: (found.get_lower_bound(item), found.get_upper_bound(item)) for item in truth}
        out("frequent", name, "misses", sum(not low <= truth[i] <= high for i, (low, high) in bounds.items()))
        out("frequent", name, "largest", max(max(high - truth[i], truth[i] - low) for i, (low, high) in bounds.items()) / LENGTH)
        out("frequent", name, "width50", statistics.fmean(bounds[i][1] - bounds[i][0] for i in top) / LENGTH)
        out("frequent", name, "bound", found.get_apriori_error(10, LENGTH) / LENGTH)
        out("frequent", name, "bytes", len(found.serialize()))


def kll(trial, out):
    stream = skewed(trial, LENGTH, 1_000_000).astype(np.int32)
    ordered = np.sort(stream)

    def sketch(items):
        result = ds.kll_ints_sketch(200)
        result.update(items)
        return result

    merged = sketch(stream[:LENGTH // 8])
    for part in range(1, 8):
        merged.merge(sketch(stream[part * LENGTH // 8:(part + 1) * LENGTH // 8]))
    for name, found in (("one", sketch(stream)), ("merged", merged)):
        points = ordered[[p * LENGTH // 100 for p in range(1, 100)]]
        truth = np.searchsorted(ordered, points, side="right") / LENGTH
        errors = np.abs(np.array([found.get_rank(int(x), True) for x in points]) - truth)
        bound = found.normalized_rank_error(False)
        out("kll", name, "rms", float(np.sqrt((errors**2).mean())))
        out("kll", name, "largest", float(errors.max()))
        out("kll", name, "held", float((errors <= bound).mean()))
        out("kll", name, "bound", bound)
        out("kll", name, "retained", found.num_retained)
        out("kll", name, "bytes", len(found.serialize()))


def table(ours, theirs):
    print("| sketch | stream | figure | AlignmentKit | DataSketches |\n|---|---|---|---|---|")
    keys = list(dict.fromkeys([*theirs, *ours]))
    for key in sorted(keys, key=lambda k: (list("hcfk").index(k[0][0]), keys.index(k))):
        cells = []
        for side in (ours, theirs):
            # Ours is the same sketch, byte for byte, when merged from parts.
            values = side.get(key) or (side.get((key[0], key[1].removesuffix(" merged"), key[2])) if side is ours else None)
            if not values:
                cells.append("–")
            elif key[2] == "error":
                cells.append(f"{100 * statistics.fmean(v * v for v in values) ** 0.5:.2f} % rms")
            elif key[2] in ("bytes", "retained", "misses"):
                cells.append(f"{statistics.fmean(values):.0f}")
            elif key[2] in ("held", "beyond"):
                cells.append(f"{100 * statistics.fmean(values):.1f} %")
            else:
                cells.append(f"{100 * statistics.fmean(values):.4f} %")
        print("| " + " | ".join([*key, *cells]) + " |")


def rows(text):
    found = defaultdict(list)
    for sketch, variant, metric, value in csv.reader(io.StringIO(text)):
        found[sketch, variant, metric].append(float(value))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--datasketches-cpp", type=Path)
    options = parser.parse_args()
    run = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True).stdout
    theirs = defaultdict(list)
    for trial in range(options.trials):
        for sketch in (hll, count_min, frequent, kll):
            sketch(trial, lambda s, v, m, x: theirs[s, v, m].append(float(x)))
    table(rows(run(OURS, "errors", str(options.trials))), theirs)
    if not options.datasketches_cpp:
        return
    with tempfile.TemporaryDirectory() as folder:
        peer = f"{folder}/peer"
        includes = [f"-I{options.datasketches_cpp}/{part}/include" for part in ("common", "hll", "count", "fi", "kll")]
        run("c++", "-O3", "-std=c++17", *includes, ROOT / "Benchmarks/Peers/datasketches.cpp", "-o", peer)
        speeds = [(rows(run(OURS, "speed", "1")), rows(run(peer, "1"))) for _ in range(options.rounds)]
    print("\n| sketch | AlignmentKit (ns) | DataSketches C++ (ns) | ratio of medians |\n|---|---|---|---|")
    for key in speeds[0][1]:
        ours, other = (statistics.median(pair[side][key][0] for pair in speeds) for side in (0, 1))
        print(f"| {key[0]} | {ours:.1f} | {other:.1f} | {ours / other:.2f} |")


main()
