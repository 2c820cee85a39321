#!/usr/bin/env python3
"""Fits the map from the test on falls to a Bayes factor (EvidenceMap) on simulated curves.

Reads the bank of curves that `yardsticks bank RUNS SEED` prints (whether the noise is stated, whether the truth falls,
checkpoints, p) for one seed, fits a logistic regression for stated noise and one for noise that is not, judges both on
the bank of another seed, and puts the coefficients into Scripts/predictor/predictor.json. generate_parameters.py makes
Swift of that file.

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1. Usage: fit_evidence.py [YARDSTICKS]   (else builds that program in Benchmarks)
"""
import json
import pathlib
import subprocess
import sys

import numpy as np
from scipy.stats import norm

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARAMETERS = ROOT / "Scripts/predictor/predictor.json"
FITTED_ON, JUDGED_ON = (200_000, 71), (100_000, 6)  # curves, seed
NAMES = ["intercept", "withoutReversal", "slope", "steepening", "lengthWithoutReversal", "length"]


def bank(yardsticks, runs, seed):
    text = subprocess.run([yardsticks, "bank", str(runs), str(seed)], check=True, capture_output=True, text=True).stdout
    return np.loadtxt(text.splitlines())


def design(rows):
    """As EvidenceMap.logBayesFactor has it."""
    count, p = rows[:, 2], rows[:, 3]
    without = p == 1
    z = np.where(without, 0, np.clip(norm.isf(np.clip(p, 1e-300, 1 - 1e-16)), -3, 6))
    length = np.log(np.minimum(count, 12) / 6)
    return np.column_stack(
        [np.ones(len(rows)), without, ~without * z, ~without * np.maximum(0, z - 1.5), without * length, ~without * length])


def logistic(x, y):
    b = np.zeros(x.shape[1])
    for _ in range(50):
        m = 1 / (1 + np.exp(-x @ b))
        step = np.linalg.solve((x * (m * (1 - m))[:, None]).T @ x, x.T @ (y - m))
        b += step
        if abs(step).max() < 1e-10:
            return b
    raise SystemExit("the logistic regression does not converge")


if len(sys.argv) > 1:
    yardsticks = sys.argv[1]
else:
    build = ["swift", "build", "--package-path", "Benchmarks", "-c", "release"]
    subprocess.run([*build, "--product", "yardsticks"], cwd=ROOT, check=True, capture_output=True)
    path = subprocess.run([*build, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    yardsticks = path.stdout.strip() + "/yardsticks"
fitted, judged = (bank(yardsticks, *which) for which in (FITTED_ON, JUDGED_ON))
parameters = json.loads(PARAMETERS.read_text())
parameters["evidence"] = {}
for known, name in ((1, "knownNoise"), (0, "assumedNoise")):
    rows = fitted[fitted[:, 0] == known]
    b = logistic(design(rows), rows[:, 1])
    parameters["evidence"][name] = dict(zip(NAMES, (round(float(x), 3) for x in b)))
    rows = judged[judged[:, 0] == known]
    p = 1 / (1 + np.exp(-design(rows) @ b))
    print(f"{name}: {b.round(3)}; on the other bank Brier {np.mean((p - rows[:, 1]) ** 2):.4f}, stated less observed by tenth:",
          *(f"{np.mean((p - rows[:, 1])[np.minimum(9, (10 * p).astype(int)) == t]):+.3f}" for t in range(10)))
PARAMETERS.write_text(json.dumps(parameters, indent=2) + "\n")
