#!/bin/sh
# Builds real English, German, French and Romanian corpora from documentation packages of Debian or Ubuntu, then asks alignkit which of
# them is aligned with an English-German task. Packages are downloaded and unpacked into the work folder; nothing is installed.
#
#   sh Examples/RealCorpora/run.sh [--size small|full] [--work FOLDER] [--build-only | --job-only]
#
# small (default): about 32 MB to download, 22 MB of text, half a minute. full: about 235 MB to download, 124 MB of text, four minutes.
# Needs: apt-get, dpkg-deb, python3 (3.9 or later), zstd; for the job itself Swift.
set -eu
LC_ALL=C # numbers with a point
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
size=small work="$root/.build/real-corpora" build=yes job=yes

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
while [ $# -gt 0 ]; do
    case $1 in
    --size)
        size=${2-}
        case $size in small | full) ;; *) usage ;; esac
        shift
        ;;
    --work)
        work=${2-}
        [ -n "$work" ] || usage
        shift
        ;;
    --build-only) job=no ;;
    --job-only) build=no ;;
    *) usage ;;
    esac
    shift
done
mkdir -p "$work"
work=$(cd "$work" && pwd)
corpora=$work/corpora-$size

small="libreoffice-help-en-us libreoffice-help-de libreoffice-help-fr manpages manpages-dev manpages-fr manpages-ro installation-guide-amd64"
full="$small manpages-fr-dev gnome-user-docs debian-handbook gimp-help-en gimp-help-de
 linux-doc python3-doc postgresql-doc openjdk-17-doc
 cppreference-doc-en-html"

# package NAME: NAME itself, or the documentation package that an empty package of this name depends on.
package() {
    apt-cache depends --no-recommends --no-suggests "$1" 2>/dev/null |
        sed -n 's/^ *Depends: \([a-z0-9.+-]*-doc[a-z0-9.+-]*\)$/\1/p' | head -n 1
}

build_corpora() {
    for tool in apt-get apt-cache dpkg-deb python3 zstd; do
        if ! command -v $tool >/dev/null 2>&1; then
            echo "This example needs $tool. It takes its texts from Debian or Ubuntu packages; on other systems run it in a container:" >&2
            echo "  docker run --rm -it -v \"$root:/package\" -w /package swift:6.2-bookworm sh -c 'apt-get update && apt-get install -y python3 zstd && sh Examples/RealCorpora/run.sh'" >&2
            exit 1
        fi
    done
    mkdir -p "$work/packages" "$work/unpacked-$size"
    if [ "$size" = full ]; then wanted=$full; else wanted=$small; fi
    if [ -z "$(apt-cache madison manpages 2>/dev/null)" ]; then
        echo "apt knows no packages yet: run 'apt-get update' (as root), then this again." >&2
        exit 1
    fi
    for name in $wanted; do
        actual=$(package "$name")
        actual=${actual:-$name}
        if ! ls "$work/packages/${actual}_"*.deb >/dev/null 2>&1; then
            echo "Downloading $actual"
            if ! (cd "$work/packages" && apt-get download -qq "$actual" 2>"$work/log"); then
                echo "  not to be had here, left out: $(grep '^E:' "$work/log" | head -n 1)" >&2
                continue
            fi
        fi
        if [ ! -e "$work/unpacked-$size/.done-$actual" ]; then
            dpkg-deb --fsys-tarfile "$work/packages/${actual}_"*.deb | tar -x -C "$work/unpacked-$size" --no-same-owner \
                --exclude='*.png' --exclude='*.svg' --exclude='*.jpg' --exclude='*.pdf' --exclude='*.webm' --exclude='*.gif' --exclude='*.js'
            : >"$work/unpacked-$size/.done-$actual"
        fi
    done
    rm -rf "$corpora.part" "$corpora"
    python3 "$here/extract.py" "$work/unpacked-$size" "$corpora.part"
    mv "$corpora.part" "$corpora"
}

# number KEY: the value of KEY in a JSON document on standard input, to two decimals.
number() {
    tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\([-+0-9.eE]*\).*/\1/p" | {
        read -r value || [ -n "$value" ] || value=nan
        printf '%.2f' "$value"
    }
}

run_job() {
    if [ ! -d "$corpora/task" ]; then
        echo "No corpora in $corpora: run without --job-only first." >&2
        exit 1
    fi
    cd "$root"
    sh Scripts/install-prerequisites.sh
    swift build -c release --product alignkit </dev/null
    alignkit=$(swift build -c release --show-bin-path)/alignkit
    profiles=$work/profiles-$size
    mkdir -p "$profiles"
    : >"$profiles/table"

    printf '\n=== The task: English to German, paragraphs of held-out LibreOffice help pages\n\n'
    "$alignkit" profile "$corpora/task/train.en.txt" --output "$profiles/source.profile"
    "$alignkit" profile "$corpora/task/train.de.txt" --output "$profiles/target.profile" --json >"$profiles/target.json"
    tokens=$(tr -d '\n' <"$profiles/target.json" | sed -n 's/.*"tokens"[[:space:]]*:[[:space:]]*\([0-9]*\).*/\1/p')

    for folder in "$corpora"/*/; do
        corpus=$(basename "$folder")
        [ "$corpus" != task ] || continue
        printf '\n=== %s\n\n' "$corpus"
        began=$(date +%s)
        "$alignkit" profile "$folder" --language-field language --output "$profiles/$corpus.profile"
        printf 'profiled in %s s\n\n' $(($(date +%s) - began))
        set -- --source "$profiles/source.profile" --target "$profiles/target.profile" --source-language en --target-language de
        "$alignkit" compare "$profiles/$corpus.profile" "$@"
        printf '\n'
        "$alignkit" predict --pretraining "$profiles/$corpus.profile" "$@" --finetuning-tokens "$tokens"
        printf '%-14s %9s %25s\n' "$corpus" "$("$alignkit" compare "$profiles/$corpus.profile" "$@" --json | number alignmentScore)" \
            "$("$alignkit" predict --pretraining "$profiles/$corpus.profile" "$@" --finetuning-tokens "$tokens" --json |
                number probabilityNonMonotone)" >>"$profiles/table"
    done
    printf '\nBefore any checkpoint was finetuned:\n\n%-14s %9s %25s\n' corpus alignment "probability of no rise"
    cat "$profiles/table"
}

[ "$build" = no ] || build_corpora
[ "$job" = no ] || run_job
