"""DSIR (PyPI: data-selection) as a peer: hashed n-gram features of a JSON Lines file, as it fits its importance estimator.

    dsir_features.py FILE N PROCESSES

One histogram of 10,000 buckets for orders 1 to N together; prints the sum of its counts.
"""
import sys
import tempfile
from data_selection import HashedNgramDSIR

path, order, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with tempfile.TemporaryDirectory() as cache:
    dsir = HashedNgramDSIR([path], [path], cache, num_proc=processes, ngrams=order, num_buckets=10_000)
    print(dsir._fit_bow([path]).sum())
