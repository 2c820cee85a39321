#!/usr/bin/env python3
"""Golden values of divergences under each smoothing of the reference, computed with mpmath at 60 digits.

Simple Good–Turing follows the program of G. Sampson that goes with Gale & Sampson (1995), step by step; lowered counts of its
published example (the prosody data) are checked here. Made with Python 3.11 and mpmath 1.4.1:
    python3 Scripts/golden/smoothing.py > Tests/DivergenceMeasuresTests/Golden/smoothing.json
"""
import json
import random
import sys
from collections import Counter

from mpmath import mp, mpf

mp.dps = 60


def simple_good_turing(counts_of_counts):
    """Lowered counts by count, and the mass of unseen types."""
    rows = sorted(counts_of_counts.items())
    total = sum(r * n for r, n in rows)
    unseen = mpf(counts_of_counts.get(1, 0)) / total
    xs, ys = [], []
    for index, (r, n) in enumerate(rows):
        below = rows[index - 1][0] if index else 0
        above = rows[index + 1][0] if index + 1 < len(rows) else 2 * r - below
        xs.append(mp.log(r))
        ys.append(mp.log(mpf(2) * n / (above - below)))
    mean_x, mean_y = mp.fsum(xs) / len(xs), mp.fsum(ys) / len(ys)
    slope = mp.fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / mp.fsum((x - mean_x) ** 2 for x in xs)
    intercept = mean_y - slope * mean_x
    smoothed = lambda r: mp.exp(intercept + slope * mp.log(r))
    lowered, same_from_here = {}, False
    for r, n in rows:
        line = (r + 1) * smoothed(r + 1) / smoothed(r)
        if r + 1 not in counts_of_counts:
            same_from_here = True
        if not same_from_here:
            following = counts_of_counts[r + 1]
            turing = mpf(r + 1) * following / n
            if abs(turing - line) <= mpf("1.96") * mp.sqrt(mpf(r + 1) ** 2 * following / mpf(n) ** 2 * (1 + mpf(following) / n)):
                same_from_here = True
            else:
                lowered[r] = turing
        if same_from_here:
            lowered[r] = line
    return lowered, unseen, slope


def good_turing(own, other, unseen_class):
    counts = Counter(a for a in own if a > 0)
    lowered, unseen, slope = simple_good_turing(counts)
    assert slope < -1, slope
    absent = sum(a == 0 and b > 0 for a, b in zip(own, other)) + unseen_class
    if not absent:
        unseen = mpf(0)
    norm = mp.fsum(lowered[r] * n for r, n in counts.items())
    return [(1 - unseen) * lowered[a] / norm if a else unseen / absent for a in own]


def additive(own, other, pseudocount, unseen_class):
    types = sum(a + b > 0 for a, b in zip(own, other)) + unseen_class
    return [(a + mpf(pseudocount)) / (sum(own) + mpf(pseudocount) * types) for a in own]


def absolute_discounting(own, other, discount):
    n, m, types = sum(own), sum(other), sum(a > 0 for a in own)
    weight = mpf(discount) * types / n
    return [max(a - mpf(discount), 0) / n + weight * (a + b) / (n + m) for a, b in zip(own, other)]


def jelinek_mercer(own, other, weight):
    n, m = sum(own), sum(other)
    return [(1 - mpf(weight)) * a / n + mpf(weight) * (a + b) / (n + m) for a, b in zip(own, other)]


SMOOTHINGS = {
    "jelinekMercer(0.125)": lambda own, other: jelinek_mercer(own, other, "0.125"),
    "additive(1)": lambda own, other: additive(own, other, 1, 0),
    "additive(0.5,unseen)": lambda own, other: additive(own, other, "0.5", 1),
    "absoluteDiscounting(0.75)": lambda own, other: absolute_discounting(own, other, "0.75"),
    "absoluteDiscounting(1)": lambda own, other: absolute_discounting(own, other, 1),
    "goodTuring": lambda own, other: good_turing(own, other, 0),
    "goodTuring(unseen)": lambda own, other: good_turing(own, other, 1),
}


def divergences(q, s):
    kl = mp.fsum(u * mp.log(u / v) for u, v in zip(q, s) if u > 0)
    power = lambda order: mp.fsum(u**order * v ** (1 - order) for u, v in zip(q, s) if u > 0)
    return kl, power(2), power(mpf("0.5")), 1 - mp.fsum(v for u, v in zip(q, s) if u > 0), \
        max(mp.log(u / v) for u, v in zip(q, s) if u > 0)


def check_published_example():
    """W. Gale, G. Sampson (1995), the prosody example: P0 = 0.03875, slope −1.389374, lowered counts of 1, 2 and 7846."""
    prosody = dict(zip(
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 19, 20, 21, 23, 24, 25, 26, 27, 28, 31, 32, 33, 34, 36, 41, 43, 45,
         46, 47, 50, 71, 84, 101, 105, 121, 124, 146, 162, 193, 199, 224, 226, 254, 257, 339, 421, 456, 481, 483, 1140, 1256,
         1322, 1530, 2131, 2395, 6925, 7846],
        [120, 40, 24, 13, 15, 5, 11, 2, 2, 1, 3, 2, 1, 1, 3, 1, 3, 2, 3, 3, 3, 2, 2, 1, 2, 2, 1, 2, 2, 3, 1, 3, 1, 1, 1, 1, 1, 1,
         1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]))
    lowered, unseen, slope = simple_good_turing(prosody)
    total = sum(r * n for r, n in prosody.items())
    assert total == 30902 and abs(unseen - mpf("0.003883")) < 1e-6, (total, unseen)
    assert abs(slope - mpf("-1.389374")) < 1e-5, slope
    norm = mp.fsum(lowered[r] * n for r, n in prosody.items())
    adjusted = lambda r: (1 - unseen) * lowered[r] / norm * total
    for count, expected in [(1, 0.7628), (2, 1.706)]:
        assert abs(adjusted(count) - expected) < 0.01, (count, adjusted(count))


def cases():
    generator = random.Random(3)

    def sample(types, tokens):
        counts = Counter(min(int(types * generator.random() ** 4), types - 1) for _ in range(tokens))
        return [counts.get(t, 0) for t in range(types)]

    yield "alike", sample(80, 400), sample(80, 300)
    yield "a small side", sample(150, 3000), sample(150, 60)


check_published_example()
result = []
for name, first, second in cases():
    n, m = sum(first), sum(second)
    p, q = [mpf(a) / n for a in first], [mpf(b) / m for b in second]
    for smoothing, smooth in SMOOTHINGS.items():
        forward, reverse = divergences(q, smooth(first, second)), divergences(p, smooth(second, first))
        values = {
            "kullbackLeibler": forward[0], "reverseKullbackLeibler": reverse[0], "jeffreys": forward[0] + reverse[0],
            "chiSquared": forward[1] - 1, "reverseChiSquared": reverse[1] - 1, "renyi(2)": mp.log(forward[1]),
            "alpha(0.5)": 4 * (1 - forward[2]), "tsallis(0)": forward[3], "renyi(inf)": forward[4]}
        result.append({
            "name": name, "smoothing": smoothing, "first": first, "second": second,
            "values": {key: mp.nstr(value, 20, min_fixed=-1, max_fixed=1) for key, value in values.items()}})
json.dump(result, sys.stdout, indent=0)
sys.stdout.write("\n")
