#!/usr/bin/env python3
"""Golden values for PerformancePredictionTests: P(break) on mixtures, by scipy.integrate.quad (SciPy 1.17.1).

Reads Scripts/predictor/predictor.json, and writes Tests/PerformancePredictionTests/PriorGolden.swift.
"""
import json
import pathlib

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm

ROOT = pathlib.Path(__file__).resolve().parents[2]
prior = json.loads((ROOT / "Scripts/predictor/predictor.json").read_text())["prior"]
intercept, b, covariance = prior["intercept"], prior["coefficients"], np.array(prior["covariance"])
task = prior["taskDeviation"]


def entropy(p):
    return -sum(x * np.log2(x) for x in (p, 1 - p) if x > 0)


def implied(share):
    return entropy((1 - share) / 2) - entropy(share) / 2


rows = []
for s, t in [(.5, .5), (0, 1), (1, 0), (0, 0), (.9, .05), (.02, .6)]:
    x = [0 if t > 0 else 1, 1 - min(1, s * t + .7 * s + .8 * t), (implied(s) + implied(t)) / 2]
    mean = intercept + np.dot(b, x)
    row = np.array([1, *x])
    sd = np.sqrt(task ** 2 + row @ covariance @ row)
    p, _ = quad(lambda z: norm.pdf(z) / (1 + np.exp(-(mean + sd * z))), -12, 12, epsabs=1e-13, epsrel=1e-13)
    rows.append(f"        ({s}, {t}, {min(.6, max(.05, p))!r}),")
(ROOT / "Tests/PerformancePredictionTests/PriorGolden.swift").write_text(
    "// Written by Scripts/golden/predictor_prior.py; do not edit.\n\n"
    "/// Source share, target share, probability of a break.\nenum PriorGolden {\n"
    "    static let rows: [(Double, Double, Double)] = [\n"
    + "\n".join(rows).replace("np.float64(", "").replace("),", "),") + "\n    ]\n}\n")
