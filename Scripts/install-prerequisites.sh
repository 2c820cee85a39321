#!/bin/sh
# Makes sure that the headers of libzstd and zlib can be compiled and linked against, and that Swift and git are there.
# Installs only what is missing, with the system's package manager, and says so; says nothing when nothing is missing.
#
#   sh Scripts/install-prerequisites.sh [--check]
#
# --check installs nothing: it names what is missing and exits with 1.
# Works as root, or through sudo; without a terminal (or with CI set) sudo is never allowed to ask for a password.
set -eu

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

check_only=no
case ${1-} in
"") ;;
--check) check_only=yes ;;
*)
    say "usage: install-prerequisites.sh [--check]"
    exit 2
    ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

if ! has swift; then
    say "Swift is not installed. Get Swift 6.2 or later from https://www.swift.org/install (or through swiftly), then run this again."
    exit 1
fi

# A C compiler to try headers with: the system's own, or the one that comes with every Swift toolchain.
compiler=
for candidate in cc clang gcc; do
    if has "$candidate"; then
        compiler=$candidate
        break
    fi
done
if [ -z "$compiler" ]; then
    beside_swift=$(dirname "$(readlink -f "$(command -v swift)" 2>/dev/null || command -v swift)")/clang
    [ -x "$beside_swift" ] && compiler=$beside_swift
fi

# links NAME HEADER CALL: whether a program that includes HEADER and calls CALL compiles and links with -lNAME.
links() {
    printf '#include <%s>\nint main(void) { return %s ? 0 : 1; }\n' "$2" "$3" >"$work/probe.c"
    set -- "-l$1"
    if [ "$(uname -s)" = Darwin ] && has brew; then
        set -- "-I$(brew --prefix)/include" "-L$(brew --prefix)/lib" "$@"
    fi
    "$compiler" -o "$work/probe" "$work/probe.c" "$@" >/dev/null 2>&1 ||
        "$compiler" -fuse-ld=lld -o "$work/probe" "$work/probe.c" "$@" >/dev/null 2>&1
}

missing=
if [ -z "$compiler" ] || ! links c stdlib.h "abs(1)"; then
    missing="$missing compiler"
fi
[ -n "$compiler" ] && links zstd zstd.h "ZSTD_versionNumber()" || missing="$missing zstd"
[ -n "$compiler" ] && links z zlib.h "zlibVersion()" || missing="$missing zlib"
has git || missing="$missing git"
missing=${missing# }

[ -n "$missing" ] || exit 0
if [ "$check_only" = yes ]; then
    say "missing: $missing"
    exit 1
fi

# SwiftPM asks pkg-config where libraries are. It builds without, but then says that they are missing when they are not.
if [ "$(uname -s)" != Darwin ] && ! has pkg-config; then
    missing="$missing pkg-config"
fi

manager=
for candidate in apt-get dnf yum apk pacman zypper brew; do
    if has "$candidate"; then
        manager=$candidate
        break
    fi
done

packages=
for thing in $missing; do
    case $manager:$thing in
    apt-get:compiler) package=g++ ;;
    apt-get:zstd) package=libzstd-dev ;;
    apt-get:zlib) package=zlib1g-dev ;;
    dnf:compiler | yum:compiler | zypper:compiler) package=gcc-c++ ;;
    dnf:zstd | yum:zstd | zypper:zstd) package=libzstd-devel ;;
    dnf:zlib | yum:zlib | zypper:zlib) package=zlib-devel ;;
    dnf:pkg-config | yum:pkg-config) package=pkgconf-pkg-config ;;
    apk:compiler) package=build-base ;;
    apk:zstd) package=zstd-dev ;;
    apk:zlib) package=zlib-dev ;;
    apk:pkg-config | pacman:pkg-config) package=pkgconf ;;
    pacman:compiler) package=base-devel ;;
    brew:compiler | brew:zlib)
        say "The command line tools of Xcode are missing: run 'xcode-select --install', then run this again."
        exit 1
        ;;
    *) package=$thing ;;
    esac
    packages="$packages $package"
done
packages=${packages# }

if [ -z "$manager" ]; then
    say "Missing: $missing. No package manager known here was found: install the development files of libzstd and zlib by hand."
    exit 1
fi

case $manager in
apt-get) install="apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $packages" refresh="apt-get update -qq" ;;
dnf | yum) install="$manager install -y -q $packages" refresh= ;;
apk) install="apk add --quiet $packages" refresh="apk update --quiet" ;;
pacman) install="pacman -S --noconfirm --needed $packages" refresh="pacman -Sy --noconfirm" ;;
zypper) install="zypper --non-interactive install $packages" refresh= ;;
brew) install="brew install $packages" refresh= ;;
esac

as_root=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    if [ -z "${CI-}" ] && [ -t 0 ]; then
        as_root=sudo
    fi
    if ! has sudo || { [ "$as_root" = "sudo -n" ] && ! sudo -n true 2>/dev/null; }; then
        say "Missing: $packages. Installing needs root. Run this once, then try again:  $install"
        exit 1
    fi
fi

# run COMMAND: as root where needed, with no questions asked and no output unless it fails.
run() {
    # shellcheck disable=SC2086 # the command is meant to be split into words
    if [ -n "$as_root" ]; then
        $as_root env DEBIAN_FRONTEND=noninteractive $1 >"$work/log" 2>&1 </dev/null
    else
        env DEBIAN_FRONTEND=noninteractive $1 >"$work/log" 2>&1 </dev/null
    fi
}

say "Installing $packages with $manager ..."
if ! run "$install"; then
    # Package lists may be missing or out of date.
    if [ -z "$refresh" ] || ! run "$refresh" || ! run "$install"; then
        cat "$work/log" >&2
        say "Could not install: $packages. The command was:  ${as_root:+$as_root }$install"
        exit 1
    fi
fi

sh "$0" --check
