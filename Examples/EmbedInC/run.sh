#!/bin/sh
# Builds the predictor as a shared library, without any C library of its own, and calls it from C.
set -eu
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
swift build --package-path "$root" -c release --product AlignmentKitPrediction
libraries=$(swift build --package-path "$root" -c release --show-bin-path)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CC:-clang}" -std=c11 -Wall -Wextra -Werror -I "$root/Sources/CPrediction/include" predict.c -o "$work/predict" \
    -L "$libraries" -lAlignmentKitPrediction -lm -Wl,-rpath,"$libraries"
"$work/predict"
