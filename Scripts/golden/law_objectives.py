#!/usr/bin/env python3
"""Least objectives of the laws on 200 random and real curves, from SciPy 1.17.1 and NumPy 2.4.6 (Python 3.11).

Writes Tests/ScalingLawsTests/Golden/ObjectiveGolden.swift. For each curve and law: the least summed Huber loss on
logarithms that a multi-start of L-BFGS-B, its best ends polished with Nelder-Mead, finds over all parameters at once (an
independent way: the library searches one or two shapes and solves the rest).

Real curves: English-Spanish BLEU of Koehn and Knowles 2017 (three systems); BLEU against data of Gordon, Duh and Kaplan
2021 (twelve models), where ../shared/data/curves is at hand, else they are left out and the file changes.
Takes about an hour of processor time.
"""
import csv
import multiprocessing
import pathlib

import numpy as np
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "Tests/ScalingLawsTests/Golden/ObjectiveGolden.swift"
rng = np.random.default_rng(11)


def huber(r, d):
    a = np.abs(r)
    return np.where(a <= d, .5 * r * r, d * (a - .5 * d))


def rise(c, u):
    return np.expm1(-c * u) / np.expm1(-c * u.max())


def log_law(p, u):
    return p[2] + np.exp(p[1]) * np.log1p(u / np.exp(p[0]))


def power_law(p, u):
    return np.logaddexp(p[1], p[2] - np.exp(p[0]) * u)


def saturating(p, u):
    with np.errstate(divide="ignore"):
        return np.logaddexp(p[1], p[2] + np.log(rise(np.exp(p[0]), u)))


def exponential(p, u):
    return p[1] + np.exp(p[2]) * rise(np.exp(p[0]), u)


def logistic(p, u):
    return -np.logaddexp(p[1], p[2] - np.exp(p[0]) * u)


def richards(p, u):
    q = p[3] if abs(p[3]) > 1e-6 else 1e-6
    inside = 1 + q * np.exp(-(p[2] + np.exp(p[0]) * u))
    return np.where(inside > 0, p[1] - np.log(np.maximum(inside, 1e-300)) / q, -1e6)


def broken(p, u):
    inner = np.sort(u)[1:-1]
    at = inner[0] + (inner[-1] - inner[0]) / (1 + np.exp(-p[0]))
    return p[1] + p[2] * np.minimum(0, u - at) + p[3] * np.maximum(0, u - at)


def starts(law, u, ln):
    span, y = u.max(), np.exp(ln)
    for shape, seconds in ((-5, (0,)), (-2.5, (0,)), (-1, (-1,)), (0, (0, 1)), (1.5, (0,)), (3.5, (1,))):
        for second in seconds:
            if law is log_law:
                yield shape + np.log(span), second, ln[0]
            elif law is power_law:
                low = ln.min() + np.log((.1, .5, .95)[second if second >= 0 else 2])
                yield shape / 2 - np.log(span), low, np.log(max(y[0] - np.exp(low), 1e-3))
            elif law is saturating:
                yield shape / 2 - np.log(span), ln[0], np.log(max(y[-1] - y[0], .1)) + second / 3
            elif law is exponential:
                yield shape / 2 - np.log(span), ln[0], np.log(max(ln[-1] - ln[0], .01)) + second / 3
            elif law is logistic:
                yield shape / 2 - np.log(span), -ln.max() - .3 * (second + 2), np.log(1 / y[0])
            elif law is richards:
                for q in (-1.2, .3, 1.5):
                    yield shape / 2 - np.log(span), ln.max() + .1, second, q
            else:
                half = len(u) // 2
                yield shape, ln[half], (ln[half] - ln[0]) / max(u[half], .1), (ln[-1] - ln[half]) / max(u[-1] - u[half], .1)


def least(law, u, ln, w, d):
    def objective(p):
        if not np.all(np.abs(p) < 200):
            return 1e9
        with np.errstate(all="ignore"):
            value = np.sum(w * huber(ln - law(p, u), d))
        return value if np.isfinite(value) else 1e9

    ends = []
    for start in starts(law, u, ln):
        result = minimize(objective, start, method="L-BFGS-B", options={"ftol": 1e-15, "gtol": 1e-12, "maxiter": 150, "maxfun": 700})
        ends.append((result.fun, tuple(result.x)))
    ends.sort()
    best = ends[0][0]
    for _, p in ends[:2]:
        for _ in range(2):
            result = minimize(objective, p, method="Nelder-Mead",
                              options={"xatol": 1e-11, "fatol": 1e-20, "maxiter": 500, "maxfev": 700})
            p = result.x
        best = min(best, result.fun)
    return best


