#!/usr/bin/env python3
"""Writes Tests/DataSelectionTests/Golden/dsir.json: what DSIR's own program makes of texts in Fixtures/.

The program is data-selection 1.0.3 (PyPI), with nltk 3.10.4 (whose WordPunctTokenizer is `\\w+|[^\\w\\s]+` of the module regex
2026.11.19) and numpy 2.4.6, on Python 3.11:

    python3 Scripts/golden/importance_weights.py

The corpus is Fixtures/formats/same.jsonl, then Fixtures/pretraining/aligned/003.jsonl; the task is the first 300 lines of
Fixtures/task/train.en.txt.
"""
import json
import pathlib
import tempfile

import numpy
from data_selection import HashedNgramDSIR
from data_selection.hashed_ngram_dsir import hash_buckets

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = [ROOT / "Fixtures/formats/same.jsonl", ROOT / "Fixtures/pretraining/aligned/003.jsonl"]
TASK = ROOT / "Fixtures/task/train.en.txt"
MINIMUM = 8
CHOSEN = 25

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    raw, task = folder / "raw.jsonl", folder / "task.jsonl"
    raw.write_bytes(b"".join(path.read_bytes() for path in CORPUS))
    lines = TASK.read_text(encoding="utf-8").split("\n")[:300]
    task.write_text("".join(json.dumps({"text": line}) + "\n" for line in lines), encoding="utf-8")

    golden = {"hashes": {text: hash_buckets(text) for text in [
        "", "the", "the house", "straße", "ŵ ΐ", "x" * 55, "x" * 56, "x" * 64, "x" * 119, "x" * 120, "हिन्दी में"]}}
    for order, buckets in [(2, 10_000), (3, 1 << 12)]:
        dsir = HashedNgramDSIR([str(raw)], [str(task)], str(folder / f"cache{order}"), num_proc=1, ngrams=order,
                               num_buckets=buckets, min_example_length=MINIMUM)
        dsir.fit_importance_estimator(num_tokens_to_fit="auto")
        dsir.compute_importance_weights()
        weights = numpy.load(folder / f"cache{order}/log_importance_weights/0.npy")
        lengths = numpy.load(folder / f"cache{order}/perexample_metadata/0.npy")
        dsir.resample(str(folder / f"out{order}"), CHOSEN, cache_dir=str(folder / f"resampled{order}"), top_k=True)
        written = next((folder / f"out{order}").rglob("0.jsonl")).read_text(encoding="utf-8").splitlines()
        records = [line.strip() for line in raw.read_text(encoding="utf-8").splitlines()]
        golden[f"order{order}"] = {
            "buckets": buckets, "minimumLength": MINIMUM, "weights": weights.tolist(),
            "lengths": [int(length) for length in lengths], "top": sorted(records.index(line) for line in written),
            "logDiffSum": float(dsir.log_diff.sum())}

path = ROOT / "Tests/DataSelectionTests/Golden/dsir.json"
path.write_text(json.dumps(golden, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
