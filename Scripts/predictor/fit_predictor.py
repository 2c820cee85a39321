#!/usr/bin/env python3
"""Fits the prior of PerformancePrediction and puts it into Scripts/predictor/predictor.json.

Data: the fifteen pretraining-task pairs of Isik et al. (arXiv 2402.04177) and whether BLEU broke.
Model: logit P(break) = b0 + b1 (1 - coverage_T) + b2 (1 - score) + b3 divergence + v_task,
       b0 ~ N(-1.4, 1), b1, b2, b3 ~ half-normal(1), v_task ~ N(0, 1.5^2).
Posterior: importance sampling from the prior with a seeded generator (effective sample size printed).
The pairs' coverage and divergence were never measured; they are what the language shares alone imply
(see features()). Prints leave-one-task-out and leave-one-row-out Brier scores beside the pooled rate's.

Made with Python 3.11, numpy 2.4.6. Usage: fit_predictor.py, then generate_parameters.py, which makes Swift of the file
"""
import json
import pathlib
import sys

import numpy as np

# pretraining shares of source and target language, task, broke (1 = stalls or falls with more pretraining)
ROWS = [
    (.5, .5, "en-de", 0), (.5, .5, "en-de", 0), (.5, .5, "en-fr", 0), (.5, .5, "en-fr", 0),
    (.5, .5, "en-ro", 0), (.5, .5, "en-ro", 0), (1, 0, "en-de", 0), (1, 0, "en-ro", 0), (1, 0, "en-fr", 1),
    (0, 1, "en-de", 0), (0, 0, "en-de", 0), (0, 0, "en-de", 0), (0, 1, "en-fr", 0), (0, 0, "en-fr", 1),
    (0, 0, "en-fr", 1),
]
TASK_SD = 1.5
DRAWS = 4_000_000


def entropy(*p):
    return -sum(x * np.log2(x) for x in p if x > 0)


def score(source, target):
    return source * target + .7 * source + .8 * target


def implied_divergence(share):
    """Jensen-Shannon divergence (bits) between a mixture and one of its languages if languages shared no token."""
    m = (1 - share) / 2
    return entropy(m, 1 - m) - .5 * entropy(share, 1 - share)


def features(source, target):
    coverage = 1.0 if target > 0 else 0.0
    divergence = (implied_divergence(source) + implied_divergence(target)) / 2
    return 1 - coverage, 1 - min(1, score(source, target)), divergence


X = np.array([features(s, t) for s, t, _, _ in ROWS])
Y = np.array([y for *_, y in ROWS], float)
TASKS = sorted({t for _, _, t, _ in ROWS})
T = np.array([TASKS.index(t) for _, _, t, _ in ROWS])


def draw(rng, n):
    b = np.abs(rng.standard_normal((n, 4)))
    b[:, 0] = -1.4 + rng.standard_normal(n)
    return b, TASK_SD * rng.standard_normal((n, len(TASKS)))


def weights(b, v, rows):
    logl = np.zeros(len(b))
    for r in rows:
        eta = b[:, 0] + b[:, 1:] @ X[r] + v[:, T[r]]
        logl -= np.logaddexp(0, -eta if Y[r] else eta)
    w = np.exp(logl - logl.max())
    return w / w.sum()


def probability(b, v, w, r):
    return w @ (1 / (1 + np.exp(-(b[:, 0] + b[:, 1:] @ X[r] + v[:, T[r]]))))


rng = np.random.default_rng(20240204)
b, v = draw(rng, DRAWS)
w = weights(b, v, range(len(ROWS)))
mean = w @ b
covariance = (b - mean).T @ ((b - mean) * w[:, None])
print(f"effective draws {1 / (w ** 2).sum():.0f} of {DRAWS}", file=sys.stderr)
print("mean", mean.round(3), "sd", np.sqrt(np.diag(covariance)).round(3), file=sys.stderr)

bs, vs = b[:400_000], v[:400_000]
everything = range(len(ROWS))
brier = {"task": 0.0, "row": 0.0, "rate": 0.0}
for r in everything:
    ws = weights(bs, vs, [q for q in everything if T[q] != T[r]])
    # A task that was not seen keeps the effects drawn for it from the prior.
    brier["task"] += (probability(bs, vs, ws, r) - Y[r]) ** 2 / len(ROWS)
    ws = weights(bs, vs, [q for q in everything if q != r])
    brier["row"] += (probability(bs, vs, ws, r) - Y[r]) ** 2 / len(ROWS)
    brier["rate"] += (Y.mean() - Y[r]) ** 2 / len(ROWS)
print("Brier: leave-one-task-out {task:.3f}, leave-one-row-out {row:.3f}, pooled rate {rate:.3f}".format(**brier),
      file=sys.stderr)


def rounded(values):
    return [rounded(row) if np.ndim(row) else round(float(row), 6) for row in values]


FILE = pathlib.Path(__file__).resolve().parent / "predictor.json"
parameters = json.loads(FILE.read_text()) if FILE.exists() else {}
parameters["prior"] = {
    "version": 2,
    "rows": len(ROWS),
    "breaks": int(Y.sum()),
    "intercept": round(float(mean[0]), 6),
    "coefficients": rounded(mean[1:]),
    "covariance": rounded(covariance),
    "referenceFeatures": rounded(X.mean(axis=0)),
    "featureVariances": rounded(X.var(axis=0)),
    "taskDeviation": TASK_SD,
    "leaveOneTaskOutBrier": round(brier["task"], 3),
    "pooledRateBrier": round(brier["rate"], 3),
}
FILE.write_text(json.dumps(parameters, indent=2) + "\n")
