"""n-gram overlap as most decontamination scripts do it: a set of the task's n-grams, and every window of the corpus looked up in it.

    overlap_ngrams.py CORPUS TASK ORDER

Words are runs of bytes without blanks, in lower case. Prints documents with an n-gram of the task, and n-grams found.
"""
import json
import re
import sys

token = re.compile(r"[^ \t\n\r\0]+").findall
corpus, task, order = sys.argv[1], sys.argv[2], int(sys.argv[3])


def windows(text):
    words = token(text.lower())
    return zip(*(words[start:] for start in range(order)))


with open(task, encoding="utf-8") as lines:
    wanted = {window for line in lines for window in windows(line)}
documents, found = 0, set()
with open(corpus, encoding="utf-8") as lines:
    for line in lines:
        hits = wanted.intersection(windows(json.loads(line)["text"]))
        documents += bool(hits)
        found |= hits
print(documents, len(found))
