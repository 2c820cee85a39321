#!/usr/bin/env python3
"""Writes Tests/DataSelectionTests/Golden/mixtures.json: mixture weights found by SciPy's SLSQP.

SciPy 1.17.1, numpy 2.4.6, Python 3.11; each problem is solved from twenty starts, and the best kept.

    python3 Scripts/golden/mixtures.py
"""
import json
import pathlib

import numpy
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parents[2]
random = numpy.random.default_rng(20260101)


def solve(masses, columns):
    count = len(columns)

    def objective(weights):
        mixture = weights @ columns
        return -numpy.sum(masses * numpy.log(mixture)), -columns @ (masses / mixture)

    best = None
    for _ in range(20):
        start = random.dirichlet(numpy.ones(count)) * 0.98 + 0.02 / count
        found = minimize(objective, start, jac=True, method="SLSQP", bounds=[(0, 1)] * count,
                         constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": numpy.ones_like},
                         options={"ftol": 1e-15, "maxiter": 2000})
        if best is None or found.fun < best.fun:
            best = found
    return best


problems = []
for count, events, concentration, truth in [
    (2, 6, 1.0, [0.3, 0.7]), (3, 20, 0.5, [0.2, 0.5, 0.3]), (4, 30, 0.3, [0.6, 0.0, 0.4, 0.0]), (5, 40, 1.0, None),
    (7, 36, 0.2, None), (3, 12, 5.0, [1.0, 0.0, 0.0])]:
    columns = random.dirichlet(numpy.full(events, concentration), count) * 0.999 + 0.001 / events
    masses = (numpy.asarray(truth) @ columns) if truth else random.dirichlet(numpy.full(events, 0.7)) + 1e-6
    if truth:
        masses = random.multinomial(5000, masses / masses.sum()) + 0.01
    masses = masses / masses.sum()
    found = solve(masses, columns)
    problems.append({"masses": masses.tolist(), "columns": columns.tolist(), "weights": found.x.tolist(),
                     "crossEntropy": float(found.fun)})

path = ROOT / "Tests/DataSelectionTests/Golden/mixtures.json"
path.write_text(json.dumps(problems) + "\n", encoding="utf-8")
