#!/usr/bin/env python3
"""Golden values of the distances between samples, from independent implementations.

W1 of document lengths: scipy.stats.wasserstein_distance, checked against exact fractions; its null: mean absolute deviations
summed over scipy.stats.hypergeom, for large counts over mpmath's binomials. Distances of folds: NumPy and scikit-learn's
pairwise kernels, on counts that both sides draw from SplitMix64. Distances of documents: scikit-learn's rbf_kernel, laplacian_kernel and
LogisticRegression; the permutation test with few documents over all permutations.
Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1, scikit-learn 1.9.1, mpmath 1.4.1:
    python3 Scripts/golden/sample_distances.py | swift format - > Tests/DivergenceMeasuresTests/GoldenSampleDistances.swift
"""
from fractions import Fraction
from itertools import combinations

import numpy as np
from mpmath import mp, mpf
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import cosine_similarity, laplacian_kernel, linear_kernel, manhattan_distances, rbf_kernel

mp.dps = 50


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)


def exact_distance(first, second, position):
    n, m = sum(c for _, c in first), sum(c for _, c in second)
    lengths = sorted({x for x, _ in first + second})
    total, a, b = mpf(0), 0, 0
    for here, there in zip(lengths, lengths[1:]):
        a += sum(c for x, c in first if x == here)
        b += sum(c for x, c in second if x == here)
        share = abs(Fraction(a, n) - Fraction(b, m))
        total += mpf(share.numerator) / share.denominator * (position(there) - position(here))
    return total


def deviation(population, marked, drawn):
    """E|X - mean| of the hypergeometric distribution, summed outwards from its mean."""
    low, high = max(0, drawn + marked - population), min(marked, drawn)
    mean = mpf(marked) * drawn / population
    start = min(max(int(mean), low), high)
    weights, w, x = {start: mpf(1)}, mpf(1), start
    while x < high and w > mpf("1e-30"):
        w *= mpf((marked - x) * (drawn - x)) / ((x + 1) * (population - marked - drawn + x + 1))
        x += 1
        weights[x] = w
    w, x = mpf(1), start
    while x > low and w > mpf("1e-30"):
        w *= mpf(x * (population - marked - drawn + x)) / ((marked - x + 1) * (drawn - x + 1))
        x -= 1
        weights[x] = w
    value = mp.fsum(w * abs(x - mean) for x, w in weights.items()) / mp.fsum(weights.values())
    if population < 2000:
        law = stats.hypergeom(population, marked, drawn)
        x = np.arange(low, high + 1)
        assert abs((law.pmf(x) * abs(x - float(mean))).sum() - value) < 1e-9 * (1 + value)
    return value


def null(first, second, position):
    n, m = sum(c for _, c in first), sum(c for _, c in second)
    lengths = sorted({x for x, _ in first + second})
    total, marked = mpf(0), 0
    for here, there in zip(lengths, lengths[1:]):
        marked += sum(c for x, c in first + second if x == here)
        total += (position(there) - position(here)) * deviation(n + m, marked, n) * (n + m) / (mpf(n) * m)
    return total


def length_cases():
    rng = np.random.default_rng(3)

    def counted(values):
        return [(int(x), int(c)) for x, c in zip(*np.unique(values, return_counts=True))]

    yield "few small", counted(rng.integers(0, 9, 12)), counted(rng.integers(0, 9, 7))
    yield "lognormal", counted(np.exp(rng.normal(3, 1, 60)).astype(int)), counted(np.exp(rng.normal(4, 1, 25)).astype(int))
    yield "geometric of unequal sizes", counted(rng.geometric(0.2, 900)), counted(rng.geometric(0.18, 20))
    yield "identical", [(1, 3), (5, 2), (40, 1)], [(1, 3), (5, 2), (40, 1)]
    yield "same shares of other sizes", [(1, 3), (5, 2)], [(1, 300), (5, 200)]
    yield "one document each", [(7, 1)], [(900, 1)]
    yield "one length", [(3, 5)], [(3, 90)]
    yield "empty documents", [(0, 4), (2, 1)], [(0, 1), (2, 4)]
    yield "long documents", [(10**9, 1), (10**12, 2)], [(10**9 + 1, 3), (10**12 - 1, 1)]
    yield "one document apart at 10^9", [(10, 5 * 10**8), (20, 5 * 10**8)], [(10, 5 * 10**8 + 1), (20, 5 * 10**8 - 1)]
    yield "one document against 10^6", [(4, 10**6), (30, 10)], [(5, 1)]


