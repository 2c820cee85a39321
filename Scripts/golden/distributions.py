#!/usr/bin/env python3
"""Golden values of measures between distributions, from independent implementations.

Values come from mpmath at 420 digits (subnormal numbers need them), on the exact values of the doubles divided by their exact sums. Each is checked here
against SciPy, dit and scikit-learn wherever those keep their precision; how many were is printed on standard error.
Made with Python 3.11, mpmath 1.4.1, NumPy 2.4.6, SciPy 1.17.1, dit 2.3, scikit-learn 1.9.1:
    python3 Scripts/golden/distributions.py > Tests/DivergenceMeasuresTests/Golden/distributions.json
"""
import json
import sys

import dit
import numpy as np
from mpmath import mp, mpf
from scipy import special, stats
from scipy.spatial import distance
from sklearn.metrics.pairwise import cosine_similarity

mp.dps = 420
INFINITY = mpf("inf")
ORDERS = [0.25, 0.5, 0.999999, 1, 1.5, 2, 3]


def term(u, v):
    return mpf(0) if u == 0 else INFINITY if v == 0 else u * mp.log(u / v)


def kl(x, y):
    return mp.fsum(term(u, v) for u, v in zip(x, y))


def power_sum(q, p, order):
    """Σ q^α p^(1 − α)."""
    order = mpf(order)
    total = mpf(0)
    for u, v in zip(q, p):
        if u == 0 and v == 0:
            continue
        if u == 0:
            total += INFINITY if order < 0 else 0
        elif v == 0:
            total += INFINITY if order > 1 else 0
        else:
            total += u**order * v ** (1 - order)
    return total


def minus_log(value):
    return INFINITY if value == 0 else -mp.log(value)


def renyi(q, p, order):
    if order == 0:
        return minus_log(mp.fsum(v for u, v in zip(q, p) if u > 0))
    if order == 1:
        return kl(q, p)
    if order == "inf":
        return max(INFINITY if v == 0 else mp.log(u / v) for u, v in zip(q, p) if u > 0)
    total = power_sum(q, p, order)
    if total == 0 or total == INFINITY:
        return INFINITY
    return mp.log(total) / (mpf(order) - 1)


def tsallis(q, p, order):
    if order == 0:
        return 1 - mp.fsum(v for u, v in zip(q, p) if u > 0)
    return kl(q, p) if order == 1 else (power_sum(q, p, order) - 1) / (mpf(order) - 1)


def alpha(q, p, order):
    if order == 0:
        return kl(p, q)
    return kl(q, p) if order == 1 else (power_sum(q, p, order) - 1) / (mpf(order) * (mpf(order) - 1))


def chi_squared(q, p):
    return mp.fsum(0 if u == v else INFINITY if v == 0 else (u - v) ** 2 / v for u, v in zip(q, p))


def measures(first, second):
    p = [mpf(x) for x in first]
    q = [mpf(x) for x in second]
    p = [x / mp.fsum(p) for x in p]
    q = [x / mp.fsum(q) for x in q]
    half = [(u + v) / 2 for u, v in zip(p, q)]
    js = (kl(p, half) + kl(q, half)) / 2
    affinity = mp.fsum(mp.sqrt(u * v) for u, v in zip(p, q))
    shared = sum(u > 0 and v > 0 for u, v in zip(p, q))
    either = sum(u > 0 or v > 0 for u, v in zip(p, q))
    overlap = mp.fsum(min(u, v) for u, v in zip(p, q))
    covered = mp.fsum(v for u, v in zip(p, q) if u > 0)
    values = {
        "kullbackLeibler": kl(q, p), "reverseKullbackLeibler": kl(p, q), "jeffreys": kl(q, p) + kl(p, q),
        "jensenShannon": js, "jensenShannonDistance": mp.sqrt(js),
        "totalVariation": mp.fsum(abs(u - v) for u, v in zip(p, q)) / 2,
        "hellinger": mp.sqrt(mp.fsum((mp.sqrt(u) - mp.sqrt(v)) ** 2 for u, v in zip(p, q)) / 2),
        "bhattacharyya": minus_log(affinity), "chiSquared": chi_squared(q, p), "reverseChiSquared": chi_squared(p, q),
        "cosine": mp.fsum(u * v for u, v in zip(p, q)) / mp.sqrt(mp.fsum(u * u for u in p) * mp.fsum(v * v for v in q)),
        "jaccard": mpf(shared) / either, "weightedJaccard": overlap / (2 - overlap),
        "outOfVocabularyRate": mp.fsum(v for u, v in zip(p, q) if u == 0), "tokenCoverage": covered,
        "typeCoverage": mpf(shared) / sum(v > 0 for v in q),
        "outOfVocabularyTypeRate": mpf(sum(v > 0 for v in q) - shared) / sum(v > 0 for v in q),
    }
    for order in [0] + ORDERS + [20]:
        values[f"renyi({order:g})" if order != 0.999999 else "renyi(0.999999)"] = renyi(q, p, order)
        values[f"tsallis({order:g})" if order != 0.999999 else "tsallis(0.999999)"] = tsallis(q, p, order)
    values["renyi(inf)"] = renyi(q, p, "inf")
    for order in [-1, 0, 1e-9] + ORDERS:
        values[f"alpha({order!r})"] = alpha(q, p, order)
    both = [(u, v) for u, v in zip(first, second) if u > 0 and v > 0]
    if len({u for u, _ in both}) > 1 and len({v for _, v in both}) > 1:
        values["rankCorrelation"] = mpf(float(stats.spearmanr(*zip(*both)).statistic))
        values["kendallRankCorrelation"] = mpf(float(stats.kendalltau(*zip(*both)).statistic))
    return values


