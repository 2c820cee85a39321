#!/usr/bin/env python3
"""Races `alignkit profile` with its peers on the same text, interleaved, and prints tables in Markdown.

race.sh builds what is needed and calls this. Each round runs every contender of a row once, so that a busy machine is busy
for all; a ratio is the median over rounds of the peer's figure over ours in the same round. In the first round the outputs
are compared too, and the program exits with 1 where they disagree. CPU is user and system time of all processes of a
contender, peak the largest of its processes, MB are 10^6 bytes of text.
"""
import argparse, collections, hashlib, json, os, re, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, ".build/peers")
Row = collections.namedtuple("Row", "bytes contenders ratios look agree")
Ratio = collections.namedtuple("Ratio", "words above below figure goal")  # goal: (">=" or "<=", number)
WALL, CPU, PEAK = 0, 1, 2
BAR = r"\|"
FIGURES = {WALL: "wall", CPU: "CPU", PEAK: "peak"}


# Running and measuring

class Failed(Exception):
    pass


def shell(command, **variables):
    """The standard output of a command; not measured."""
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=environment(variables))
    if result.returncode:
        raise Failed(f"{command}\n{result.stderr[-2000:]}")
    return result.stdout


def environment(variables):
    return {**os.environ, "LC_ALL": "C.UTF-8", **{name: str(value) for name, value in variables.items()}}


