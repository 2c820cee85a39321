#!/usr/bin/env python3
"""Races `alignkit` with its peers on the same text, interleaved, and prints tables in Markdown.

race.sh builds what is needed and calls this. Each round runs every contender of a row once, so that a busy machine is busy
for all; a ratio is the median over rounds of the peer's figure over ours in the same round. In the first round the outputs
are compared too, and the program exits with 1 where they disagree. CPU is user and system time of all processes of a
contender, peak the largest of its processes, MB are 10^6 bytes of text.
"""
import argparse, json, os, sys

import choice_rows
from racing import race
from rows import ROWS as COUNTING_ROWS

ROWS = {**COUNTING_ROWS, **choice_rows.ROWS}

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="rows:\n" + "\n".join(f"  {name:14} {function.__doc__}" for name, function in ROWS.items()))
    parser.add_argument("--corpus", required=True, help="JSON Lines, .zst or .gz or plain; 100 to 500 MB of text")
    parser.add_argument("--big", help="a corpus of a gigabyte or more, as alignkit takes it (rows targeted-big, memory, limits)")
    parser.add_argument("--task", help="the task to restrict counting to, plain text; else 5 MB of the corpus")
    parser.add_argument("--only", action="append", choices=ROWS, metavar="ROW", help="a row to run; again for more")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of runs on several")
    parser.add_argument("--work", default=os.path.join(HERE, ".build/race"), help="folder for prepared texts and outputs")
    parser.add_argument("--python", default=sys.executable, help="the Python that has polars, duckdb and data-selection")
    parser.add_argument("--alignkit", default=os.path.join(HERE, "../.build/release/alignkit"))
    parser.add_argument("--kenlm-memory", default="1G", help="-S of count_ngrams and of sort")
    parser.add_argument("--unbounded", default="64G", help="--memory of runs without a bound")
    parser.add_argument("--sample", type=int, default=20_000_000, help="bytes of text for DSIR, which needs seconds for each MB")
    parser.add_argument("--json", help="write the figures here too")
    options = parser.parse_args()
    options.alignkit = os.path.abspath(options.alignkit)
    options.work = os.path.abspath(options.work)
    os.makedirs(options.work, exist_ok=True)
    rows = options.only or [name for name in ROWS if options.big or name not in ("targeted-big", "memory", "limits")]
    results = [race(name, ROWS[name].__doc__, ROWS[name](options), options) for name in rows]
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=1)
    if any(not claim["holds"] for result in results for claim in result["agreement"]):
        sys.exit("outputs disagree")


main()
