#!/usr/bin/env python3
"""Golden values of DivergenceMeasures, from independent implementations.

Plug-in measures come from mpmath at 60 digits and are checked here against SciPy wherever SciPy keeps its precision;
chance expectations are sums over the exact hypergeometric distribution with mpmath, checked against scipy.stats.
Made with Python 3.11, mpmath 1.4.1, NumPy 2.4.6, SciPy 1.17.1:
    python3 Scripts/golden/divergence_measures.py > Tests/DivergenceMeasuresTests/GoldenMeasures.swift
"""
import sys

import numpy as np
from mpmath import mp, mpf
from scipy import special, stats
from scipy.spatial import distance

mp.dps = 60
NAMES = ["kullbackLeibler", "reverseKullbackLeibler", "jensenShannon", "jensenShannonDistance", "totalVariation",
         "hellinger", "outOfVocabularyRate", "typeCoverage", "tokenCoverage", "jeffreys", "bhattacharyya", "chiSquared",
         "reverseChiSquared", "renyi(0.5)", "renyi(2)", "tsallis(0.5)", "tsallis(2)", "alpha(0.5)", "cosine", "jaccard",
         "weightedJaccard", "outOfVocabularyTypeRate"]


def kl(x, y):
    return mp.fsum(u * mp.log(u / v) for u, v in zip(x, y) if u > 0)


def measures(first, second, weight=mpf("0.5")):
    n, m = sum(first), sum(second)
    p = [mpf(a) / n for a in first]
    q = [mpf(b) / m for b in second]
    pool = [mpf(a + b) / (n + m) for a, b in zip(first, second)]
    mix = lambda x: [(1 - weight) * u + weight * v for u, v in zip(x, pool)]
    half = [(u + v) / 2 for u, v in zip(p, q)]
    js = (kl(p, half) + kl(q, half)) / 2
    oov = mp.fsum(v for a, v in zip(first, q) if a == 0)
    types = sum(b > 0 for b in second)
    covered = sum(a > 0 and b > 0 for a, b in zip(first, second))
    power = lambda x, y, order: mp.fsum(u**order * v ** (1 - order) for u, v in zip(x, y) if u > 0)
    forward2, reverse2, half_power = power(q, mix(p), 2), power(p, mix(q), 2), power(q, mix(p), mpf("0.5"))
    affinity = mp.fsum(mp.sqrt(u * v) for u, v in zip(p, q))
    lengths = mp.sqrt(mp.fsum(u * u for u in p) * mp.fsum(v * v for v in q))
    either = sum(a + b > 0 for a, b in zip(first, second))
    overlap = mp.fsum(min(u, v) for u, v in zip(p, q))
    hellinger = mp.sqrt(mp.fsum((mp.sqrt(u) - mp.sqrt(v)) ** 2 for u, v in zip(p, q)) / 2)
    return dict(zip(NAMES, [
        kl(q, mix(p)), kl(p, mix(q)), js, mp.sqrt(js), mp.fsum(abs(u - v) for u, v in zip(p, q)) / 2, hellinger,
        oov, mpf(covered) / types, 1 - oov] + further(
            kl(q, mix(p)) + kl(p, mix(q)), affinity, forward2, reverse2, half_power,
            mp.fsum(u * v for u, v in zip(p, q)) / lengths, mpf(covered) / either, overlap, 1 - mpf(covered) / types)))


def further(jeffreys, affinity, forward2, reverse2, half_power, cosine, jaccard, overlap, absent_types):
    """Measures as functions of the sums that they are made of."""
    return [jeffreys, -mp.log(affinity) if affinity else mp.inf, forward2 - 1, reverse2 - 1, -2 * mp.log(half_power),
            mp.log(forward2), 2 * (1 - half_power), forward2 - 1, 4 * (1 - half_power), cosine, jaccard,
            overlap / (2 - overlap), absent_types]


def check_against_scipy(first, second, golden):
    p, q = np.array(first) / sum(first), np.array(second) / sum(second)
    pool = (np.array(first) + np.array(second)) / (sum(first) + sum(second))
    found = {
        "jensenShannonDistance": distance.jensenshannon(p, q),
        "totalVariation": distance.cityblock(p, q) / 2,
        "hellinger": distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2),
        "kullbackLeibler": special.rel_entr(q, (p + pool) / 2).sum(),
        "reverseKullbackLeibler": special.rel_entr(p, (q + pool) / 2).sum(),
    }
    for name, value in found.items():
        assert abs(value - golden[name]) <= mpf("1e-12") * golden[name], (name, value, golden[name])