def folds(seed, buckets, size):
    """Counts by fold and bucket; every seventh fold is empty."""
    random = SplitMix64(seed)
    counts = np.zeros((32, buckets), dtype=np.int64)
    for fold in range(32):
        for bucket in range(buckets):
            draw = random.next() % (size * (1 + bucket % 5))
            counts[fold, bucket] = 0 if fold % 7 == 3 else draw
    return counts


def fold_values(c, d):
    n, m = c.sum(), d.sum()
    rest = (c + d).sum(0) - (c + d)
    pooled = rest / rest.sum(1, keepdims=True)
    z = (c - c.sum(1, keepdims=True) * pooled) / n - (d - d.sum(1, keepdims=True) * pooled) / m
    w = (m * c.sum(1) / n + n * d.sum(1) / m) / (n + m)
    gram = linear_kernel(z)
    plug_in = linear_kernel((c.sum(0) / n - d.sum(0) / m)[None, :])[0, 0]
    estimate = (plug_in - np.trace(gram)) / (1 - (w**2).sum())
    score_first = score_second = 0
    for fold in range(32):
        rest_c, rest_d = c.sum(0) - c[fold], d.sum(0) - d[fold]
        a = [int(x) * int(rest_d.sum()) for x in rest_c]
        b = [int(x) * int(rest_c.sum()) for x in rest_d]
        sign = np.array([(x > y) - (x < y) for x, y in zip(a, b)])
        score_first += int((sign * c[fold]).sum())
        score_second -= int((sign * d[fold]).sum())
    right = (Fraction(score_first, int(n)) + Fraction(score_second, int(m))) / 2  # right less wrong
    error = (1 - right) / 2
    return {
        "discrepancy": estimate, "discrepancyPlugIn": plug_in, "discrepancyNull": np.trace(gram),
        "distance": float(2 * (1 - 2 * error)), "training": abs(c.sum(0) / n - d.sum(0) / m).sum(),
    }


def unbiased_by_pairs(c, d):
    """With folds of one size the estimate is the textbook's U-statistic, without pairs of one fold."""
    x, y = c / c.sum(1, keepdims=True), d / d.sum(1, keepdims=True)
    g = len(x)
    kxx, kyy, kxy = linear_kernel(x), linear_kernel(y), linear_kernel(x, y)
    off = lambda k: (k.sum() - np.trace(k)) / (g * (g - 1))
    return off(kxx) + off(kyy) - 2 * off(kxy)


def check_textbook():
    rng = np.random.default_rng(1)
    c, d = rng.multinomial(500, [0.1] * 10, 32), rng.multinomial(90, np.arange(1, 11) / 55, 32)
    assert abs(fold_values(c, d)["discrepancy"] - unbiased_by_pairs(c, d)) < 1e-12


def documents(seed, count, buckets, shift):
    """Counts by document and bucket, and each document's fold; some documents are alike."""
    random = SplitMix64(seed)
    counts = np.zeros((count, buckets), dtype=np.int64)
    document_folds = []
    for document in range(count):
        document_folds.append(random.next() % 32)
        for _ in range(3 + random.next() % 20):
            a, b = random.next() % buckets, random.next() % buckets
            counts[document, (min(a, b) + shift) % buckets] += 1
    return counts, np.array(document_folds)


