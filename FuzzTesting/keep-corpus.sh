#!/bin/sh
# Keeps the inputs of .corpus/TARGET, of at most 256 bytes, that reach something the others do not, in Corpora/TARGET.base64: one input a line.
#
#   sh FuzzTesting/keep-corpus.sh [FOLDER]     (after run.sh; FOLDER holds a folder for each target, .corpus unless named)
set -eu
cd "$(dirname "$0")"
folder=${1:-.corpus}
export SWIFT_BACKTRACE=enable=no
mkdir -p Corpora
for path in "$folder"/*/; do
    target=$(basename "$path")
    kept=$(mktemp -d)
    FUZZ_TARGET=$target .build-fuzz/release/fuzz -merge=1 -max_len=256 -rss_limit_mb=2048 "$kept" "$path" \
        >/dev/null 2>&1
    for input in "$kept"/*; do base64 -w 0 "$input" && echo; done | LC_ALL=C sort >"Corpora/$target.base64"
    rm -r "$kept"
    printf '%s: %s inputs\n' "$target" "$(wc -l <"Corpora/$target.base64")"
done
