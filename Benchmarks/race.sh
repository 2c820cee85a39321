#!/bin/sh
# The race of Documentation/Performance.md ("Counting, beside its peers") on corpora of your own:
#
#   sh Benchmarks/race.sh --corpus CORPUS.jsonl.zst [--big FOLDER] [--only ROW]... [--rounds 5] [--python PYTHON]
#
# --help names the rows. Needs zstd, python3 and Swift. Peers take part where they are installed, and are named where they
# are not: count_ngrams, lmplz, query and build_binary (KenLM) on PATH, ICU's headers and a C++ compiler, and for PYTHON polars, duckdb and data-selection.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
peers=$here/.build/peers
sh "$here/../Scripts/install-prerequisites.sh"
mkdir -p "$peers"
(cd "$here/.." && swift build -c release --product alignkit) >&2
(cd "$here" && swift build -c release --product segmentation) >&2
compiler=$(command -v c++ || command -v clang++ || true)
if [ -n "$compiler" ]; then
    "$compiler" -O2 -std=c++17 "$here/Peers/ngram_lines.cpp" -o "$peers/ngram_lines"
    "$compiler" -O2 -std=c++17 "$here/Peers/arpa_difference.cpp" -o "$peers/arpa_difference"
    if flags=$(pkg-config --cflags --libs icu-uc 2>/dev/null); then
        # shellcheck disable=SC2086 # several words
        "$compiler" -O2 -std=c++17 "$here/Peers/icu_words.cpp" $flags -o "$peers/icu_words"
    fi
fi
exec python3 "$here/race.py" "$@"
