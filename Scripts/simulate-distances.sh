#!/bin/sh
# Makes the tables of Documentation/SampleDistances.md: samples of one manual, and of two, compared by the distances that are not
# sums over n-grams.
# Usage: Scripts/simulate-distances.sh [draws [text...]]   texts are names in ../shared/data/monolingual without .txt.xz
# (needs ../shared/data/monolingual, xz, python3). With ALIGNMENTKIT_SIMULATION_DOCUMENTS=1 distances of documents too, which takes
# ten times as long.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
texts=
draws="${1:-100}"
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- libreoffice-help.en debian-installation-guide.en libreoffice-help.de
for name in "$@"; do
    xz -dc "../shared/data/monolingual/$name.txt.xz" |
        python3 -c 'import re, sys
for line in sys.stdin: print(*re.findall(r"\w+|[^\w\s]", line))' > "$work/$name"
    texts="$texts${texts:+:}$work/$name"
done
ALIGNMENTKIT_SIMULATION=1 ALIGNMENTKIT_SIMULATION_DRAWS="$draws" ALIGNMENTKIT_SIMULATION_TEXTS="$texts" \
    swift test -c release -Xswiftc -enable-testing --no-parallel --filter SampleDistanceSimulation