def null(first, second, scipy_check):
    """Expectations of the terms when each type's tokens are dealt out without replacement."""
    n, m = sum(first), sum(second)
    total, cache, sums = n + m, {}, [mpf(0)] * 17
    for a, b in zip(first, second):
        c = a + b
        if c and c not in cache:
            # Frequent types are compared to 1e-5: fewer outcomes and digits will do.
            least, mp.dps = (mpf("1e-40"), 60) if c < 500 else (mpf("1e-20"), 20)
            mean = c * n // total
            low, high = max(0, c - m), min(c, n)
            weights, w, x = {mean: mpf(1)}, mpf(1), mean
            while x < high and w > least:
                w *= mpf((c - x) * (n - x)) / ((x + 1) * (m - c + x + 1))
                x += 1
                weights[x] = w
            w, x = mpf(1), mean
            while x > low and w > least:
                w *= mpf(x * (m - c + x)) / ((c - x + 1) * (n - x + 1))
                x -= 1
                weights[x] = w
            norm = mp.fsum(weights.values())
            if scipy_check:
                for x, w in weights.items():
                    assert abs(stats.hypergeom.pmf(x, total, c, n) - w / norm) < 1e-9
            expectation = [mpf(0)] * 17
            for x, w in weights.items():
                p, q, r = mpf(x) / n, mpf(c - x) / m, mpf(c) / total
                half = (p + q) / 2
                term = lambda u, v: u * mp.log(u / v) if u > 0 else mpf(0)
                values = [(term(p, half) + term(q, half)) / 2, abs(p - q) / 2, (mp.sqrt(p) - mp.sqrt(q)) ** 2 / 2,
                          term(q, (p + r) / 2), term(p, (q + r) / 2), q if x == 0 else 0,
                          mpf(x > 0 and c > x), mpf(c > x), mp.sqrt(p * q), q * q / ((p + r) / 2), p * p / ((q + r) / 2),
                          mp.sqrt(q * (p + r) / 2), p * q, p * p, q * q, mpf(x > 0), min(p, q)]
                for i, value in enumerate(values):
                    expectation[i] += w / norm * value
            cache[c] = expectation
            mp.dps = 60
        if c:
            sums = [s + e for s, e in zip(sums, cache[c])]
    (js, tv, h2, forward, reverse, oov, covered, types, affinity, forward2, reverse2, half_power, product, squares,
     other_squares, first_types, overlap) = sums
    return dict(zip(NAMES, [forward, reverse, js, mp.sqrt(js), tv, mp.sqrt(h2), oov, covered / types, 1 - oov] + further(
        forward + reverse, affinity, forward2, reverse2, half_power, product / mp.sqrt(squares * other_squares),
        covered / (first_types + types - covered), overlap, 1 - covered / types)))


def cases():
    rng = np.random.default_rng(5)
    def zipf(size, tokens):
        weights = 1 / np.arange(1, size + 1)
        return [int(x) for x in rng.multinomial(tokens, weights / weights.sum())]

    yield "random small", [int(x) for x in rng.integers(0, 5, 30)], [int(x) for x in rng.integers(0, 5, 30)], True, True
    yield "random large", [int(x) for x in rng.integers(1, 10**6, 25)], [int(x) for x in rng.integers(1, 10**6, 25)], \
        True, False
    yield "Zipf of unequal sizes", zipf(60, 20000), zipf(60, 300), True, True
    yield "Zipf of equal sizes", zipf(40, 100000), zipf(40, 100000), True, False
    yield "geometric tails", [2**k for k in range(20)], [2**(19 - k) for k in range(20)], True, False
    yield "one token apart at 10^13", [5 * 10**12, 5 * 10**12], [5 * 10**12 + 1, 5 * 10**12 - 1], False, False
    yield "one token against 10^13", [10**13 - 1, 1, 0], [0, 1, 2], False, False
    yield "nearly equal shares", [10**9 + 7, 10**9 - 7, 3], [3 * 10**9 + 20, 3 * 10**9 - 20, 9], False, False
    yield "one type", [7], [900], False, True
    yield "disjoint", [3, 4, 0, 0], [0, 0, 1, 5], False, True
    yield "identical", [1, 20, 300], [1, 20, 300], False, True
    yield "a singleton on each side", [1, 0], [0, 1], False, True


def literal(values):
    return "[" + ", ".join(f"{int(v)}" for v in values) + "]"


out = sys.stdout.write
out("// Made by Scripts/golden/divergence_measures.py; do not edit.\n\n")
out("/// Values of every measure from an independent implementation.\nstruct GoldenMeasures: Sendable {\n")
out("    var name: String\n    var first: [UInt64]\n    var second: [UInt64]\n")
out("    var plugIn: [String: Double]\n    var null: [String: Double]\n\n    static let all: [GoldenMeasures] = [\n")
for name, first, second, scipy_check, null_check in cases():
    golden = measures(first, second)
    if scipy_check:
        check_against_scipy(first, second, golden)
    chance = null(first, second, scipy_check and null_check) if sum(first) + sum(second) < 10**8 else {}
    out(f"        GoldenMeasures(\n            name: \"{name}\",\n")
    for label, values in (("first", first), ("second", second)):
        out(f"            {label}: {literal(values)},\n")
    for label, values, end in (("plugIn", golden, ","), ("null", chance, "),")):
        body = ", ".join(
            f"\"{k}\": {'.infinity' if v == mp.inf else mp.nstr(v, 17, min_fixed=-1, max_fixed=1)}" for k, v in values.items())
        out(f"            {label}: [{body or ':'}]{end}\n")
out("    ]\n}\n")
