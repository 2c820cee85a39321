#!/bin/sh
# Builds the predictor as a shared library and calls it from Python (ctypes, standard library only).
set -eu
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
swift build --package-path "$root" -c release --product AlignmentKitPrediction
libraries=$(swift build --package-path "$root" -c release --show-bin-path)
case $(uname) in Darwin) suffix=dylib ;; *) suffix=so ;; esac
python3 predict.py "$libraries/libAlignmentKitPrediction.$suffix"
