#!/usr/bin/env python3
"""Least squares of the laws on some of the curves of law_objectives.py, from SciPy 1.17.1 and NumPy 2.4.6 (Python 3.11).

Writes Tests/ScalingLawsTests/Golden/LeastSquaresGolden.swift: for each curve and law half the least weighted sum of squared
ln y - ln f that scipy.optimize.least_squares (all parameters at once, each within 200 of 0, as in law_objectives.py)
reaches from many starts.
"""
import pathlib

import numpy as np
from scipy.optimize import least_squares

import law_objectives as golden

OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/ScalingLawsTests/Golden/LeastSquaresGolden.swift"
CURVES = [0, 1, 2, 4, 12, 15, 16, 18, 19, 22, 23, 24, 29, 31, 39, 41]


def least(law, u, ln, w):
    def residuals(p):
        with np.errstate(all="ignore"):
            r = np.sqrt(w) * (ln - law(p, u))
        return np.where(np.isfinite(r), r, 1e6)

    best = np.inf
    for start in golden.starts(law, u, ln):
        for scale in (1, "jac"):
            try:
                found = least_squares(residuals, start, x_scale=scale, xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=2000,
                                      bounds=(-200, 200))
            except ValueError:
                continue
            best = min(best, found.cost)
    return best


rows = []
for i in CURVES:
    kind, x, y, se = golden.curves[i]
    u, ln = np.log(x) - np.log(x).min(), np.log(y)
    w = np.ones(len(x)) if se is None else (y / se) ** 2 / np.mean((y / se) ** 2)
    laws = {"powerLaw": (golden.power_law, 0, 3)} if kind == "entropy" else golden.LAWS
    for name, (law, _, n) in laws.items():
        if name != "richards" and len(x) >= n:
            rows.append(f"        {i} {name} {least(law, u, ln, w):.12g}")
OUT.write_text(
    "// Written by Scripts/golden/least_squares_laws.py; do not edit.\n\n"
    "/// Curve of ObjectiveGolden, law, half the least weighted sum of squares on logarithms that SciPy found.\n"
    'enum LeastSquaresGolden {\n    static let text = """\n' + "\n".join(rows) + '\n        """\n}\n')
