#!/usr/bin/env python3
"""Writes Tests/DataSelectionTests/Golden/moore_lewis.json: cross-entropy differences of documents by an implementation of the definition.

The models are those of kneser_ney.py; Python 3.11, no package. One vocabulary: the words of all three texts, and one for the unknown.

    python3 Scripts/golden/moore_lewis.py

The task is the first 200 lines of Fixtures/task/train.en.txt; the corpus's two halves are the records of Fixtures/pretraining/aligned/003.jsonl, in turn;
scored are the records of Fixtures/formats/same.jsonl. Words are what stands between blanks.
"""
import json

from kneser_ney import ROOT, Model, records

task = [line.split() for line in (ROOT / "Fixtures/task/train.en.txt").read_text(encoding="utf-8").split("\n")[:200]]
corpus = records("Fixtures/pretraining/aligned/003.jsonl")
texts = [task, corpus[0::2], corpus[1::2]]
vocabulary = {word for text in texts for document in text for word in document}
models = [Model(text, vocabulary) for text in texts]
documents = records("Fixtures/formats/same.jsonl")
golden = {
    "vocabularyCount": len(vocabulary) + 1,
    "tokens": [len(document) for document in documents],
    "logRatios": [[models[0].log(document) - models[half].log(document) for half in (1, 2)] for document in documents],
}
path = ROOT / "Tests/DataSelectionTests/Golden/moore_lewis.json"
path.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
