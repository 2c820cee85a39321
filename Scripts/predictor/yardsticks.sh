#!/bin/sh
# Measures the forecast and the evidence against the yardsticks of issue 6; prints the tables of Documentation/Predictor.md.
# Usage: Scripts/predictor/yardsticks.sh [DRAWS]   DRAWS: settings drawn for the search with a source left out (default 80; 0 for none)
# (needs ../shared/data/curves; with 80 draws, 320 settings in all, some five minutes of processor time)
# Scripts/predictor/yardsticks.sh speed            time of a prediction, and memory after 1,000 and 10,000 of them
set -eu
cd "$(dirname "$0")/../.."
swift build --package-path Benchmarks -c release --product yardsticks >&2
yardsticks="$(swift build --package-path Benchmarks -c release --show-bin-path)/yardsticks"
if [ "${1:-}" = speed ]; then exec "$yardsticks" speed ../shared/data/curves; fi
exec "$yardsticks" ../shared/data/curves "${1:-80}"
