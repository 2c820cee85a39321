#!/bin/sh
# Replays every kept input (Seeds, Corpora, Findings) through the checks that the fuzzers use, without libFuzzer.
# Takes seconds once built.
#
#   sh FuzzTesting/replay.sh
set -eu
cd "$(dirname "$0")"
set -- Seeds Findings
[ -d Corpora ] && set -- "$@" Corpora
swift run --quiet replay "$@" </dev/null
