#!/usr/bin/env python3
"""Golden values of the bias-corrected divergences, from an independent implementation in plain Python.

Miller-Madow takes numerical second derivatives, the jackknife leaves every token out in turn, Chao-Shen is summed as written, and the
deconvolution is a second program of the same method (Documentation/Estimators.md), without documents. The delete-a-fold jackknife is by its
definition. Made with Python 3.11, mpmath 1.4.1:
    python3 Scripts/golden/bias_corrections.py > Tests/DivergenceMeasuresTests/GoldenBiasCorrections.swift
"""
import math
import random

from mpmath import mp, mpf

mp.dps = 40
NAMES = ["kullbackLeibler", "reverseKullbackLeibler", "jensenShannon", "totalVariation", "hellinger"]


def xlog(x, y):
    return x * mp.log(x / y) if x > 0 else mpf(0)


def terms(n, m):
    """Non-negative terms by measure; Hellinger's is of the square."""
    borrowed, other = mpf(m) / (2 * (n + m)), mpf(n) / (2 * (n + m))

    def kl(x, y, b):
        s = (1 - b) * y + b * x
        return xlog(x, s) - x + s

    return {
        "kullbackLeibler": lambda p, q: kl(q, p, borrowed),
        "reverseKullbackLeibler": lambda p, q: kl(p, q, other),
        "jensenShannon": lambda p, q: (xlog(p, (p + q) / 2) + xlog(q, (p + q) / 2)) / 2,
        "totalVariation": lambda p, q: abs(p - q) / 2,
        "hellinger": lambda p, q: (mp.sqrt(p) - mp.sqrt(q)) ** 2 / 2,
    }


def plug_in(a, b, f, n=None, m=None):
    n, m = n or sum(a), m or sum(b)
    return mp.fsum(f(mpf(x) / n, mpf(y) / m) for x, y in zip(a, b))


def miller_madow(a, b, name, f):
    if name == "totalVariation":
        return None
    n, m = sum(a), sum(b)
    bias = mpf(0)
    for x, y in zip(a, b):
        if x and y:
            p, q = mpf(x) / n, mpf(y) / m
            bias += mp.diff(f, (p, q), (2, 0)) * p * (1 - p) / n / 2 + mp.diff(f, (p, q), (0, 2)) * q * (1 - q) / m / 2
    return plug_in(a, b, f) - bias


def jackknife(a, b, name):
    """The terms keep the smoothing of the whole samples."""
    n, m = sum(a), sum(b)
    f = terms(n, m)[name]
    whole, bias = plug_in(a, b, f), mpf(0)
    for side, size in ((a, n), (b, m)):
        mean = mpf(0)
        for i, count in enumerate(side):
            if count:
                side[i] -= 1
                mean += count * plug_in(a, b, f) / size
                side[i] += 1
        bias += (size - 1) * (mean - whole)
    return whole - bias


def chao_shen(a, b, f):
    n, m = sum(a), sum(b)
    c = max(mpf(1) / n, 1 - mpf(a.count(1)) / n)
    d = max(mpf(1) / m, 1 - mpf(b.count(1)) / m)
    total = mpf(0)
    for x, y in zip(a, b):
        p, q = c * x / n, d * y / m
        if x or y:
            total += f(p, q) / (1 - (1 - p) ** n * (1 - q) ** m)
    return total


def grid():
    t, r = [], 0.02
    while r <= 8:
        t.append(r)
        r *= 1.35
    return [-math.inf] + [-x for x in reversed(t)] + [0.0] + t + [math.inf]


def split(c, share, pooled):
    """Chances that a of c tokens fall to the first side, when so many of the pooled tokens do (generalised hypergeometric)."""
    if share in (0, 1):
        return [1.0 if a == c * share else 0.0 for a in range(c + 1)]
    weights = []
    for a in range(c + 1):
        w = mp.binomial(c, a)
        for i in range(a):
            w *= max(pooled * mpf(share) - i, 0)
        for i in range(c - a):
            w *= max(pooled * (1 - mpf(share)) - i, 0)
        weights.append(w)
    total = mp.fsum(weights)
    return [float(w / total) for w in weights]


