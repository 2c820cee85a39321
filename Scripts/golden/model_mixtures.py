#!/usr/bin/env python3
"""Writes Tests/DataSelectionTests/Golden/model_mixtures.json: the best mixture of language models for a task, by SciPy's SLSQP.

The models are those of kneser_ney.py; Python 3.11, numpy and SciPy 1.17.1.

    python3 Scripts/golden/model_mixtures.py

The candidates are the records of Fixtures/pretraining/aligned/003.jsonl with even and with odd numbers, from 0, and Fixtures/formats/same.jsonl; the task is
the first 120 lines of Fixtures/task/train.en.txt, or of its two sides. Words are what stands between blanks.
"""
import json

import numpy
from scipy.optimize import minimize

from kneser_ney import ROOT, Model, records


def side(path):
    return [line.split() for line in (ROOT / path).read_text(encoding="utf-8").split("\n")[:120]]


corpus = records("Fixtures/pretraining/aligned/003.jsonl")
candidates = [corpus[0::2], corpus[1::2], records("Fixtures/formats/same.jsonl")]
golden = {}
for name, sides in [("one", [side("Fixtures/task/train.en.txt")]),
                    ("two", [side("Fixtures/task/train.en.txt"), side("Fixtures/task/train.de.txt")])]:
    vocabulary = {word for text in candidates + sides for document in text for word in document}
    models = [Model(text, vocabulary) for text in candidates]
    # By side: a column for each model.
    rows = [numpy.array([[p for text in texts for p in model.probabilities(text)] for model in models]) for texts in sides]

    def cross_entropy(weights):
        return float(numpy.mean([-numpy.log(weights @ columns).mean() for columns in rows]))

    def gradient(weights):
        return numpy.mean([-(columns / (weights @ columns)).mean(axis=1) for columns in rows], axis=0)

    generator, best = numpy.random.default_rng(1), None
    for _ in range(20):
        found = minimize(cross_entropy, generator.dirichlet([1] * 3), jac=gradient, method="SLSQP", bounds=[(0, 1)] * 3,
                         constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: numpy.ones(3)},
                         options={"ftol": 1e-15, "maxiter": 1000})
        if best is None or found.fun < best.fun:
            best = found
    tokens = numpy.array([sum(map(len, text)) for text in candidates])
    golden[name] = {
        "vocabularyCount": len(vocabulary) + 1, "weights": best.x.tolist(), "after": best.fun,
        "before": cross_entropy(tokens / tokens.sum()), "uniform": cross_entropy(numpy.ones(3) / 3)}
path = ROOT / "Tests/DataSelectionTests/Golden/model_mixtures.json"
path.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
