#!/bin/sh
# Every test of the package. Installs the headers it needs first, where they are missing. Options go to `swift test`:
#
#   sh Scripts/test.sh [--filter CorpusIOTests] ...
set -eu
cd "$(dirname "$0")/.."
sh Scripts/install-prerequisites.sh
exec swift test "$@" </dev/null