def peers(first, second):
    """What SciPy, dit and scikit-learn say, by measure; dit works in bits and on the events that have probability."""
    p, q = np.array(first), np.array(second)
    p, q = p / p.sum(), q / q.sum()
    found = {
        "jensenShannonDistance": [("SciPy", distance.jensenshannon(p, q))],
        "kullbackLeibler": [("SciPy", special.rel_entr(q, p).sum())],
        "reverseKullbackLeibler": [("SciPy", special.rel_entr(p, q).sum())],
        "totalVariation": [("SciPy", distance.cityblock(p, q) / 2)],
        "hellinger": [("SciPy", distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2))],
        "cosine": [("SciPy", 1 - distance.cosine(p, q)), ("scikit-learn", cosine_similarity([p], [q])[0, 0])],
        "jaccard": [("SciPy", 1 - distance.jaccard(p > 0, q > 0))],
    }
    names = [f"{i:04d}" for i in range(len(p))]
    one = dit.Distribution(names, p, validate=False, trim=False)
    other = dit.Distribution(names, q, validate=False, trim=False)
    d = dit.divergences
    bits = np.log(2)

    def add(name, value):
        found.setdefault(name, []).append(("dit", value))

    add("jensenShannon", d.jensen_shannon_divergence([one, other]) * bits)
    add("totalVariation", d.pmf.variational_distance(p, q))
    add("hellinger", np.sqrt(1 - d.pmf.bhattacharyya_coefficient(p, q)))
    add("bhattacharyya", -np.log(d.pmf.bhattacharyya_coefficient(p, q)))
    if (p > 0).all() and (q > 0).all():
        add("kullbackLeibler", d.kullback_leibler_divergence(other, one) * bits)
        for order in ORDERS:
            if order == 0.999999:
                continue
            add(f"renyi({order:g})", d.renyi_divergence(other, one, alpha=order) * bits)
            unit = bits if order == 1 else 1
            add(f"tsallis({order:g})", d.tsallis_divergence(other, one, alpha=order) * unit)
            # dit's (Amari's) α is 2 times this one less 1, of its arguments exchanged.
            add(f"alpha({order!r})", d.alpha_divergence(other, one, alpha=1 - 2 * order) if order != 1 else np.nan)
    return found


def cases():
    rng = np.random.default_rng(11)

    def dirichlet(size, concentration):
        return [float(x) for x in rng.dirichlet(np.full(size, concentration))]

    for size, concentration in [(2, 1), (5, 1), (10, 0.3), (40, 1), (40, 10), (200, 0.5)]:
        yield f"random {size} of {concentration}", dirichlet(size, concentration), dirichlet(size, concentration), True
    sparse = [x if rng.random() < 0.5 else 0.0 for x in dirichlet(30, 1)]
    other = [x if rng.random() < 0.5 else 0.0 for x in dirichlet(30, 1)]
    yield "random with zeros", sparse, other, True
    zipf = [1 / (rank + 1) for rank in range(60)]
    yield "Zipf against its reverse", zipf, zipf[::-1], True
    yield "counts with ties", [float(x) for x in rng.integers(1, 6, 40)], [float(x) for x in rng.integers(1, 6, 40)], True
    base = dirichlet(6, 2)
    for relative in [1e-3, 1e-8, 1e-15]:
        near = [x * (1 + relative * (-1) ** i) for i, x in enumerate(base)]
        yield f"nearly equal, {relative:g}", base, near, False
    yield "one unit in the last place", [0.5, 0.5], [0.5, np.nextafter(0.5, 1)], False
    yield "nearly disjoint", [1 - 1e-12, 1e-12], [1e-13, 1 - 1e-13], False
    yield "tiny overlap", [1.0, 1e-200], [1e-250, 1.0], False
    yield "subnormal", [0.0, 1.0], [5e-324, 1.0], False
    yield "subnormal, exchanged", [5e-324, 1.0], [0.0, 1.0], False
    yield "subnormal against subnormal", [5e-324, 1.0], [1.5e-323, 1.0], False
    yield "small and equal", [1e-308, 1e-308], [1e-308, 1e-308], False
    yield "huge counts", [1e300, 3e300, 2e299], [2e300, 1e300, 4e299], False
    yield "disjoint", [0.25, 0.75, 0.0], [0.0, 0.0, 1.0], False
    yield "equal", base, base, False
    yield "one event", [3.0], [7.0], False
    yield "far tails", [2.0**-k for k in range(1, 60)], [2.0 ** -(60 - k) for k in range(1, 60)], False
    yield "certain against spread", [1.0, 0.0, 0.0, 0.0], [0.25, 0.25, 0.25, 0.25], False


def text(value):
    return "inf" if value == INFINITY else mp.nstr(value, 20, min_fixed=-1, max_fixed=1)


checked = {}
result = []
for name, first, second, is_plain in cases():
    first, second = [float(x) for x in first], [float(x) for x in second]
    values = measures(first, second)
    if is_plain:
        for measure, answers in peers(first, second).items():
            for program, answer in answers:
                if np.isnan(answer):
                    continue
                # Peers take 1 − Σ where this sum is near 1, and lose what that costs.
                slack = mpf("1e-12") * max(values[measure], mpf("0.1"))
                if values[measure] == INFINITY:
                    assert np.isinf(answer), (name, measure, program, answer)
                else:
                    assert abs(mpf(float(answer)) - values[measure]) <= slack, (name, measure, program, answer, values[measure])
                checked[program] = checked.get(program, 0) + 1
    result.append({
        "name": name, "first": [x.hex() for x in first], "second": [x.hex() for x in second],
        "values": {key: text(value) for key, value in values.items()}})
json.dump(result, sys.stdout, indent=0, ensure_ascii=False)
sys.stdout.write("\n")
print("checked against peers:", checked, file=sys.stderr)
