"""Runs contenders in turns, measures them, compares what they wrote and prints the tables of race.py."""
import collections, os, shutil, statistics, subprocess, sys, time

# Contenders are shell commands by name, which may write below $OUT; `look` takes what one of them wrote in the first round
# (name, folder, standard output), `agree` turns what was seen of all into claims: [(words, whether it holds)].
Row = collections.namedtuple("Row", "bytes contenders ratios look agree")
# The figure of `above` over that of `below` (a contender or a number); the goal is (">=" or "<=", number).
Ratio = collections.namedtuple("Ratio", "words above below figure goal")
WALL, CPU, PEAK = 0, 1, 2
FIGURES = {WALL: "wall", CPU: "CPU", PEAK: "peak"}
# The beginning of a command that prints the CPU seconds of the part to be timed.
TIMES_ITSELF = ": prints its own CPU seconds; "
BAR = r"\|"


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


def race(name, title, row, options):
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
    return report(name, title, row, runs, claims, loads, options)


def report(name, title, row, runs, claims, loads, options):
    print(f"### {name}: {title}\n\n{row.bytes / 1e6:,.1f} MB of text; {options.rounds} round{'s' if options.rounds > 1 else ''}, load "
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
