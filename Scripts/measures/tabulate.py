#!/usr/bin/env python3
"""Tables and figures of Documentation/Estimators.md and MeasureSimulations.md from what Scripts/simulate-measures.sh logged.

    python3 Scripts/measures/tabulate.py LOG.tsv [FOLDER]    tables on standard output, figures into the folder

Needs Python 3 alone.
"""
import csv
import math
import os
import sys
from collections import defaultdict

MEASURES = ["kullbackLeibler", "jensenShannon", "totalVariation", "hellinger"]
SHORT = {"kullbackLeibler": "KL", "jensenShannon": "JS", "totalVariation": "TV", "hellinger": "Hellinger"}
ESTIMATORS = ["plug-in", "Miller–Madow", "delete-one-token jackknife", "Chao–Shen coverage adjustment", "adjusted for chance",
              "plug-in less null", "*deconvolved"]


class Cell:
    """What many draws gave."""

    def __init__(self):
        self.error, self.square, self.held, self.half, self.value, self.values, self.warned, self.plug, self.null = (
            0, 0, 0, 0, 0, [], 0, 0, 0)

    def add(self, row):
        truth, value, lower, upper = (float(row[k] or "nan") for k in ["truth", "value", "lower", "upper"])
        self.error += value - truth
        self.square += (value - truth) ** 2
        self.held += lower <= truth + 1e-9 and truth - 1e-9 <= upper
        self.half += (upper - lower) / 2
        self.values.append(value)
        self.warned += row["warned"] == "1"
        self.plug += float(row["plugIn"] or "nan")
        self.null += float(row["null"] or "nan")

    draws = property(lambda self: len(self.values))
    bias = property(lambda self: self.error / self.draws)
    rmse = property(lambda self: math.sqrt(self.square / self.draws))
    coverage = property(lambda self: 100 * self.held / self.draws)
    reach = property(lambda self: self.half / self.draws)
    mean = property(lambda self: sum(self.values) / self.draws)


def read(path):
    cells = defaultdict(Cell)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            place = (row["study"], int(row["order"]), int(row["first"]), int(row["second"]))
            cells[place + (row["source"], row["measure"], row["estimator"])].add(row)
            if row["study"] == "population":
                cells[place + ("all", row["measure"], row["estimator"])].add(row)
    return cells


def size(n):
    return f"{n:,}"


def population(cells):
    places = sorted({k[2:4] for k in cells if k[0] == "population" and k[4] == "combined"}, key=lambda s: (s[0] != s[1], s))
    if not places:
        return
    for measure in MEASURES:
        print(f"\n**{SHORT[measure]}.** Bias and root-mean-square error over all families; in the last columns the recommended interval.\n")
        names = [e for e in ESTIMATORS if any(k[0] == "population" and k[5:] == (measure, e) for k in cells)]
        print("| tokens | " + " | ".join(n.lstrip("*") for n in names) + " | half-width | held |")
        print("|---|" + "---|" * (len(names) + 2))
        for first, second in places:
            key = ("population", 1, first, second, "all", measure)
            text = [f"{cells[key + (n,)].bias:+.3f} / {cells[key + (n,)].rmse:.3f}" for n in names]
            best = cells[key + ("*deconvolved",)]
            print(f"| {size(first)} / {size(second)} | " + " | ".join(text) + f" | {best.reach:.3f} | {best.coverage:.0f} |")
    families = ["same", "permuted", "exponents", "disjoint", "perturbed", "combined"]
    print("\nHeld by family, in per cent: KL, JS, TV, Hellinger.\n\n| tokens | " + " | ".join(families) + " |")
    print("|---|" + "---|" * len(families))
    for first, second in places:
        row = [" ".join(f"{cells[('population', 1, first, second, f, m, '*deconvolved')].coverage:.0f}" for m in MEASURES)
               for f in families]
        print(f"| {size(first)} / {size(second)} | " + " | ".join(row) + " |")


