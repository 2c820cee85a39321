#!/usr/bin/env python3
"""Power of the conditional isotonic likelihood ratio at 5 %, standard error known (0.5), by simulation with SciPy.

Truth: 26, rising by 4 to the checkpoint nearest 60 % of the way, then falling in a straight line by d to the end. The
rise slows down, 4 (1 - e^(-3 s)) / (1 - e^-3) for s from 0 to 1, or is straight: of all readings of "rise by 4, peak at
60 %, linear fall" tried, the former alone gives the table of the trials that this project began with (fall of 2: 81, 76,
73, 75 % with 3, 4, 6, 8 checkpoints).
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


RISES = {"slowing": lambda s: (1 - np.exp(-3 * s)) / (1 - np.exp(-3)), "straight": lambda s: s}
for name, n, fall in [
        *(("slowing", n, 2) for n in (3, 4, 6, 8, 12)), ("slowing", 4, 1), ("slowing", 4, 4), ("slowing", 8, 4),
        *(("straight", n, 2) for n in (3, 4, 6, 8, 12))]:
    peak = round(.6 * (n - 1))
    i = np.arange(n)
    truth = 26 + np.where(i <= peak, 4 * RISES[name](np.minimum(1, i / peak)), 4 - fall * (i - peak) / max(1, n - 1 - peak))
    runs = 20_000
    found = sum(p_value(truth + rng.normal(0, .5, n), .5) < .05 for _ in range(runs)) / runs
    print(name, n, fall, found)