def deconvolved(a, b):
    n, m = sum(a), sum(b)
    pooled = n + m
    ts = grid()
    shares = [0.0 if t == -math.inf else 1.0 if t == math.inf else n * math.exp(t) / (n * math.exp(t) + m) for t in ts]
    center, size = ts.index(0.0), len(ts)
    general = [0.2 / (size - 3)] * size
    general[center], general[0], general[-1] = 0.7, 0.05, 0.05
    starts = list(range(1, 9))
    while int(starts[-1] * 1.35) <= max(x + y for x, y in zip(a, b)) and starts[-1] * 1.35 <= max(
            x + y for x, y in zip(a, b)):
        starts.append(int(starts[-1] * 1.35) + 1)
    fs = {k: (lambda p, q, f=f: float(f(mpf(p), mpf(q)))) for k, f in terms(n, m).items()}
    result = {k: float(plug_in(a, b, f)) for k, f in terms(n, m).items()}
    weights = general
    for level in reversed(range(len(starts))):
        end = starts[level + 1] if level + 1 < len(starts) else math.inf
        pairs = [(x, x + y) for x, y in zip(a, b) if starts[level] <= x + y < end]
        if not pairs:
            continue
        taken = [0.97 * w + 0.03 * g for w, g in zip(weights, general)]
        weights = taken
        rows = []
        for x, c in pairs:
            rows.append([s ** x * (1 - s) ** (c - x) for s in shares])
        for _ in range(40):
            sums = [0.0] * size
            for row in rows:
                norm = sum(r * w for r, w in zip(row, weights))
                for k in range(size):
                    sums[k] += row[k] * weights[k] / norm
            weights = [(s + 5 * t) / (len(pairs) + 5) for s, t in zip(sums, taken)]
        tokens = sum(c for _, c in pairs)
        c = math.floor(tokens / len(pairs) + 0.5)
        for name, f in fs.items():
            bias = 0.0
            for w, s in zip(weights, shares):
                chances = split(c, s, pooled)
                mean = sum(p * f(x / n, (c - x) / m) for x, p in enumerate(chances))
                bias += w * (mean - f(c * s / n, c * (1 - s) / m))
            result[name] -= tokens / c * bias
    return result


def fold_jackknife(folds, other, name):
    """Variance and bias by leaving folds of the first side out."""
    whole = [sum(f[i] for f in folds) for i in range(len(other))]
    n, m = sum(whole), sum(other)
    f = terms(n, m)[name]
    value = plug_in(whole, other, f)
    left, ratios = [], []
    for fold in folds:
        rest = [x - y for x, y in zip(whole, fold)]
        left.append(plug_in(rest, other, f))
        ratios.append(mpf(n) / sum(fold))
    estimate = len(folds) * value - mp.fsum((1 - 1 / h) * v for h, v in zip(ratios, left))
    variance = mp.fsum((h * value - (h - 1) * v - estimate) ** 2 / (h - 1) for h, v in zip(ratios, left)) / len(folds)
    return variance, value - estimate


def number(x):
    return "nil" if x is None else mp.nstr(mpf(x), 17)


def table(values):
    return "[" + ", ".join(f'"{k}": {number(v)}' for k, v in values.items() if v is not None) + "]"


def main():
    draw = random.Random(5)
    cases = {
        "small counts": ([draw.choice([0, 0, 1, 1, 2, 3, 5]) for _ in range(40)],
                         [draw.choice([0, 1, 1, 2, 2, 4]) for _ in range(40)]),
        "unequal sides": ([int(60 / (i + 1)) + draw.randrange(2) for i in range(50)],
                          [1 if draw.random() < 0.4 else 0 for _ in range(50)]),
        "all alike": ([3, 2, 1, 6, 4, 2, 2], [3, 2, 1, 6, 4, 2, 2]),
    }
    print("// Made by Scripts/golden/bias_corrections.py; do not edit.\n")
    print("/// Bias-corrected divergences from an independent implementation; Hellinger's is of the squared distance.")
    print("struct GoldenBiasCorrections: Sendable {\n    var name: String\n    var first: [UInt64]\n    var second: [UInt64]")
    for key in ["millerMadow", "jackknife", "chaoShen", "deconvolved"]:
        print(f"    var {key}: [String: Double]")
    print("\n    static let all: [GoldenBiasCorrections] = [")
    for name, (a, b) in cases.items():
        f = terms(sum(a), sum(b))
        print(f'        GoldenBiasCorrections(\n            name: "{name}",\n            first: {a},\n            second: {b},')
        print(f"            millerMadow: {table({k: miller_madow(a, b, k, f[k]) for k in NAMES})},")
        print(f"            jackknife: {table({k: jackknife(a, b, k) for k in NAMES})},")
        print(f"            chaoShen: {table({k: chao_shen(a, b, f[k]) for k in NAMES})},")
        print(f"            deconvolved: {table(deconvolved(a, b))}),")
    print("    ]\n}\n")
    folds = [[draw.randrange(6) for _ in range(12)] for _ in range(5)]
    other = [draw.randrange(1, 20) for _ in range(12)]
    print("/// The delete-a-fold jackknife of the first side.\nenum GoldenFoldJackknife {")
    print(f"    static let folds: [[UInt64]] = {folds}\n    static let other: [UInt64] = {other}")
    both = {k: fold_jackknife(folds, other, k) for k in NAMES}
    print(f"    static let variance: [String: Double] = {table({k: v[0] for k, v in both.items()})}")
    print(f"    static let bias: [String: Double] = {table({k: v[1] for k, v in both.items()})}\n}}")


main()
