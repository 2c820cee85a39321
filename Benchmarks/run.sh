#!/bin/sh
# Everything that Documentation/Performance.md says of reading, measured again on a corpus of your own:
#
#   sh Benchmarks/run.sh CORPUS.jsonl[.zst|.gz] [--rounds 7]
#
# Needs the zstd and gzip commands and python3; simdjson takes part where its header is installed (libsimdjson-dev).
set -eu
corpus=$1
shift
case $corpus in /*) ;; *) corpus=$PWD/$corpus ;; esac
cd "$(dirname "$0")"
sh ../Scripts/install-prerequisites.sh
traits=
[ -e /usr/include/simdjson.h ] && traits="--traits Simdjson"
# shellcheck disable=SC2086 # two words, or none
swift build -c release --product reading $traits >&2
exec python3 reading.py "$corpus" "$@"
