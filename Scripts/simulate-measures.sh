#!/bin/sh
# Makes the tables of Documentation/MeasureSimulations.md: same-source draws from a Zipf distribution and from real manuals.
# Usage: Scripts/simulate-measures.sh [draws [text...]]   texts are names in ../shared/data/monolingual without .txt.xz
# (needs ../shared/data/monolingual, xz, python3)
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
texts=
draws="${1:-100}"
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- libreoffice-help.en libreoffice-help.de debian-installation-guide.en
for name in "$@"; do
    xz -dc "../shared/data/monolingual/$name.txt.xz" |
        python3 -c 'import re, sys
for line in sys.stdin: print(*re.findall(r"\w+|[^\w\s]", line))' > "$work/$name"
    texts="$texts${texts:+:}$work/$name"
done
ALIGNMENTKIT_SIMULATION=1 ALIGNMENTKIT_SIMULATION_DRAWS="$draws" ALIGNMENTKIT_SIMULATION_TEXTS="$texts" \
    swift test -c release -Xswiftc -enable-testing --no-parallel --filter CoverageSimulation
