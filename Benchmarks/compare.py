#!/usr/bin/env python3
"""Races `alignkit compare` on two profiles against polars and SciPy on the same counts, in turns, and prints medians.

    Benchmarks/compare.py ALIGNKIT FIRST.profile SECOND.profile WORK [ROUNDS]

The peer reads the counts of each order from Parquet, written beforehand from `alignkit export`, joins the two tables in full and takes nine measures with
SciPy and NumPy: plug-in values, no null, no interval and no smoothing but that of Kullback–Leibler. alignkit takes all its standard measures with nulls and
intervals from the profiles themselves. Where both have a measure they must agree to 1e-9. Needs polars, NumPy and SciPy.
"""
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile

from racing import measure

PEER = """
import json, sys
import numpy as np, polars as pl
from scipy import special
from scipy.spatial import distance
result = {}
for order in range(1, 4):
    a, b = (pl.read_parquet(f"{sys.argv[1]}/{side}{order}.parquet") for side in "ab")
    joined = a.join(b, on="ngram", how="full", coalesce=True).fill_null(0)
    a, b = (joined[name].to_numpy().astype(float) for name in ("count", "count_right"))
    p, q, r = a / a.sum(), b / b.sum(), (a + b) / (a.sum() + b.sum())
    js = distance.jensenshannon(p, q)
    oov = q[a == 0].sum()
    result[order] = {
        "kullbackLeibler": special.rel_entr(q, (p + r) / 2).sum(), "reverseKullbackLeibler": special.rel_entr(p, (q + r) / 2).sum(),
        "jensenShannon": js**2, "jensenShannonDistance": js, "totalVariation": distance.cityblock(p, q) / 2,
        "hellinger": distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2), "outOfVocabularyRate": oov,
        "tokenCoverage": 1 - oov, "typeCoverage": ((a > 0) & (b > 0)).sum() / (b > 0).sum()}
print(json.dumps(result))
"""


def prepare(alignkit, profiles, work):
    import polars as pl
    types = []
    for side, profile in zip("ab", profiles):
        for order in range(1, 4):
            table = f"{work}/{side}{order}.tsv"
            subprocess.run([alignkit, "export", profile, "--format", "tsv", "--order", str(order), "--output", table], check=True)
            frame = pl.read_csv(table, separator="\t", has_header=False, new_columns=["ngram", "count"], quote_char=None)
            frame.write_parquet(f"{work}/{side}{order}.parquet")
            os.remove(table)
            types.append(len(frame))
    return types


def main():
    alignkit, first, second, work = sys.argv[1:5]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    os.makedirs(work, exist_ok=True)
    # In a process of its own: what this one holds when it starts a contender would count as the contender's peak.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        types = pool.apply(prepare, (alignkit, (first, second), work))
    mapped = os.path.getsize(first) + os.path.getsize(second)
    with open(f"{work}/peer.py", "w") as script:
        script.write(PEER)
    contenders = {
        "alignkit": f"{alignkit} compare {first} {second} --json",
        "polars and SciPy": f"{sys.executable} {work}/peer.py {work}"}
    runs, answers = {name: [] for name in contenders}, {}
    for number in range(rounds):
        for name, command in contenders.items():
            wall, cpu, peak, output = measure(command, tempfile.mkdtemp(dir=work) + "/out")
            runs[name].append((wall, cpu, peak))
            answers[name] = json.loads(output)
    peer = answers["polars and SciPy"]
    compared = 0
    for value in answers["alignkit"]["measures"]:
        expected = peer.get(str(value["order"]), {}).get(value["name"])
        if expected is not None:
            assert abs(value["plugIn"] - expected) <= 1e-9 * expected, (value["name"], value["order"], value["plugIn"], expected)
            compared += 1
    print(f"{sum(types[:3]):,} and {sum(types[3:]):,} n-gram types, profiles of {mapped / 1e6:.1f} MB, {rounds} rounds, load {os.getloadavg()[0]:.1f} on "
          f"{os.cpu_count()} cores; {compared} values agree\n")
    print("| | wall s | min–max | CPU s | min–max | peak MB |\n|---|---|---|---|---|---|")
    for name, all_runs in runs.items():
        columns = list(zip(*all_runs))
        cells = [f"{statistics.median(c):.2f} | {min(c):.2f}–{max(c):.2f}" for c in columns[:2]]
        print(f"| {name} | {cells[0]} | {cells[1]} | {max(columns[2]) / 1e6:.0f} |")


if __name__ == "__main__":
    main()
