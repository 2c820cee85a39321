"""The rows of race.py about choosing data."""
import json, os

from racing import CPU, Ratio, Row
from rows import HERE, absent, has_module, mine, same
from texts import prepare


def task_as_json(options, text):
    """The task as JSON Lines, which DSIR reads."""
    path = os.path.join(options.work, "task.jsonl")
    with open(text.task, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as output:
        for line in lines:
            output.write(json.dumps({"text": line.rstrip("\n")}, ensure_ascii=False) + "\n")
    return path


def select(options):
    """a tenth of the documents drawn by importance weight, from JSON Lines to the records written, beside the whole of DSIR"""
    text = prepare(options.corpus, options)
    task = task_as_json(options, text)
    with open(text.sample, "rb") as lines:
        documents = sum(1 for _ in lines)
    chosen = documents // 10
    own, like, peer = mine(1), "alignkit --features dsir, 1 thread", "DSIR, 1 process"
    command = (f"exec '{options.alignkit}' select '{text.sample}' --like '{task}' --count {chosen} --minimum-tokens 1 "
               "--temporary-directory \"$OUT\" --output \"$OUT/chosen.jsonl.zst\" --progress never --threads 1 --json")
    contenders = {own: command, like: command + " --features dsir"}
    if has_module(options, "data_selection"):
        contenders[peer] = (f"exec '{options.python}' '{HERE}/Peers/dsir_select.py' '{text.sample}' '{task}' {chosen} 1 "
                            "\"$OUT/dsir\"")
    else:
        absent("DSIR", f"{options.python} cannot import data_selection (PyPI: data-selection)")

    def look(name, out, output):
        return output.split()[-1] if name == peer else str(json.loads(output)["selected"])

    return Row(text.sampleBytes, contenders, [
        Ratio(f"DSIR / select, CPU ({documents:,} documents)", peer, own, CPU, (">=", 20)),
        Ratio("DSIR / select with DSIR's own features, CPU", peer, like, CPU, (">=", 20)),
    ], look, lambda facts: same("documents written", facts.values()))


def overlap(options):
    """13-grams of a task of 5 MB looked up in the corpus, beside a set of tuples in Python"""
    text = prepare(options.corpus, options)
    task = os.path.join(options.work, "half-task.txt")
    with open(text.task, "rb") as lines, open(task, "wb") as output:
        output.writelines(line for number, line in enumerate(lines) if number % 2)
    own, peer = mine(1), "Python, 1 process"
    contenders = {
        own: f"exec '{options.alignkit}' overlap '{text.sample}' --with '{task}' --tokenizer whitespace --minimum-order 13 "
             "--lowercase --progress never --threads 1 --json",
        peer: f"exec '{options.python}' '{HERE}/Peers/overlap_ngrams.py' '{text.sample}' '{task}' 13",
    }

    def look(name, out, output):
        if name == peer:
            return output.strip()
        found = json.loads(output)
        return f"{found['documentsWithOverlap']} {found['downstreamNGramsFound']}"

    return Row(text.sampleBytes, contenders, [Ratio("Python / overlap, CPU", peer, own, CPU, (">=", 5))], look,
               lambda facts: same("documents with overlap, n-grams found", facts.values()))


ROWS = {"select": select, "overlap": overlap}
