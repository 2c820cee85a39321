#!/bin/sh
# Runs tests under the address and the thread sanitizer, each in a build folder of its own. By default those of the module that
# decompresses, keeps memory by hand and works on several threads. Options go to `swift test`:
#
#   sh Scripts/sanitize.sh [address|thread] [--filter NGramStatisticsTests] ...
set -eu
cd "$(dirname "$0")/.."
kinds="address thread"
case ${1-} in
address | thread)
    kinds=$1
    shift
    ;;
esac
[ $# -gt 0 ] || set -- --filter CorpusIOTests
for kind in $kinds; do
    printf -- '--- %s sanitizer\n' "$kind"
    # XCTest's own leaks would be reported where it is in use.
    swift test --sanitize="$kind" --disable-xctest --scratch-path ".build-$kind" "$@" </dev/null
done
