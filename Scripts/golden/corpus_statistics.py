#!/usr/bin/env python3
"""Golden values of NGramStatistics/Statistics, from independent implementations.

Rarefaction, entropies, jackknife errors and the Zipf-Mandelbrot optimum come from definitions evaluated with mpmath at 40 digits;
entropies are checked here against infomeasure (whose "grassberger" is the estimator of 1988: that of 2003 is checked against its
integral), Zipf's exponent against scipy.stats.zipfian maximised by scipy.optimize,
and both Zipf-Mandelbrot parameters against scipy.optimize on the plain sum over ranks.
Made with Python 3.11, mpmath 1.4.1, NumPy 2.4.6, SciPy 1.17.1, infomeasure 0.6.3:
    python3 Scripts/golden/corpus_statistics.py > Tests/NGramStatisticsTests/Statistics/GoldenStatistics.swift
(then `swift format -i` of that file, until nothing changes)
"""
import logging
from collections import Counter

import infomeasure
import numpy as np
from mpmath import mp, mpf
from scipy import optimize, stats

logging.disable(logging.CRITICAL)
mp.dps = 40


def spectrum(counts):
    return sorted(Counter(c for c in counts if c > 0).items())


def mandelbrot_counts(tokens, types, s, q, seed):
    p = (np.arange(1, types + 1) + q) ** -s
    return [int(c) for c in np.random.default_rng(seed).multinomial(tokens, p / p.sum()) if c > 0]


def log_miss(population, marked, drawn):
    """ln C(N - k, n) / C(N, n)."""
    if drawn > population - marked:
        return -mp.inf
    g = lambda x: mp.loggamma(mpf(x) + 1)
    mp.dps = 60
    value = g(population - marked) + g(population - drawn) - g(population) - g(population - marked - drawn)
    mp.dps = 40
    return value


def rarefaction(entries, sizes):
    tokens = sum(k * f for k, f in entries)
    return [mp.fsum(f * (1 - mp.exp(log_miss(tokens, k, n))) for k, f in entries) for n in sizes]


def grassberger(n):
    half = mpf(n) / 2
    if n < 20:
        integral = mp.digamma(n) + (-1) ** n * mp.quad(lambda x: x ** (n - 1) / (1 + x), [0, 1])
        assert abs(integral - grassberger_closed(half, n)) < mpf(10) ** -25
    return grassberger_closed(half, n)


def grassberger_closed(half, n):
    return mp.digamma(n) + mpf((-1) ** n) / 2 * (mp.digamma(half + mpf(1) / 2) - mp.digamma(half))


def entropies(entries):
    n = mpf(sum(k * f for k, f in entries))
    v = sum(f for _, f in entries)
    plug = -mp.fsum(f * (k / n) * mp.log(k / n) for k, f in entries)
    once = dict(entries).get(1, 0)
    if once == n:
        once -= 1
    coverage = 1 - once / n
    def term(k):
        p = coverage * k / n
        return mpf(0) if p >= 1 or p <= 0 else -p * mp.log(p) / (1 - (1 - p) ** n)
    return {
        "plugIn": plug,
        "millerMadow": plug + (v - 1) / (2 * n),
        "grassberger": mp.log(n) - mp.fsum(f * k * grassberger(k) for k, f in entries) / n,
        "chaoShen": mp.fsum(f * term(mpf(k)) for k, f in entries),
    }


def jackknife(entries):
    """Standard errors, leaving out one token of each type in turn and estimating anew."""
    n = sum(k * f for k, f in entries)
    left = []
    for k, f in entries:
        rest = Counter(dict(entries))
        rest[k] -= 1
        rest[k - 1] += 1
        left.append((k * f, entropies(sorted((c, t) for c, t in rest.items() if c > 0 and t > 0))))
    errors = {}
    for name in left[0][1]:
        mean = mp.fsum(w * e[name] for w, e in left) / n
        errors[name] = mp.sqrt((mpf(n) - 1) / n * mp.fsum(w * (e[name] - mean) ** 2 for w, e in left))
    return errors


def check_entropies(counts, golden):
    data = np.repeat(np.arange(len(counts)), counts)
    for name, approach in [("plugIn", "discrete"), ("millerMadow", "miller_madow"), ("chaoShen", "chao_shen")]:
        found = float(infomeasure.entropy(data, approach=approach))
        assert abs(found - float(golden[name])) < 1e-9, (name, found, golden[name])


def log_likelihood(counts, s, q):
    """Mean over tokens, by the plain sum over ranks."""
    n, v = sum(counts), len(counts)
    norm = mp.log(mp.fsum((mpf(r) + q) ** -s for r in range(1, v + 1)))
    return -mp.fsum(c * s * mp.log(r + q) for r, c in enumerate(counts, 1)) / n - norm


