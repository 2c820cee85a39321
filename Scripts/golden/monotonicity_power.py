#!/usr/bin/env python3
"""Power of the conditional isotonic likelihood ratio at 5 %, standard error known (0.5), by simulation with SciPy.

Truth: 26, rising linearly by 4 to the checkpoint nearest 60 % of the way, then falling linearly by d to the end.
The figures stand in MonotonicityTests.swift. Python 3.11, NumPy 2.4.6, SciPy 1.17.1.
"""
import numpy as np
from scipy.optimize import isotonic_regression
from scipy.stats import chi2

rng = np.random.default_rng(3)


def p_value(y, sd):
    fit = isotonic_regression(y)
    freedom = len(y) - (len(fit.blocks) - 1)
    return 1.0 if freedom == 0 else chi2.sf(np.sum((y - fit.x) ** 2) / sd ** 2, freedom)


for n, fall in [(4, 1), (4, 2), (8, 2), (4, 4), (8, 4)]:
    peak = round(.6 * (n - 1))
    i = np.arange(n)
    truth = 26 + np.where(i <= peak, 4 * i / peak, 4 - fall * (i - peak) / (n - 1 - peak))
    runs = 20_000
    found = sum(p_value(truth + rng.normal(0, .5, n), .5) < .05 for _ in range(runs)) / runs
    print(n, fall, found)
