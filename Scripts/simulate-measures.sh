#!/bin/sh
# Simulates the estimators of the measures and writes what Documentation/Estimators.md and MeasureSimulations.md show:
# samples of known pairs of distributions, and disjoint samples of real texts.
# Usage: Scripts/simulate-measures.sh [draws [text...]]
#   texts are files of one document a line, or names in ../shared/data/monolingual without .txt.xz
# Writes build/measures.tsv (a line a draw), build/measures.md and the figures beside it. Needs xz and python3.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
texts=
draws="${1:-100}"
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- libreoffice-help.en debian-installation-guide.en libreoffice-help.de debian-installation-guide.ro
for name in "$@"; do
    { [ -f "$name" ] && cat "$name" || xz -dc "../shared/data/monolingual/$name.txt.xz"; } |
        python3 -c 'import re, sys
for line in sys.stdin: print(*re.findall(r"\w+|[^\w\s]", line))' > "$work/$(basename "$name")"
    texts="$texts${texts:+:}$work/$(basename "$name")"
done
mkdir -p build
rm -f build/measures.tsv
ALIGNMENTKIT_SIMULATION_OUTPUT="$PWD/build/measures.tsv" ALIGNMENTKIT_SIMULATION_DRAWS="$draws" \
    ALIGNMENTKIT_SIMULATION_TEXTS="$texts" \
    swift test -c release -Xswiftc -enable-testing --no-parallel --filter CoverageSimulation
python3 Scripts/measures/tabulate.py build/measures.tsv build | tee build/measures.md
