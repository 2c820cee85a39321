"""DSIR (PyPI: data-selection) as a peer: the whole of it, from JSON Lines to the records it draws.

    dsir_select.py RAW TASK DOCUMENTS PROCESSES OUT

Prints the number of records written.
"""
import pathlib
import sys
import tempfile

from data_selection import HashedNgramDSIR

raw, task, documents, processes, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
with tempfile.TemporaryDirectory() as cache:
    dsir = HashedNgramDSIR([raw], [task], cache, num_proc=processes, min_example_length=1)
    dsir.fit_importance_estimator()
    dsir.compute_importance_weights()
    dsir.resample(out, documents, cache_dir=f"{cache}/resampled")
print(sum(len(path.read_bytes().splitlines()) for path in pathlib.Path(out).rglob("*.jsonl")))
