"""Adds up what KenLM's count_ngrams wrote: distinct n-grams without sentence marks, their sum and the sum of squares.

    kenlm_counts.py ORDER < COUNTS

A record is ORDER word ids of four bytes, then a count of eight; ids 1 and 2 are <s> and </s>.
"""
import struct
import sys

order = int(sys.argv[1])
record = struct.Struct(f"<{order}IQ")
distinct = total = squares = 0
while block := sys.stdin.buffer.read(record.size << 16):
    for *words, count in record.iter_unpack(block):
        if 1 not in words and 2 not in words:
            distinct += 1
            total += count
            squares += count * count
print(distinct, total, squares)
