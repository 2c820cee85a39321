"""Interpolated modified Kneser-Ney models of running text (Chen and Goodman 1999), order 3, by their definition: dictionaries and recursion alone.

Used by other scripts here; Python 3.11, no package.
"""
import collections
import json
import math
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORDER = 3


class Model:
    def __init__(self, texts, vocabulary):
        self.size = len(vocabulary) + 1
        counts, starts = collections.Counter(), set()
        for text in texts:
            for end in range(len(text)):
                ngram = tuple(text[max(0, end - ORDER + 1):end + 1])
                if len(ngram) == ORDER:
                    counts[ngram] += 1
                else:
                    starts.add(ngram)
        # Below the highest order: different words before, and the beginning of a text as one more.
        for length in range(ORDER - 1, 0, -1):
            for ngram in starts:
                if len(ngram) == length:
                    counts[ngram] += 1
            for ngram in [n for n in counts if len(n) == length + 1]:
                counts[ngram[1:]] += 1
        self.counts = counts
        self.following = collections.defaultdict(list)
        for ngram, count in counts.items():
            self.following[ngram[:-1]].append(count)
        self.discounts = {}
        for length in range(1, ORDER + 1):
            n = [0] * 5
            for ngram, count in counts.items():
                if len(ngram) == length and count < 5:
                    n[count] += 1
            d = [0, 0.5, 1, 1.5]
            if all(n[1:4]):
                y = n[1] / (n[1] + 2 * n[2])
                closed = [0] + [j - (j + 1) * y * n[j + 1] / n[j] for j in (1, 2, 3)]
                if all(0 <= closed[j] <= j for j in (1, 2, 3)):
                    d = closed
            self.discounts[length] = d

    def probability(self, ngram):
        if not ngram:
            return 1 / self.size
        lower = self.probability(ngram[1:])
        following = self.following.get(ngram[:-1])
        if not following:
            return lower
        d, total = self.discounts[len(ngram)], sum(following)
        count = self.counts.get(ngram, 0)
        return (count - d[min(count, 3)] + sum(d[min(c, 3)] for c in following) * lower) / total

    def probabilities(self, text):
        return [self.probability(tuple(text[max(0, i - ORDER + 1):i + 1])) for i in range(len(text))]

    def log(self, text):
        return sum(map(math.log, self.probabilities(text)))


def records(path):
    return [json.loads(line)["text"].split() for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
