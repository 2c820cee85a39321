"""Scores of systems on a test set by sacreBLEU, its references cached over systems.

    sacrebleu_scores.py TASK REFERENCE SYSTEM...

Tasks and output are those of Sources/translation. Importing and reading are not timed.
"""
import logging
import sys
import time

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

import numpy  # noqa: F401  (imported late by sacreBLEU, within what is timed)
import regex  # noqa: F401

logging.disable(logging.CRITICAL)


def lines(path):
    return [line.rstrip() for line in open(path, encoding="utf-8", newline="\n")]


task, reference, *systems = sys.argv[1:]
reference, names, systems = lines(reference), systems, [lines(path) for path in systems]
began = time.process_time()
if task == "paired":
    figures = [[] for _ in systems[1:]]
    for kind, samples in [("bs", 1000), ("ar", 2000)]:
        metric = BLEU(references=[reference])
        _, found = PairedTest(list(zip(names, systems)), {"BLEU": metric}, None, test_type=kind, n_samples=samples)()
        for row, result in zip(figures, found["BLEU"][1:]):
            row.append(result.p_value)
else:
    make = {
        "bleu": lambda: BLEU(references=[reference]), "bleu-intl": lambda: BLEU(tokenize="intl", references=[reference]),
        "chrf": lambda: CHRF(references=[reference]), "chrf++": lambda: CHRF(word_order=2, references=[reference]),
    }
    metric = make[task]()
    figures = [[metric.corpus_score(system, None).score] for system in systems]
print(time.process_time() - began)
for row in figures:
    print(*map(repr, row))
