#!/usr/bin/env python3
"""Golden values for ScalingLawsTests from SciPy 1.17.1 and NumPy 2.4.6 (Python 3.11).

Writes Tests/ScalingLawsTests/Golden/ChiSquaredGolden.swift and IsotonicGolden.swift: chi-squared tails and weighted
isotonic regressions. (law_objectives.py writes the least objectives of the laws.)
"""
import pathlib

import numpy as np
from scipy.optimize import isotonic_regression
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