def curve(kind, n):
    x = np.log(1e9) + np.log(2) * np.cumsum(rng.uniform(.5, 1.5, n))
    u = x - x[0]
    noise = rng.normal(0, rng.choice([.2, .5, 1.0]), n)
    if kind == "log":
        y = np.exp(rng.uniform(.3, 1.5) * np.log1p(u / rng.uniform(.5, 20)) + np.log(rng.uniform(8, 20))) + noise
    elif kind == "saturating":
        y = 32 - 14 * np.exp(-rng.uniform(.3, 1.2) * u) + noise
    elif kind == "flat":
        y = 27 + noise
    elif kind == "sigmoid":
        y = 1 + 30 / (1 + np.exp(-1.5 * (u - u.mean()))) + .2 * noise
    elif kind == "fall":
        y = 20 + 2 * np.minimum(u, u.mean()) - rng.uniform(.3, 2) * np.maximum(0, u - u.mean()) + .5 * noise
    else:
        y = rng.uniform(1, 2) + rng.uniform(.5, 3) * np.exp(-rng.uniform(.1, .9) * u)
        y *= np.exp(rng.normal(0, 10 ** rng.uniform(-4, -2), n))
    if rng.random() < .25 and n > 4 and kind != "entropy":
        y[rng.integers(n)] *= 1.3
    return np.exp(x), np.maximum(y, .2)


def rounded(values, digits):
    return np.array([float(f"{v:.{digits}g}") for v in values])


KOEHN = [
    (16.4, 18.1, 19.6, 21.2, 22.2, 23.5, 24.7, 26.1, 26.9, 27.8, 28.6),
    (21.8, 23.4, 24.9, 26.2, 26.9, 27.9, 28.6, 29.2, 29.6, 30.1, 30.4),
    (1.6, 7.2, 11.9, 14.7, 18.2, 22.4, 25.7, 27.4, 29.2, 30.3, 31.1),
]
curves = [("koehn", 376660 * 2. ** np.arange(11), np.array(y), None) for y in KOEHN]
gordon = ROOT.parent / "shared/data/curves/gordon2021-bleu-vs-data-size.tsv"
if gordon.exists():
    models = {}
    for row in csv.DictReader(gordon.open(), delimiter="\t"):
        models.setdefault((row["pair"], row["params_noembed"]), []).append(
            (float(row["train_bytes"]), float(row["dev_bleu_bpe"])))
    for points in models.values():
        points.sort()
        curves.append(("gordon", *np.array(points).T, None))
kinds = ["log", "saturating", "flat", "sigmoid", "fall", "entropy"]
while len(curves) < 200:
    i = len(curves)
    kind = kinds[i % 6]
    x, y = curve(kind, int(rng.integers(4, 13)))
    x, y = rounded(x, 6), rounded(y, 5 if kind != "entropy" else 7)
    se = rounded(rng.uniform(.1, .8, len(x)), 3) if i % 5 == 4 else None
    curves.append((kind, x, y, se))

LAWS = {
    "logLaw": (log_law, .1, 3), "saturatingPowerLaw": (saturating, .1, 3), "exponentialOfCrossEntropy": (exponential, .1, 3),
    "logistic": (logistic, .1, 3), "richards": (richards, .1, 5), "brokenLaw": (broken, .1, 5),
}


def objectives(task):
    i, (kind, x, y, se) = task
    u, ln = np.log(x) - np.log(x).min(), np.log(y)
    w = np.ones(len(x)) if se is None else (y / se) ** 2 / np.mean((y / se) ** 2)
    rows = []
    for name, (law, d, n) in ({"powerLaw": (power_law, 1e-3, 3)} if kind == "entropy" else LAWS).items():
        # The two dear ones for every fifth curve only.
        if name in ("richards", "brokenLaw") and i % 5:
            continue
        if len(x) >= n:
            rows.append((i, name, least(law, u, ln, w, d)))
    return rows


def text(values):
    return " ".join(np.format_float_positional(v, trim="-") for v in values)


if __name__ == "__main__":
    rows = []
    with multiprocessing.Pool() as pool:
        for found in pool.imap(objectives, enumerate(curves)):
            rows += found
            print(found[-1] if found else "-", flush=True)

    lines = [f"{i} {kind} {len(x)} {text(x)} {text(y)}" + ("" if se is None else f" {text(se)}")
             for i, (kind, x, y, se) in enumerate(curves)]
    OUT.write_text(
        "// Written by Scripts/golden/law_objectives.py; do not edit.\n\n"
        "/// Curves: number, kind, n, tokens, values and, where there are any, standard errors. Objectives: curve, law, the least\n"
        "/// summed Huber loss that SciPy's multi-start found.\nenum ObjectiveGolden {\n"
        '    static let curves = """\n' + "\n".join("        " + line for line in lines) + '\n        """\n'
        '    static let objectives = """\n'
        + "\n".join(f"        {i} {name} {value:.12g}" for i, name, value in rows) + '\n        """\n}\n')
