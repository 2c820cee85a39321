#!/bin/sh
# Builds what has traits and runs its tests with each combination of traits that matters: none, each alone, all. Installs the
# libraries that the traits need where they are missing (Debian and Ubuntu; elsewhere it says what is missing).
#
#   sh Scripts/test-traits.sh [--no-install] [OPTION OF swift test ...]
#
# --no-install: leave out, and say so, the combinations whose libraries are missing.
set -eu
cd "$(dirname "$0")/.."
install=yes
if [ "${1-}" = --no-install ]; then
    install=no
    shift
fi
sh Scripts/install-prerequisites.sh

has_header() { printf '#include <%s>\n' "$1" | clang -fsyntax-only -x c++ - 2>/dev/null; }
package() {
    case $1 in
    BZip2) echo "bzlib.h libbz2-dev" ;;
    XZ) echo "lzma.h liblzma-dev" ;;
    SentencePiece) echo "sentencepiece_processor.h libsentencepiece-dev" ;;
    ISAL) echo "isa-l/igzip_lib.h libisal-dev" ;;
    HTTP) echo "curl/curl.h libcurl4-openssl-dev" ;;
    esac
}

available=
for trait in BZip2 XZ SentencePiece ISAL HTTP; do
    wanted=$(package "$trait")
    if ! has_header "${wanted% *}" && [ "$install" = yes ] && command -v apt-get >/dev/null; then
        echo "Installing ${wanted#* } (for the trait $trait)." >&2
        sudo=
        [ "$(id -u)" = 0 ] || sudo="sudo -n"
        # A fresh machine has no lists of packages yet.
        $sudo apt-get install -y -q "${wanted#* }" >/dev/null 2>&1 || {
            $sudo apt-get update -q >/dev/null
            $sudo apt-get install -y -q "${wanted#* }" >/dev/null
        }
    fi
    if has_header "${wanted% *}"; then
        available="$available $trait"
    elif [ "$install" = yes ]; then
        echo "The trait $trait needs ${wanted#* }; install it, or give --no-install." >&2
        exit 1
    else
        echo "Left out: the trait $trait needs ${wanted#* }." >&2
    fi
done

run() {
    name=$1
    shift
    echo "--- traits: $name"
    swift test --scratch-path ".build-traits/$name" --filter 'CorpusIOTests|SentencePieceTests' "$@" </dev/null
}

run none --disable-default-traits "$@"
for trait in $available; do run "$trait" --traits "$trait" "$@"; done
all=$(echo $available | tr ' ' ',')
[ -z "$all" ] || run all --traits "$all" "$@"
