#!/usr/bin/env python3
"""How much farther statistics spread when whole documents are drawn than when as many tokens are drawn independently.

    python3 Scripts/measure-document-clustering.py TEXT[.xz]...      (one document to a line)

Prints, for types, plug-in entropy and the Good-Turing share of samples of a tenth of the text, the ratio of the two standard
deviations over 150 draws: what Documentation/Statistics.md says of its intervals.
"""
import lzma
import math
import random
import re
import statistics
import sys
from collections import Counter


def figures(tokens):
    counts, size = Counter(tokens), len(tokens)
    entropy = -sum(c / size * math.log(c / size) for c in counts.values())
    return len(counts), entropy, sum(c == 1 for c in counts.values()) / size


def main():
    for path in sys.argv[1:]:
        with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as file:
            documents = [d for d in (re.findall(r"\w+|[^\w\s]+", line.lower()) for line in file) if d]
        tokens = [token for document in documents for token in document]
        size, generator = len(tokens) // 10, random.Random(1)
        whole, single = [], []
        for _ in range(150):
            drawn = []
            while len(drawn) < size:
                drawn += generator.choice(documents)
            whole.append(figures(drawn[:size]))
            single.append(figures(generator.choices(tokens, k=size)))
        ratios = [statistics.stdev(a) / statistics.stdev(b) for a, b in zip(zip(*whole), zip(*single))]
        print(f"{path}: {len(documents)} documents, {len(tokens)} tokens: types {ratios[0]:.1f}, entropy {ratios[1]:.1f}, "
              f"Good-Turing {ratios[2]:.1f}")


main()
