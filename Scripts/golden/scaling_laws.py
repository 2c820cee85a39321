#!/usr/bin/env python3
"""Golden values for ScalingLawsTests from SciPy 1.17.1 and NumPy 2.4.6 (Python 3.11).

Writes Tests/ScalingLawsTests/Golden/*.swift: chi-squared tails, weighted isotonic regressions, and the least summed
Huber objectives of the laws on random and published curves, each by a multi-start of L-BFGS-B polished with
Nelder-Mead over all parameters at once (an independent way: the library searches one shape and solves the rest).
"""
import pathlib

import numpy as np
from scipy.optimize import isotonic_regression, minimize
from scipy.stats import chi2

OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/ScalingLawsTests/Golden"
rng = np.random.default_rng(7)


def write(name, what, rows):
    text = "\n".join("        " + " ".join(row) for row in rows)
    (OUT / f"{name}.swift").write_text(
        f"// Written by Scripts/golden/scaling_laws.py; do not edit.\n\n/// {what}\nenum {name} {{\n"
        f"    static let text = \"\"\"\n{text}\n        \"\"\"\n}}\n")


def number(x):
    return repr(float(x))


# --- chi-squared tails
rows = []
for df in [*range(1, 13), 30, 101, 300, 640]:
    for x in [1e-6, .01, .3, 1, 2.7, 3.841458820694124, 7, 15.5, 40, 90, 200, 650, 1300]:
        rows.append((str(df), number(x), number(chi2.sf(x, df))))
write("ChiSquaredGolden", "Degrees of freedom, value, scipy.stats.chi2.sf.", rows)

# --- isotonic regressions
rows = []
for _ in range(40):
    n = int(rng.integers(1, 13))
    y = rng.normal(0, 2, n) + .4 * np.arange(n)
    if rng.random() < .3:
        y = y.round()
    w = rng.uniform(.2, 5, n)
    fit = isotonic_regression(y, weights=w)
    rows.append((str(n), *map(number, y), *map(number, w), *map(number, fit.x), str(len(fit.blocks) - 1)))
write("IsotonicGolden", "n, values, weights, scipy.optimize.isotonic_regression, its number of levels.", rows)


# --- least objectives
def huber(r, d):
    a = np.abs(r)
    return np.where(a <= d, .5 * r * r, d * (a - .5 * d))


def log_law(p, u):
    """ln t, ln beta, ln f at the first point."""
    return p[2] + np.exp(p[1]) * np.log1p(u / np.exp(p[0]))


def power_law(p, u):
    """ln alpha, ln E, ln of the excess at the first point."""
    return np.logaddexp(p[1], p[2] - np.exp(p[0]) * u)


def saturating(p, u):
    """ln c, ln f at the first point, ln of the rise to the last point."""
    c = np.exp(p[0])
    k = np.expm1(-c * u) / np.expm1(-c * u.max())
    with np.errstate(divide="ignore"):
        return np.logaddexp(p[1], p[2] + np.log(k))


def least(law, x, y, w, d):
    u = x - x.min()
    span, ln = u.max(), np.log(y)

    def objective(p):
        if not np.all(np.abs(p) < 200):
            return 1e9
        with np.errstate(all="ignore"):
            value = np.sum(w * huber(ln - law(p, u), d))
        return value if np.isfinite(value) else 1e9

    starts = []
    for shape in np.linspace(-6, 6, 9):
        for second in (-3, -1, 0, 1):
            if law is log_law:
                starts.append((shape + np.log(span), second, ln[0]))
            elif law is power_law:
                low = ln.min() + np.log(.1 if second == -3 else .5 if second == -1 else .9 if second == 0 else .99)
                starts.append((shape / 2 - np.log(span), low, np.log(max(y[0] - np.exp(low), 1e-3))))
            else:
                starts.append((shape / 2 - np.log(span), ln[0], np.log(max(y[-1] - y[0], .1)) + second / 3))
    found = []
    for start in starts:
        result = minimize(objective, start, method="L-BFGS-B", options={"ftol": 1e-15, "gtol": 1e-12})
        found.append((result.fun, tuple(result.x)))
    found.sort()
    best = found[0][0]
    for _, p in found[:4]:
        for _ in range(4):
            result = minimize(objective, p, method="Nelder-Mead",
                              options={"xatol": 1e-11, "fatol": 1e-20, "maxiter": 3000, "maxfev": 3000})
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
    else:
        y = rng.uniform(1, 2) + rng.uniform(.5, 3) * np.exp(-rng.uniform(.1, .9) * u)
        y *= np.exp(rng.normal(0, 10 ** rng.uniform(-4, -2), n))
    if rng.random() < .3 and n > 4:
        y[rng.integers(n)] *= 1.3
    return x, np.maximum(y, .2)


PUBLISHED = [
    (16.4, 18.1, 19.6, 21.2, 22.2, 23.5, 24.7, 26.1, 26.9, 27.8, 28.6),
    (21.8, 23.4, 24.9, 26.2, 26.9, 27.9, 28.6, 29.2, 29.6, 30.1, 30.4),
    (1.6, 7.2, 11.9, 14.7, 18.2, 22.4, 25.7, 27.4, 29.2, 30.3, 31.1),
]
cases = [(name, np.log(.377e6) + np.log(2) * np.arange(11), np.array(y), None)
         for y in PUBLISHED for name in ("logLaw", "saturatingPowerLaw")]
for i in range(44):
    kind = ["log", "saturating", "flat", "sigmoid", "entropy", "entropy"][i % 6]
    x, y = curve(kind, int(rng.integers(3, 13)))
    se = rng.uniform(.1, .8, len(x)) if i % 5 == 4 else None
    for name in ["powerLaw"] if kind == "entropy" else ["logLaw", "saturatingPowerLaw"]:
        cases.append((name, x, y, se))
LAWS = {"logLaw": (log_law, .1), "powerLaw": (power_law, 1e-3), "saturatingPowerLaw": (saturating, .1)}
rows = []
for name, x, y, se in cases:
    tokens = np.exp(x)
    w = np.ones(len(x)) if se is None else (y / se) ** 2 / np.mean((y / se) ** 2)
    law, d = LAWS[name]
    best = least(law, np.log(tokens), y, w, d)
    rows.append((name, str(len(x)), *map(number, tokens), *map(number, y),
                 *(["-"] * len(x) if se is None else map(number, se)), number(best)))
write("ObjectiveGolden", "Law, n, tokens, values, standard errors or -, the least objective found.", rows)