def texts(cells, study):
    keys = sorted({(k[4], k[1], k[2], k[3]) for k in cells if k[0] == study})
    if not keys:
        return
    print("\n| text, order | tokens | JS plug-in | null | JS estimate | half-width | held: KL | JS | TV | Hellinger | warned |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for source, order, first, second in keys:
        cell = {m: cells[(study, order, first, second, source, m, "*deconvolved")] for m in MEASURES}
        js = cell["jensenShannon"]
        held = " | ".join(f"{cell[m].coverage:.0f}" for m in MEASURES)
        print(f"| {source}, {order} | {size(first)} / {size(second)} | {js.plug / js.draws:.3f} | {js.null / js.draws:.3f} | "
              f"{js.mean:+.3f} | {js.reach:.3f} | {held} | {100 * js.warned / js.draws:.0f} |")


class Plot:
    """A small line chart with a logarithmic x axis."""

    def __init__(self, left, title, ticks, low, high, steps):
        self.left, self.low, self.high = left, low, high
        self.x0, self.x1 = math.log(ticks[0]), math.log(ticks[-1])
        self.out = [f'<text x="{left}" y="16" font-weight="bold">{title}</text>']
        for tick in ticks:
            x = self.x(tick)
            self.out.append(f'<line x1="{x:.1f}" y1="30" x2="{x:.1f}" y2="230" stroke="#ddd"/>'
                            f'<text x="{x:.1f}" y="246" text-anchor="middle">{tick:,}</text>')
        for step in steps:
            y = self.y(step)
            self.out.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + 300}" y2="{y:.1f}" stroke="#ddd"/>'
                            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{step:g}</text>')

    def x(self, n):
        return self.left + 300 * (math.log(n) - self.x0) / (self.x1 - self.x0)

    def y(self, value):
        return 230 - 200 * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)

    def line(self, points, color, label, row, bars=None, dash=""):
        path = " ".join(f"{self.x(n):.1f},{self.y(v):.1f}" for n, v in points)
        self.out.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"/>')
        for (n, v), bar in zip(points, bars or []):
            self.out.append(f'<line x1="{self.x(n):.1f}" x2="{self.x(n):.1f}" y1="{self.y(v - bar):.1f}" y2="{self.y(v + bar):.1f}" '
                            f'stroke="{color}"/>')
        y = 270 + 16 * row
        self.out.append(f'<line x1="{self.left}" x2="{self.left + 24}" y1="{y - 4}" y2="{y - 4}" stroke="{color}" stroke-width="2" '
                        f'stroke-dasharray="{dash}"/><text x="{self.left + 30}" y="{y}">{label}</text>')


def svg(path, plots):
    body = "\n".join(line for plot in plots for line in plot.out)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{400 * len(plots)}" height="345" '
                   f'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n')


def hazard(cells, folder):
    """Plug-in and estimate in bits, of one source and of two, by size."""
    sources = {s: sorted({(k[2], k[4]) for k in cells if k[0] == s}) for s in ["hazardSame", "hazardOther"]}
    if not all(sources.values()):
        return
    ticks = sorted({n for n, _ in sources["hazardSame"]})
    bits = 1 / math.log(2)
    plots = [Plot(50, "Plug-in JS, bits", ticks, 0, 1, [0, 0.25, 0.5, 0.75, 1]),
             Plot(450, "Estimate and 95 % interval, bits", ticks, -0.25, 0.75, [-0.25, 0, 0.25, 0.5, 0.75])]
    print("\n| tokens each | plug-in, one source | another manual | estimate, one source | another manual |\n|---|---|---|---|---|")
    rows = defaultdict(list)
    for row, (study, color, label) in enumerate([("hazardSame", "#2563eb", "two samples of one manual"),
                                                 ("hazardOther", "#dc2626", "a sample of each of two manuals")]):
        points, estimates, bars = [], [], []
        for n, source in sources[study]:
            cell = cells[(study, 1, n, n, source, "jensenShannon", "*deconvolved")]
            points.append((n, bits * cell.plug / cell.draws))
            estimates.append((n, bits * cell.mean))
            bars.append(bits * cell.reach)
            rows[n] += [f"{points[-1][1]:.2f}", f"{estimates[-1][1]:.2f} ± {bars[-1]:.2f}"]
        plots[0].line(points, color, label, row)
        plots[1].line(estimates, color, label, row, bars)
    for n, row in sorted(rows.items()):
        if len(row) == 4:
            print(f"| {size(n)} | {row[0]} | {row[2]} | {row[1]} | {row[3]} |")
    svg(os.path.join(folder, "hazard.svg"), plots)


def bias(cells, folder):
    sizes = sorted({k[2] for k in cells if k[0] == "population" and k[2] == k[3]})
    if len(sizes) < 2:
        return
    plots = [Plot(50, "Root-mean-square error of JS, nats", sizes, 0, 0.4, [0, 0.1, 0.2, 0.3, 0.4]),
             Plot(450, "Held by the 95 % interval, per cent", sizes, 0, 100, [0, 25, 50, 75, 90, 100])]
    colors = ["#9ca3af", "#d97706", "#059669", "#7c3aed", "#dc2626", "#2563eb"]
    names = [e for e in ESTIMATORS if e != "plug-in less null"]
    for row, (name, color) in enumerate(zip(names, colors)):
        cell = [cells[("population", 1, n, n, "all", "jensenShannon", name)] for n in sizes]
        plots[0].line(list(zip(sizes, [c.rmse for c in cell])), color, name.lstrip("*"), row % 5)
        if row == 5:
            plots[0].out[-1] = plots[0].out[-1].replace('x1="50" x2="74"', 'x1="250" x2="274"').replace('x="80"', 'x="280"')
    for row, measure in enumerate(MEASURES):
        cell = [cells[("population", 1, n, n, "all", measure, "*deconvolved")] for n in sizes]
        plots[1].line(list(zip(sizes, [c.coverage for c in cell])), colors[row + 1], SHORT[measure] + ", deconvolved", row)
    svg(os.path.join(folder, "estimators.svg"), plots)


def main():
    cells = read(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else "."
    population(cells)
    for study in ["sameText", "differentTexts"]:
        texts(cells, study)
    hazard(cells, folder)
    bias(cells, folder)


main()
