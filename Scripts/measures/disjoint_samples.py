#!/usr/bin/env python3
"""Compares disjoint random samples of one corpus with the built command and prints in how many draws each 95 % interval held 0.

    Scripts/measures/disjoint_samples.py ALIGNKIT CORPUS.jsonl[.zst] DRAWS FIRSTxSECOND...

Sizes are tokens, taken as eight bytes of JSON each; the last document of a sample is taken whole. CORPUS is JSON Lines with a field `text`, such as
Scripts/get-real-text.sh of the work folder or any crawl gives. Jensen-Shannon in nats. Needs zstd for .zst.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

MEASURES = ["kullbackLeibler", "jensenShannon", "totalVariation", "hellinger"]


def main():
    alignkit, corpus, draws = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sizes = [tuple(float(part) for part in argument.split("x")) for argument in sys.argv[4:]]
    command = ["zstd", "-dcq", corpus] if corpus.endswith(".zst") else ["cat", corpus]
    documents = subprocess.run(command, check=True, capture_output=True).stdout.splitlines(keepends=True)
    lengths = [len(document) / 8 for document in documents]
    longest = sum(sorted(lengths)[-len(lengths) // 300:]) / sum(lengths)
    print(f"{len(documents):,} documents, some {sum(lengths) / 1e6:.1f} million tokens; the longest 0.3 % of them hold {longest:.0%}\n")
    print("| tokens | order | plug-in | null | estimate | half-width | held: KL | JS | TV | Hellinger |")
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as work:
        for pair in sizes:
            compare(alignkit, documents, lengths, draws, pair, work)


def compare(alignkit, documents, lengths, draws, pair, work):
    held, values = {}, {}
    for draw in range(draws):
        order = list(range(len(documents)))
        random.Random(7 * draw + 1).shuffle(order)
        left = iter(order)
        for name, size in zip("ab", pair):
            taken = 0.0
            with open(f"{work}/{name}.jsonl", "wb") as sample:
                while taken < size and (number := next(left, None)) is not None:
                    sample.write(documents[number])
                    taken += lengths[number]
            subprocess.run(
                [alignkit, "profile", f"{work}/{name}.jsonl", "--output", f"{work}/{name}.profile", "--progress", "never"],
                check=True, stdout=subprocess.DEVNULL)
        found = subprocess.run(
            [alignkit, "compare", f"{work}/a.profile", f"{work}/b.profile", "--json", "--measures", ",".join(MEASURES)],
            check=True, capture_output=True)
        for row in json.loads(found.stdout)["measures"]:
            key = (row["order"], row["name"])
            held.setdefault(key, []).append(row["lower"] <= 0 <= row["upper"])
            if row["name"] == "jensenShannon":
                cells = (row["plugIn"], row["null"], row["estimate"], (row["upper"] - row["lower"]) / 2)
                values.setdefault(row["order"], []).append(cells)
    for order, rows in values.items():
        means = [sum(column) / len(rows) for column in zip(*rows)]
        cells = [f"{means[0]:.3f}", f"{means[1]:.3f}", f"{means[2]:+.3f}", f"{means[3]:.3f}"]
        cells += [f"{sum(held[order, name])}" for name in MEASURES]
        print(f"| {pair[0]:,.0f} / {pair[1]:,.0f} | {order} | " + " | ".join(cells) + " |", flush=True)


main()