def discrepancy(kernel, n):
    m = len(kernel) - n
    x, y, xy = kernel[:n, :n], kernel[n:, n:], kernel[:n, n:]
    unbiased = (x.sum() - np.trace(x)) / (n * (n - 1)) + (y.sum() - np.trace(y)) / (m * (m - 1)) - 2 * xy.mean()
    return unbiased, x.mean() + y.mean() - 2 * xy.mean()


def document_values(first, second):
    n, both = len(first), np.vstack([first, second]).astype(float)
    relative = both / both.sum(1, keepdims=True)
    unit = both / np.sqrt((both**2).sum(1, keepdims=True))
    upper = np.triu_indices(len(both), 1)
    squares = np.maximum(0, 2 - 2 * linear_kernel(unit))
    width = np.median(np.sqrt(squares[upper]))
    kernels = {
        "linear": linear_kernel(relative),
        "cosine": cosine_similarity(both),
        "gaussian": rbf_kernel(unit, gamma=1 / (2 * width**2)),
        "laplacian": laplacian_kernel(relative, gamma=1 / np.median(manhattan_distances(relative)[upper])),
    }
    values = {}
    for name, kernel in kernels.items():
        unbiased, biased = discrepancy(kernel, n)
        values[name], values[name + "PlugIn"] = unbiased, biased
    kernel = kernels["gaussian"]
    if len(both) <= 12:
        statistics, nulls = [], []
        for chosen in combinations(range(len(both)), n):
            order = list(chosen) + [i for i in range(len(both)) if i not in chosen]
            unbiased, biased = discrepancy(kernel[np.ix_(order, order)], n)
            statistics.append(unbiased)
            nulls.append(biased)
        observed = values["gaussian"]
        values["gaussianNull"] = np.mean(nulls)
        values["gaussianP"] = np.mean([s >= observed - 1e-13 for s in statistics])
    return values


def regression(first, second, cost):
    both = np.vstack([first, second]).astype(float)
    unit = both / np.sqrt((both**2).sum(1, keepdims=True))
    labels = np.array([1] * len(first) + [-1] * len(second))
    model = LogisticRegression(C=cost, class_weight="balanced", solver="newton-cholesky", tol=1e-14, max_iter=1000)
    model.fit(unit, labels)
    return list(model.coef_[0]) + [model.intercept_[0]]


def cross_validated(first, first_folds, second, second_folds, cost=1.0):
    both = np.vstack([first, second]).astype(float)
    unit = both / np.sqrt((both**2).sum(1, keepdims=True))
    labels = np.array([1] * len(first) + [-1] * len(second))
    groups = np.concatenate([first_folds, second_folds]) % 8
    right = np.zeros(len(both))
    for group in range(8):
        test = groups == group
        if not test.any():
            continue
        model = LogisticRegression(C=cost, class_weight="balanced", solver="newton-cholesky", tol=1e-14, max_iter=1000)
        model.fit(unit[~test], labels[~test])
        scores = model.decision_function(unit[test])
        assert abs(scores).min() > 1e-6
        right[test] = np.sign(scores) * labels[test]
    return right[labels > 0].mean() + right[labels < 0].mean()


def entries(pairs):
    return "[" + ", ".join(f"({x}, {c})" for x, c in pairs) + "]"


def number(value):
    return mp.nstr(mpf(value), 18, min_fixed=0, max_fixed=0) if value else "0"


def wrapped(prefix, text, suffix):
    line, lines = prefix, []
    for part in text.replace("), (", "),| (").split("|"):
        if len(line) + len(part) > 116:
            lines.append(line)
            line = " " * 16 + part.strip()
        else:
            line += part
    lines.append(line + suffix)
    return "\n".join(lines)


