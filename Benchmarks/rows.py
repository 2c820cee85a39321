"""The rows of race.py: who takes part, what is divided by what, and what must agree."""
import hashlib, json, os, re, shutil, subprocess, sys

from racing import CPU, FIGURES, PEAK, TIMES_ITSELF, WALL, Ratio, Row, shell
from texts import prepare

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, ".build/peers")


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
    """One claim about two values or more, none about fewer."""
    values = list(values)
    shown = f" ({values[0]})" if values and isinstance(values[0], str) else ""
    return [(claim + shown, all(value == values[0] for value in values))] if len(values) > 1 else []


def absent(name, why):
    print(f"{name} is left out: {why}\n")


def has_module(options, module):
    return subprocess.run([options.python, "-c", f"import {module}"], capture_output=True).returncode == 0


def mine(threads):
    return f"alignkit, {threads} thread{'s' if threads > 1 else ''}"


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


def sentences(options):
    """The corpus one sentence a line: cut behind full stops, question and exclamation marks."""
    text = prepare(options.corpus, options)
    path = os.path.splitext(text.text)[0] + ".sentences.txt"
    if not os.path.exists(path):
        with open(text.text, encoding="utf-8") as documents, open(path + ".new", "w", encoding="utf-8") as lines:
            for document in documents:
                lines.write(re.sub(r"(?<=[.!?]) ", "\n", document))
        os.rename(path + ".new", path)
    return path


def lm(options):
    """model of order 3 estimated and written as ARPA, beside KenLM's `lmplz -o 3` on the same processors"""
    text, ours, peer = sentences(options), mine(options.threads), "lmplz -o 3"
    pinned = f"taskset -c 0-{options.threads - 1}"
    contenders = {ours: f"exec {pinned} '{options.alignkit}' lm '{text}' --order 3 --threads {options.threads} "
                        f"--memory {options.kenlm_memory} --temporary-directory \"$OUT\" --arpa \"$OUT/model.arpa\" --progress never"}
    if shutil.which("lmplz"):
        contenders[peer] = (f"exec {pinned} lmplz -o 3 -S {options.kenlm_memory} -T \"$OUT/\" --text '{text}' "
                            "--arpa \"$OUT/model.arpa\"")
    else:
        absent("lmplz", "KenLM's lmplz is not on PATH")
    kept = lambda name: os.path.join(options.work, "lm-ours.arpa" if name == ours else "lm-peer.arpa")

    def look(name, out, output):
        os.replace(f"{out}/model.arpa", kept(name))
        return True

    def agree(facts):
        if len(facts) < 2:
            return []
        run = subprocess.run([os.path.join(PEERS, "arpa_difference"), kept(ours), kept(peer)], capture_output=True, text=True)
        print(run.stdout)
        return [("every probability and back-off within 1e-5", run.returncode == 0)]

    return Row(os.path.getsize(text), contenders, [
        Ratio(f"lmplz / alignkit, wall, {options.threads} processors", peer, ours, WALL, (">=", 3)),
        Ratio("lmplz / alignkit, CPU", peer, ours, CPU, (">=", 3)),
    ], look, agree)


def lm_query(options):
    """held-out text scored under a model of order 3 in each one's mapped form, and the mapped form opened, beside KenLM's `query`"""
    text = sentences(options)
    ours, theirs, heldout, line = (os.path.join(options.work, f"lm-query.{name}") for name in ("model", "kenlm", "txt", "line"))
    with open(text, "rb") as source, open(heldout, "wb") as file, open(line, "wb") as one:
        source.seek(options.sample // 2)
        source.readline()
        one.write(source.readline())
        file.write(source.read(options.sample).rpartition(b"\n")[0] + b"\n")
    arpa = os.path.join(options.work, "lm-query.arpa")
    shell(f"'{options.alignkit}' lm '{text}' --order 3 --arpa '{arpa}' --binary '{ours}' --progress never && build_binary '{arpa}' '{theirs}'")
    score = lambda text: f"exec '{options.alignkit}' lm --score '{text}' --binary '{ours}' --threads 1 --progress never --json"
    query = lambda text: f"exec query -v summary '{theirs}' < '{text}'"
    names = ["alignkit, 1 thread", "query", "alignkit, one line", "query, one line"]

    def look(name, out, output):
        if "one line" in name:
            return None
        if name == names[0]:
            found = json.loads(output)
            return found["perplexity"], found["perplexityExcludingUnknown"], found["unknown"], found["tokens"]
        return tuple(float(row.split("\t")[1]) for row in output.strip().split("\n")[-4:])

    def agree(facts):
        a, b = facts[names[0]], facts[names[1]]
        return [(f"perplexities with and without unknown words within 1e-4 ({a[0]:.5f}, {b[0]:.5f}; {a[1]:.5f}, {b[1]:.5f})",
                 all(abs(x - y) <= 1e-4 * max(1, y) for x, y in zip(a, b)))]

    return Row(os.path.getsize(heldout), dict(zip(names, (score(heldout), query(heldout), score(line), query(line)))), [
        Ratio("query / alignkit, CPU", names[1], names[0], CPU, (">=", 1)),
        Ratio("query / alignkit, one line, wall", names[3], names[2], WALL, (">=", 1)),
    ], look, agree)


ROWS = {function.__name__.replace("_", "-"): function for function in (
    trigrams, fivegrams, sort, tables, icu, segmentation, targeted, targeted_big, features, lm, lm_query, memory, limits)}
