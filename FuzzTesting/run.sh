#!/bin/sh
# Fuzzes targets for some seconds each; builds the fuzzer first. Linux; needs no more than a Swift toolchain.
#
#   sh FuzzTesting/run.sh [SECONDS [TARGET...]]     (600 seconds; all targets)
#
# What the fuzzer learns is kept in FuzzTesting/.corpus/TARGET (not in git), and findings are written to
# FuzzTesting/.artifacts/TARGET. One input alone: FUZZ_TARGET=TARGET FuzzTesting/.build-fuzz/release/fuzz FILE
set -eu
cd "$(dirname "$0")"
seconds=${1:-600}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- zstandard gzip automatic jsonl text paragraphs tsv csv wet tmx profile counts observations sketches arpa model

# `--sanitize fuzzer` alone lets SwiftPM leave `main` to libFuzzer; the compiler takes only the last -sanitize it is given.
swift build -c release --product fuzz --scratch-path .build-fuzz --sanitize fuzzer \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library
export SWIFT_BACKTRACE=enable=no
failed=
for target in "$@"; do
    mkdir -p ".corpus/$target" ".artifacts/$target"
    findings=
    [ -d "Findings/$target" ] && findings="Findings/$target"
    printf -- '--- %s for %s s\n' "$target" "$seconds"
    # shellcheck disable=SC2086 # no folder where there is none
    FUZZ_TARGET=$target .build-fuzz/release/fuzz -max_total_time="$seconds" -rss_limit_mb=2048 -max_len=4096 \
        -timeout=60 -print_final_stats=1 -artifact_prefix=".artifacts/$target/" ".corpus/$target" "Seeds/$target" \
        $findings 2>".artifacts/$target.log" || failed="$failed $target"
    grep -E 'cov:|violation|SUMMARY|Test unit|stat::' ".artifacts/$target.log" | tail -n 8
done
if [ -n "$failed" ]; then
    printf 'findings in:%s\n' "$failed"
    exit 1
fi
