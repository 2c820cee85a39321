#!/bin/sh
# Measures the forecast and the evidence against the yardsticks of issue 6; prints the tables of Documentation/Predictor.md.
# Usage: Scripts/predictor/yardsticks.sh [DRAWS]   DRAWS: settings drawn for the search with a source left out (default 80; 0 for none)
# (needs ../shared/data/curves; about ten minutes of processor time with 80 draws)
set -eu
cd "$(dirname "$0")/../.."
swift build --package-path Benchmarks -c release --product yardsticks >&2
exec "$(swift build --package-path Benchmarks -c release --show-bin-path)/yardsticks" ../shared/data/curves "${1:-80}"
