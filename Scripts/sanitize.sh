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

# Foundation on Linux leaks where it starts processes and reads empty files, which only tests do.
suppressions=$(mktemp)
trap 'rm -f "$suppressions"' EXIT
trap 'exit 130' INT TERM
printf 'leak:libFoundation.so\nleak:libFoundationEssentials.so\n' >"$suppressions"
export LSAN_OPTIONS="suppressions=$suppressions print_suppressions=0"

for kind in $kinds; do
    printf -- '--- %s sanitizer\n' "$kind"
    # Without XCTest, whose own leaks the address sanitizer would tell of.
    swift test --sanitize="$kind" --disable-xctest --scratch-path ".build-$kind" "$@" </dev/null
done