def zipf(counts, free):
    counts = sorted(counts, reverse=True)
    c, r = np.array(counts, float), np.arange(1, len(counts) + 1)
    n = c.sum()

    def cost(x):
        s, q = x[0], (np.expm1(x[1]) if free else 0.0)
        logs = np.log(r + q)
        return s * (c * logs).sum() / n + np.log(np.exp(-s * (logs - logs[0])).sum()) - s * logs[0]

    starts = [[1.0, t] for t in ([-0.5, 0.5, 1.5, 3.0] if free else [0.0])]
    best = min((optimize.minimize(cost, x, method="Nelder-Mead",
                                  options=dict(xatol=1e-10, fatol=1e-15, maxiter=4000)) for x in starts),
               key=lambda o: o.fun)
    s, q = mpf(best.x[0]), mpf(np.expm1(best.x[1]) if free else 0)
    if not free and len(counts) < 5000:
        sample = np.repeat(r, counts)
        nll = lambda a: -stats.zipfian.logpmf(r, a, len(counts)) @ c / n
        other = optimize.minimize_scalar(nll, bounds=(0.01, 5), method="bounded", options=dict(xatol=1e-10)).x
        assert abs(other - float(s)) < 1e-6, (other, s)
    # Newton at 40 digits from there.
    logs = lambda q: [mp.log(mpf(i) + q) for i in range(1, len(counts) + 1)]
    total = mpf(sum(counts))

    def derivatives(s, q):
        x = [mpf(i) + q for i in range(1, len(counts) + 1)]
        l = [mp.log(v) for v in x]
        w = [mp.exp(-s * v) for v in l]
        W = mp.fsum(w)
        E = lambda f: mp.fsum(a * b for a, b in zip(w, f)) / W
        O = lambda f: mp.fsum(a * b for a, b in zip(counts, f)) / total
        inv, inv2 = [1 / v for v in x], [1 / v ** 2 for v in x]
        el, ei = E(l), E(inv)
        gs, gq = el - O(l), s * (ei - O(inv))
        hss = -(E([v * v for v in l]) - el ** 2)
        hsq = ei - O(inv) - s * (E([a * b for a, b in zip(l, inv)]) - el * ei)
        hqq = s * O(inv2) - s * E(inv2) - s ** 2 * (E(inv2) - ei ** 2)
        return gs, gq, hss, hsq, hqq

    for _ in range(8):
        gs, gq, hss, hsq, hqq = derivatives(s, q)
        if free:
            d = hss * hqq - hsq ** 2
            s, q = s - (gs * hqq - gq * hsq) / d, q - (gq * hss - gs * hsq) / d
        else:
            s = s - gs / hss
    gs, gq, hss, hsq, hqq = derivatives(s, q)
    assert abs(gs) < mpf(10) ** -25
    if free:
        d = hss * hqq - hsq ** 2
        errors = (mp.sqrt(-hqq / d / total), mp.sqrt(-hss / d / total))
    else:
        errors = (1 / mp.sqrt(-hss * total), mpf(0))
    return s, q, errors, log_likelihood(counts, s, q)


def number(x):
    return mp.nstr(mpf(x), 17, min_fixed=0, max_fixed=0)


def whole(x):
    return f"{x:_}" if x >= 10**6 else str(x)


def main():
    cases = [
        ("four types", [5, 2, 1, 1]),
        ("one type", [7]),
        ("one token", [1]),
        ("all once", [1] * 12),
        ("all twice", [2] * 9),
        ("small Zipf", mandelbrot_counts(300, 200, 1.0, 0, 1)),
        ("Zipf", mandelbrot_counts(20_000, 5_000, 1.1, 0, 2)),
        ("Mandelbrot", mandelbrot_counts(50_000, 3_000, 1.3, 4.2, 3)),
        ("raised head", mandelbrot_counts(40_000, 800, 0.8, -0.6, 4)),
        ("huge", [10**12, 3 * 10**11, 7 * 10**10, 5, 5, 3, 2, 2, 1, 1, 1, 1]),
    ]
    print("// Made by Scripts/golden/corpus_statistics.py; do not edit.\n")
    print("/// Statistics of count spectra from an independent implementation.")
    print("struct GoldenStatistics: Sendable {")
    for line in ["name: String", "entries: [(count: UInt64, types: UInt64)]", "sizes: [UInt64]", "expectedTypes: [Double]",
                 "entropy: [String: Double]", "jackknife: [String: Double]",
                 "/// s, its error, mean log-likelihood, with q = 0.\n    zipf: [Double]",
                 "/// s, q, their errors, mean log-likelihood.\n    mandelbrot: [Double]"]:
        comment, _, rest = line.rpartition("\n    ")
        print((f"    {comment}\n" if comment else "") + f"    var {rest}")
    print("\n    static let all: [GoldenStatistics] = [")
    for name, counts in cases:
        entries = spectrum(counts)
        n = sum(counts)
        sizes = sorted({s for s in [0, 1, 2, 3, 10, 65, 100, 1000, n // 1000, n // 100, n // 10, n // 3, n // 2, n - n // 4,
                                    n - 100, n - 2, n - 1, n] if 0 <= s <= n})
        values = entropies(entries)
        if n < 10**6:
            check_entropies(counts, values)
        errors = jackknife(entries) if n > 1 else {k: mpf(0) for k in values}
        fitted = len(entries) >= 2 and n < 10**6
        one = zipf(counts, False) if fitted else None
        two = zipf(counts, True) if fitted and name not in ("four types", "small Zipf") else None
        print(f'        GoldenStatistics(\n            name: "{name}",')
        print("            entries: [")
        wrap([f"({whole(k)}, {f})" for k, f in entries])
        print("            sizes: [")
        wrap([whole(s) for s in sizes])
        print("            expectedTypes: [")
        wrap([number(x) for x in rarefaction(entries, sizes)])
        for label, table in [("entropy", values), ("jackknife", errors)]:
            print(f"            {label}: [")
            wrap([f'"{k}": {number(x)}' for k, x in table.items()])
        print("            zipf: [" + (", ".join(number(x) for x in (one[0], one[2][0], one[3])) if one else "") + "],")
        fit = [number(x) for x in (two[0], two[1], *two[2], two[3])] if two else []
        head, tail = ", ".join(fit[:3]), ", ".join(fit[3:])
        print("            mandelbrot: [" + (f"\n                {head},\n                {tail},\n            ])," if fit else "]),"))
    print("    ]\n}")


def wrap(items):
    line = " " * 15
    for item in items:
        if len(line) + len(item) + 2 > 116:
            print(line)
            line = " " * 15
        line += f" {item},"
    print(line + "\n            ],")


main()