def main():
    check_textbook()
    print("// Made by Scripts/golden/sample_distances.py; do not edit.\n")
    print("/// Distances of document lengths from SciPy: lengths with the documents that have them.")
    print("struct GoldenLengthDistance: Sendable {")
    print("    var name: String\n    var first: [(UInt64, UInt64)]\n    var second: [(UInt64, UInt64)]")
    print("    /// W₁ in tokens and of ln(1 + length), then the nulls.")
    print("    var values: [Double]\n\n    static let all: [GoldenLengthDistance] = [")
    for name, first, second in length_cases():
        values = []
        for position in (lambda x: mpf(x), lambda x: mp.log(1 + x)):
            exact = exact_distance(first, second, position)
            scipy = stats.wasserstein_distance(
                [float(position(x)) for x, _ in first], [float(position(x)) for x, _ in second],
                [c for _, c in first], [c for _, c in second])
            loose = "10^9" in name
            assert abs(scipy - exact) <= (1e-6 if loose else 1e-12) * exact + (1e-12 if loose else 1e-14), \
                (name, scipy, exact)
            values.append(exact)
        values += [null(first, second, lambda x: mpf(x)), null(first, second, lambda x: mp.log(1 + x))]
        print("        GoldenLengthDistance(")
        print(f'            name: "{name}",')
        print(wrapped("            first: ", entries(first), ","))
        print(wrapped("            second: ", entries(second), ","))
        print("            values: [")
        print(f"                {number(values[0])}, {number(values[1])},")
        print(f"                {number(values[2])}, {number(values[3])},")
        print("            ]),")
    print("    ]\n}\n")
    print("/// Distances of folds from NumPy and scikit-learn, on counts drawn from seeds.")
    print("struct GoldenFoldDistance: Sendable {")
    print("    var seeds: (UInt64, UInt64)\n    var buckets: Int\n    var sizes: (UInt64, UInt64)")
    print("    var values: [String: Double]\n\n    static let all: [GoldenFoldDistance] = [")
    for seeds, buckets, sizes in [((1, 2), 40, (9, 9)), ((3, 4), 60, (1000, 3)), ((5, 6), 5, (50, 2000))]:
        values = fold_values(folds(seeds[0], buckets, sizes[0]), folds(seeds[1], buckets, sizes[1]))
        print("        GoldenFoldDistance(")
        print(f"            seeds: ({seeds[0]}, {seeds[1]}), buckets: {buckets}, sizes: ({sizes[0]}, {sizes[1]}),")
        print("            values: [")
        for key in sorted(values):
            print(f'                "{key}": {float(values[key])!r},')
        print("            ]),")
    print("    ]\n}\n")
    print("/// Distances of documents from scikit-learn, on documents drawn from seeds.")
    print("struct GoldenDocumentDistance: Sendable {")
    print("    var seeds: (UInt64, UInt64)\n    var counts: (Int, Int)\n    var buckets: Int\n    var shift: Int")
    print("    var cost: Double\n    var values: [String: Double]")
    print("    /// Weights of the logistic regression, the intercept last.\n    var weights: [Double]\n")
    print("    static let all: [GoldenDocumentDistance] = [")
    for seeds, counts, buckets, shift, cost in [
            ((1, 2), (5, 6), 12, 3, 1.0), ((3, 4), (60, 25), 20, 2, 1.0), ((5, 6), (40, 90), 15, 0, 10.0)]:
        first, first_folds = documents(seeds[0], counts[0], buckets, 0)
        second, second_folds = documents(seeds[1], counts[1], buckets, shift)
        values = document_values(first, second)
        values["distance"] = cross_validated(first, first_folds, second, second_folds, cost)
        print("        GoldenDocumentDistance(")
        print(f"            seeds: {seeds}, counts: {counts}, buckets: {buckets}, shift: {shift}, cost: {cost:g},")
        print("            values: [")
        for key in sorted(values):
            print(f'                "{key}": {float(values[key])!r},')
        print("            ],\n            weights: [")
        for weight in regression(first, second, cost):
            print(f"                {float(weight)!r},")
        print("            ]),")
    print("    ]\n}")


main()