def measure(command, out):
    """Wall seconds, CPU seconds, peak bytes and standard output of a command that may write below `out`."""
    os.makedirs(out)
    with open(f"{out}/stdout", "w+") as output, open(f"{out}/stderr", "w+") as errors:
        began = time.monotonic()
        process = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", command], stdout=output, stderr=errors, env=environment({"OUT": out}))
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0), errors.seek(0)
        if process.returncode:
            raise Failed(f"status {process.returncode}: {command}\n{errors.read()[-2000:]}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output.read()


def race(name, row, options):
    """Runs the rounds of a row. Contenders that fail are named and left out."""
    runs = {contender: [] for contender in row.contenders}
    facts, loads = {}, [os.getloadavg()[0]]
    for number in range(options.rounds):
        for contender, command in row.contenders.items():
            if contender not in runs:
                continue
            out = os.path.join(options.work, "out")
            shutil.rmtree(out, ignore_errors=True)
            try:
                wall, cpu, peak, output = measure(command, out)
                if command.startswith(TIMES_ITSELF):
                    wall = cpu = float(output.split()[0])
                runs[contender].append((wall, cpu, peak))
                if number == 0 and row.look:
                    facts[contender] = row.look(contender, out, output)
            except Failed as failure:
                print(f"{name}: {contender} is left out: {failure}", file=sys.stderr)
                del runs[contender]
        loads.append(os.getloadavg()[0])
    shutil.rmtree(os.path.join(options.work, "out"), ignore_errors=True)
    claims = row.agree(facts) if row.agree else []
    return report(name, row, runs, claims, loads, options)


TIMES_ITSELF = ": prints its own CPU seconds; "


def report(name, row, runs, claims, loads, options):
    print(f"### {name}: {ROWS[name].__doc__}\n\n{row.bytes / 1e6:,.1f} MB of text; {options.rounds} round{'s' if options.rounds > 1 else ''}, load "
          f"{min(loads):.1f}–{max(loads):.1f} on {os.cpu_count()} cores, {time.strftime('%Y-%m-%d %H:%M')}.\n")
    print("| | wall s | min–max | CPU s | min–max | MB/s of wall | MB/s of CPU | peak MB |\n|---|---|---|---|---|---|---|---|")
    result = {"row": name, "bytes": row.bytes, "rounds": options.rounds, "loads": loads, "contenders": {}, "ratios": [],
              "agreement": [{"claim": claim, "holds": holds} for claim, holds in claims]}
    for contender, all in runs.items():
        wall, cpu = (statistics.median(run[figure] for run in all) for figure in (WALL, CPU))
        peak = max(run[PEAK] for run in all)
        spread = ["{:.2f}–{:.2f}".format(min(r[i] for r in all), max(r[i] for r in all)) for i in (WALL, CPU)]
        print(f"| {contender.replace('|', BAR)} | {wall:.2f} | {spread[0]} | {cpu:.2f} | {spread[1]} | {row.bytes / 1e6 / wall:,.1f} | "
              f"{row.bytes / 1e6 / cpu:,.1f} | {peak / 1e6:,.0f} |")
        result["contenders"][contender] = {"wall": [r[WALL] for r in all], "cpu": [r[CPU] for r in all], "peak": peak}
    ratios = [r for r in row.ratios if r.above in runs and (r.below in runs or isinstance(r.below, int))]
    if ratios:
        print("\n| ratio | median | min–max | goal | |\n|---|---|---|---|---|")
    for ratio in ratios:
        if isinstance(ratio.below, int):
            values = [max(run[ratio.figure] for run in runs[ratio.above]) / ratio.below]
        else:
            values = [a[ratio.figure] / b[ratio.figure] for a, b in zip(runs[ratio.above], runs[ratio.below])]
        median = statistics.median(values)
        sign, bound = ratio.goal
        met = median >= bound if sign == ">=" else median <= bound
        print(f"| {ratio.words.replace('|', BAR)} | {median:.2f} | {min(values):.2f}–{max(values):.2f} | "
              f"{'at least' if sign == '>=' else 'at most'} {bound} | {'met' if met else '**not met**'} |")
        result["ratios"].append({"ratio": ratio.words, "median": median, "values": values, "goal": ratio.goal, "met": met})
    print()
    for claim, holds in claims:
        print(f"- {'Agree' if holds else '**DISAGREE**'}: {claim}")
    print(flush=True)
    return result


# Texts

def prepare(corpus, options):
    """The corpus without KenLM's reserved words, as JSON Lines and as a document a line, a task of 5 MB and a sample.

    Kept in the work folder for the next time."""
    status = os.stat(corpus)
    key = hashlib.sha256(f"{os.path.abspath(corpus)} {status.st_size} {status.st_mtime}".encode()).hexdigest()[:12]
    folder = os.path.join(options.work, f"{os.path.basename(corpus).split('.')[0]}-{key}")
    file = lambda name: os.path.join(folder, name)
    if not os.path.exists(file("sizes.json")):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        reserved = re.compile(r"(?<![^\0\t\n\r ])<(s|/s|unk)>(?![^\0\t\n\r ])")
        blanks = re.compile(r"[\0\t\n\r ]+")
        opener = {".zst": "zstd -dc", ".gz": "gzip -dc"}.get(os.path.splitext(corpus)[1], "cat").split()
        reader = subprocess.Popen([*opener, corpus], stdout=subprocess.PIPE)
        writer = subprocess.Popen(["zstd", "-q", "-3", "-o", file("text.jsonl.zst")], stdin=subprocess.PIPE)
        sizes = {"text": 0, "documents": 0, "sample": 0}
        with open(file("text.txt"), "wb") as plain, open(file("sample.jsonl"), "wb") as sample:
            for line in reader.stdout:
                record = json.loads(line)
                record["text"] = reserved.sub(r"[\1]", record["text"])
                encoded = json.dumps(record, ensure_ascii=False).encode() + b"\n"
                writer.stdin.write(encoded)
                plain.write(blanks.sub(" ", record["text"]).strip(" ").encode() + b"\n")
                length = len(record["text"].encode())
                sizes["text"] += length
                sizes["documents"] += 1
                if sizes["sample"] < options.sample:
                    sample.write(encoded)
                    sizes["sample"] += length
        writer.stdin.close()
        if writer.wait() or reader.wait():
            sys.exit(f"{corpus} could not be read")
        every, taken = max(1, sizes["text"] // 5_000_000), 0
        with open(file("text.txt"), "rb") as plain, open(file("task.txt"), "wb") as task:
            for number, line in enumerate(plain):
                if number % every == 0:
                    task.write(line)
        with open(file("sizes.json"), "w") as record:
            json.dump(sizes, record)
    with open(file("sizes.json")) as record:
        sizes = json.load(record)
    return argparse.Namespace(
        jsonl=file("text.jsonl.zst"), text=file("text.txt"), task=options.task or file("task.txt"), sample=file("sample.jsonl"),
        bytes=sizes["text"], sampleBytes=sizes["sample"], lines=file("lines"))


# Ourselves, and what peers are compared on

def profile(options, inputs, more, output="$OUT/profile"):
    return (f"exec '{options.alignkit}' profile {inputs} --output \"{output}\" --temporary-directory \"$OUT\" "
            f"--progress never --json {more}")


def spectrum(options, path, order):
    """Distinct n-grams of a profile, the sum of their counts and the sum of squares."""
    return tuple(shell(f"'{options.alignkit}' inspect '{path}' --ngrams {order} | awk '{{n++; t+=$1; s+=$1*$1}} "
                       "END {printf \"%.0f %.0f %.0f\", n, t, s}'").split())


def digest(path):
    sum = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            sum.update(block)
    return sum.hexdigest()


def ours(options, out, orders):
    """Spectra of the profile a contender wrote, and its digest."""
    return {"digest": digest(f"{out}/profile"), **{n: spectrum(options, f"{out}/profile", n) for n in orders}}


def same(claim, values):
    values = list(values)
    return [(claim + (f" ({values[0]})" if isinstance(values[0], str) else ""), all(v == values[0] for v in values))] if values else []


def absent(name, why):
    print(f"{name} is left out: {why}\n")


def has_module(options, module):
    return subprocess.run([options.python, "-c", f"import {module}"], capture_output=True).returncode == 0


def mine(threads):
    return f"alignkit, {threads} thread{'s' if threads > 1 else ''}"


# Rows

def kenlm(options, order, goals):
    text = prepare(options.corpus, options)
    peer = f"count_ngrams -o {order} (plain text in)"
    one, all = mine(1), mine(options.threads)
    contenders = {name: profile(options, f"'{text.jsonl}'", f"--tokenizer whitespace --order {order} --threads {threads}")
                  for name, threads in ((one, 1), (all, options.threads))}
    if shutil.which("count_ngrams"):
        contenders[peer] = (f"exec count_ngrams -o {order} -S {options.kenlm_memory} -T \"$OUT/\" "
                            f"--write_vocab_list \"$OUT/words\" < '{text.text}' > \"$OUT/counts\"")
    else:
        absent("count_ngrams", "KenLM's count_ngrams is not on PATH")

    def look(name, out, output):
        if name != peer:
            return ours(options, out, [order] if name == one else [])
        return {order: tuple(shell(f"{sys.executable} '{HERE}/Peers/kenlm_counts.py' {order} < '{out}/counts'").split())}

    def agree(facts):
        return (same(f"{order}-grams without sentence marks: distinct, sum, sum of squares",
                     (" ".join(fact[order]) for fact in facts.values() if order in fact))
                + same("the profile is the same byte for byte on any number of threads",
                       (fact["digest"] for fact in facts.values() if "digest" in fact)))

    return Row(text.bytes, contenders, [
        Ratio("count_ngrams / alignkit on one thread, CPU", peer, one, CPU, (">=", goals[0])),
        Ratio(f"count_ngrams / alignkit on {options.threads} threads, wall", peer, all, WALL, (">=", goals[1])),
    ], look, agree)


def trigrams(options):
    """orders 1 to 3, `.jsonl.zst` to profile, beside KenLM's `count_ngrams -o 3`"""
    return kenlm(options, 3, (4.5, 8))


def fivegrams(options):
    """orders 1 to 5, beside KenLM's `count_ngrams -o 5`"""
    return kenlm(options, 5, (3, 5))


def same_spectra(facts):
    claims = []
    for order in (1, 2, 3):
        claims += same(f"order {order}: distinct, sum, sum of squares",
                       (" ".join(fact[order]) for fact in facts.values() if order in fact))
    return claims


def sort(options):
    """orders 1 to 3, beside `sort | uniq -c` of the same n-grams"""
    text = prepare(options.corpus, options)
    one, all, peer = mine(1), mine(options.threads), f"sort --parallel={options.threads} | uniq -c"
    contenders = {name: profile(options, f"'{text.jsonl}'", f"--tokenizer whitespace --threads {threads}")
                  for name, threads in ((one, 1), (all, options.threads))}
    if os.path.exists(f"{PEERS}/ngram_lines"):
        generator = f"'{PEERS}/ngram_lines' 3 < '{text.text}'"
        if not os.path.exists(text.lines):
            shell(f"{generator} > '{text.lines}.part' && mv '{text.lines}.part' '{text.lines}'")
        contenders["the n-grams written out (not counted against sort)"] = f"{generator} > \"$OUT/lines\""
        contenders[peer] = (f"LC_ALL=C sort -S {options.kenlm_memory} --parallel={options.threads} -T \"$OUT\" '{text.lines}' "
                            "| LC_ALL=C uniq -c > \"$OUT/counts\"")
    else:
        absent("sort | uniq -c", "no C++ compiler to build the program that writes the n-grams")

    def look(name, out, output):
        if name == one:
            return ours(options, out, (1, 2, 3))
        if name != peer:
            return {}
        rows = shell(f"LC_ALL=C awk -F '[ ]' '{{sub(/^ +/, \"\"); o=NF-1; n[o]++; t[o]+=$1; s[o]+=$1*$1}} END {{for (o=1; o<=3; o++) "
                     f"printf \"%.0f %.0f %.0f\\n\", n[o], t[o], s[o]}}' '{out}/counts'").splitlines()
        return {order: tuple(row.split()) for order, row in enumerate(rows, 1)}

    return Row(text.bytes, contenders, [
        Ratio("sort | uniq -c / alignkit on one thread, CPU", peer, one, CPU, (">=", 15)),
        Ratio(f"sort | uniq -c / alignkit on {options.threads} threads, wall", peer, all, WALL, (">=", 15)),
    ], look, same_spectra)


def tables(options):
    """orders 1 to 3, beside polars and DuckDB"""
    text = prepare(options.corpus, options)
    counts = sorted({1, options.threads})
    contenders = {mine(n): profile(options, f"'{text.jsonl}'", f"--tokenizer whitespace --threads {n}") for n in counts}
    ratios = []
    for module, name in (("polars", "polars"), ("duckdb", "DuckDB")):
        if not has_module(options, module):
            absent(name, f"{options.python} cannot import {module} (--python names another)")
            continue
        for n in counts:
            peer = mine(n).replace("alignkit", name)
            contenders[peer] = (f"POLARS_MAX_THREADS={n} exec '{options.python}' '{HERE}/Peers/{module}_ngrams.py' "
                                f"'{text.text}' 3 \"$OUT\" {n}")
            figure = CPU if n == 1 else WALL
            ratios.append(Ratio(f"{peer} / alignkit, {FIGURES[figure]}", peer, mine(n), figure, (">=", 5)))

    def look(name, out, output):
        if name == mine(1):
            return ours(options, out, (1, 2, 3))
        if name.startswith("alignkit"):
            return {}
        return {order: tuple(row.split()) for order, row in enumerate(output.splitlines(), 1)}

    return Row(text.bytes, contenders, ratios, look, same_spectra)


def icu_is_here():
    if os.path.exists(f"{PEERS}/icu_words"):
        return True
    absent("ICU", "its headers (Debian: libicu-dev, pkg-config) or a C++ compiler are missing")
    return False


def segmentation(options):
    """lower-cased UAX #29 words alone, beside ICU's break iterator with the same, untailored rules"""
    text = prepare(options.corpus, options)
    mine, peer, root = "TextSegmentation", "ICU, the rules of UAX #29", "ICU, its root rules (other words)"
    contenders = {mine: f"{TIMES_ITSELF}'{HERE}/.build/release/segmentation' '{text.text}'"}
    if icu_is_here():
        contenders[peer] = f"{TIMES_ITSELF}'{PEERS}/icu_words' time '{text.text}'"
        contenders[root] = contenders[peer] + " root"
    look = lambda name, out, output: output.split()[1:] if name != root else None
    agree = lambda facts: same("words, their bytes and a checksum over all of them", (" ".join(fact) for fact in facts.values() if fact))
    return Row(text.bytes, contenders, [
        Ratio("ICU with the same rules / TextSegmentation, CPU", peer, mine, CPU, (">=", 4)),
        Ratio("ICU with its root rules / TextSegmentation, CPU", root, mine, CPU, (">=", 4)),
    ], look, agree)


def icu(options):
    """orders 1 to 3 of lower-cased UAX #29 words, plain text to profile, beside the same counting of ICU's words"""
    text = prepare(options.corpus, options)
    one, peer = mine(1), "icu_words | alignkit --tokenizer whitespace"
    contenders = {one: profile(options, f"'{text.text}'", "--format text --lowercase --threads 1")}
    if icu_is_here():
        contenders[peer] = f"'{PEERS}/icu_words' pipe '{text.text}' | (" + profile(
            options, "-", "--format text --tokenizer whitespace --threads 1") + ")"
    return Row(text.bytes, contenders, [Ratio("with ICU / alignkit on one thread, CPU", peer, one, CPU, (">=", 4))],
               lambda name, out, output: ours(options, out, (1, 2, 3)), same_spectra)


def restricted(options, inputs, bytes, task, check):
    target = os.path.join(options.work, "task.profile")
    shell(profile(options, f"'{task}'", "--format text", target), OUT=options.work)
    whole, part = "all n-grams, 1 thread", "--restrict-to a task, 1 thread"
    wholeAll, partAll = (name.replace("1 thread", f"{options.threads} threads") for name in (whole, part))
    contenders = {}
    for name, threads in ((whole, 1), (part, 1), (wholeAll, options.threads), (partAll, options.threads)):
        more = f" --restrict-to '{target}'" if "restrict" in name else f" --memory {options.unbounded}"
        contenders[name] = profile(options, inputs, f"--threads {threads}" + more)
    kept = os.path.join(options.work, "restricted")

    def look(name, out, output):
        if name in (whole, part) and check:
            listing = f"{kept}.{'whole' if name == whole else 'part'}"
            shell(f"for n in 1 2 3; do '{options.alignkit}' inspect '{out}/profile' --ngrams $n; done > '{listing}'")
        return {"digest": digest(f"{out}/profile")}

    def agree(facts):
        claims = same("the restricted profile is the same on any number of threads",
                      (facts[name]["digest"] for name in (part, partAll) if name in facts))
        if check and whole in facts and part in facts:
            # Not in this process: its own peak would become that of every contender it starts.
            found, wanted = (int(number) for number in shell(
                f"LC_ALL=C comm -12 <(LC_ALL=C sort '{kept}.part') <(LC_ALL=C sort '{kept}.whole') | wc -l; "
                f"wc -l < '{kept}.part'").split())
            claims.append((f"{found:,} of {wanted:,} n-grams of the restricted profile have the whole one's count",
                           found == wanted > 0))
        for name in ("whole", "part"):
            if os.path.exists(f"{kept}.{name}"):
                os.remove(f"{kept}.{name}")
        return claims

    return Row(bytes, contenders, [
        Ratio("full / targeted counting on one thread, CPU", whole, part, CPU, (">=", 2)),
        Ratio(f"full / targeted counting on {options.threads} threads, wall", wholeAll, partAll, WALL, (">=", 2)),
        Ratio("peak of targeted counting on one thread / 200 MB", part, 200_000_000, PEAK, ("<=", 1)),
        Ratio(f"peak of targeted counting on {options.threads} threads / 200 MB", partAll, 200_000_000, PEAK, ("<=", 1)),
    ], look, agree)


def targeted(options):
    """counting the n-grams of a task of 5 MB only, beside counting all"""
    text = prepare(options.corpus, options)
    return restricted(options, f"'{text.jsonl}'", text.bytes, text.task, check=True)


def targeted_big(options):
    """counting the n-grams of a task of 5 MB only, on the big corpus"""
    return restricted(options, f"'{big(options)}'", big_bytes(options), prepare(options.corpus, options).task, check=False)


def features(options):
    """hashed features (order 2, `wordpunct`, lower case), beside DSIR on the same JSON Lines"""
    text = prepare(options.corpus, options)
    nothing = os.path.join(options.work, "nothing.profile")
    scheme = "--tokenizer wordpunct --lowercase --order 2"
    shell(f"echo nothing | ({profile(options, '-', '--format text ' + scheme, nothing)})", OUT=options.work)
    only, exact, peer = "alignkit, features per fold, 1 thread", "alignkit, features and exact counts, 1 thread", "DSIR, 1 process"
    contenders = {
        only: profile(options, f"'{text.sample}'", f"{scheme} --threads 1 --restrict-to '{nothing}'"),
        exact: profile(options, f"'{text.sample}'", f"{scheme} --threads 1"),
    }
    if has_module(options, "data_selection"):
        contenders[peer] = f"exec '{options.python}' '{HERE}/Peers/dsir_features.py' '{text.sample}' 2 1"
    else:
        absent("DSIR", f"{options.python} cannot import data_selection (PyPI: data-selection)")

    def look(name, out, output):
        if name == peer:
            return output.strip()
        if name == exact:
            return str(sum(int(spectrum(options, f"{out}/profile", order)[1]) for order in (1, 2)))
        return None

    return Row(text.sampleBytes, contenders, [
        Ratio("DSIR / features per fold, CPU", peer, only, CPU, (">=", 100)),
        Ratio("DSIR / features and exact counts, CPU", peer, exact, CPU, (">=", 100)),
    ], look, lambda facts: same("unigrams and bigrams in all", (fact for fact in facts.values() if fact)))


def big(options):
    if not options.big:
        sys.exit("this row needs --big: a corpus of a gigabyte or more")
    return options.big


def big_bytes(options):
    path = os.path.join(options.work, "big.json")
    key = os.path.abspath(options.big)
    known = json.load(open(path)) if os.path.exists(path) else {}
    if key not in known:
        out = os.path.join(options.work, "sizing")
        os.makedirs(out, exist_ok=True)
        summary = shell(profile(options, f"'{options.big}'", f"--order 1 --threads {options.threads}"), OUT=out)
        shutil.rmtree(out)
        known[key] = json.loads(summary)["bytes"]
        with open(path, "w") as file:
            json.dump(known, file)
    return known[key]


def bounded(options, limits):
    free = f"no bound (--memory {options.unbounded})"
    contenders = {free: options.unbounded} if "512M" in limits and len(limits) < 4 else {}
    contenders.update({f"--memory {limit}": limit for limit in limits})
    contenders = {name: profile(options, f"'{big(options)}'", f"--threads {options.threads} --memory {limit}")
                  for name, limit in contenders.items()}
    ratios = []
    for limit in limits:
        name = f"--memory {limit}"
        count = int(limit[:-1]) << {"M": 20, "G": 30}[limit[-1]]
        if free in contenders:
            ratios += [Ratio(f"{name} / no bound, {FIGURES[figure]}", name, free, figure, ("<=", 1.6)) for figure in (WALL, CPU)]
        ratios.append(Ratio(f"peak of {name} / the limit", name, count, PEAK, ("<=", 1.15)))
    return Row(big_bytes(options), contenders, ratios, lambda name, out, output: digest(f"{out}/profile"),
               lambda facts: same("the profile is the same byte for byte under any limit", facts.values()))


def memory(options):
    """the big corpus within 512 MiB and 256 MiB, beside the same without a bound"""
    return bounded(options, ("512M", "256M"))


def limits(options):
    """peak memory of the big corpus under limits from 256 MiB to 2 GiB"""
    return bounded(options, ("256M", "512M", "1G", "2G"))


ROWS = {function.__name__.replace("_", "-"): function for function in (
    trigrams, fivegrams, sort, tables, icu, segmentation, targeted, targeted_big, features, memory, limits)}


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
    results = [race(name, ROWS[name](options), options) for name in rows]
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file, indent=1)
    if any(not claim["holds"] for result in results for claim in result["agreement"]):
        sys.exit("outputs disagree")


main()
