"""Text that is no language: lines of code and data from packages, and made-up ones (ids, encodings, logs, tables) with a fixed seed."""

import collections
import hashlib
import os
import random
import re

import fabricated
import packages

TRAIN, DEV = 30_000, 3_000
LINES = 40                    # at most so many lines of a file, so that no file fills its kind
C_COMMENT = re.compile(r'/\*.*?\*/|(?<![:"\'\\])//[^\n]*', re.S)
HASH_COMMENT = re.compile(r'(?:^|(?<=\s))#(?!!|include|define|if|end|else|undef|pragma|\{)[^\n]*', re.M)
DOCSTRING = re.compile(r'("""|\'\'\').*?\1', re.S)
POD = re.compile(r'^=\w+.*?^=cut[^\n]*$|^__(?:END|DATA)__.*', re.S | re.M)
COMMENTS = {
    **dict.fromkeys('c c++ go java rust php javascript css assembler'.split(), [C_COMMENT]), 'minified': [],
    'python': [DOCSTRING, HASH_COMMENT], 'perl': [POD, HASH_COMMENT],
    **dict.fromkeys('shell ruby tcl ini'.split(), [HASH_COMMENT]),
    'html': [re.compile(r'<!--.*?-->|\{#.*?#\}', re.S)], 'xml': [re.compile(r'<!--.*?-->', re.S)],
    'sql': [re.compile(r'--[^\n]*'), C_COMMENT], 'lua': [re.compile(r'--\[\[.*?\]\]|--[^\n]*', re.S)],
    'latex': [re.compile(r'(?<!\\)%[^\n]*')], 'json': [],
}
PROSE = re.compile(r"(?:[^\W\d_]{2,}[,.]? ){3,}[^\W\d_]{2,}")
BETWEEN_TAGS = re.compile(r'>[^<>]*[^\W\d_]{2,}[^<>]*<')


def order(text):
    return hashlib.blake2b(text.encode('utf-8', 'replace'), digest_size=8).digest()


def code_lines(kind, data):
    """Lines, and now and then some lines joined, without comments and without those that hold a phrase."""
    text = data.decode('utf-8', 'replace')
    for comment in COMMENTS[kind]:
        text = comment.sub(' ', text)
    if kind in ('html', 'xml'):
        text = BETWEEN_TAGS.sub('><', text)
    lines = [' '.join(line.split()) for line in text.split('\n')]
    if kind == 'minified':
        lines = [piece for line in lines for piece in re.findall(r'.{40,240}?[;},]', line)]
    lines = [line for line in lines if len(line) > 5 and not PROSE.search(line) and any(c.isalpha() for c in line)]
    for index in range(0, len(lines)):
        if index % 3 == 0:
            yield ' '.join(lines[index:index + 2 + index % 5])[:600]
        else:
            yield lines[index][:400]


def collected(sets, archives):
    """(kind, document, line) of all code in the packages, and their members' paths."""
    lines, paths = collections.defaultdict(dict), {}
    for package in sorted({s.package for s in sets}):
        for file_set, _, name, data in packages.matching(archives[package], [s for s in sets if s.package == package]):
            kind = file_set.source
            paths['/' + name] = None
            found = sorted(set(code_lines(kind, data)), key=order)
            for line in found[:10 * LINES if kind in ('minified', 'c++', 'css', 'ini', 'xml', 'sql') else LINES]:
                lines[kind].setdefault(line, f'{package}/{name}')
    return lines, sorted(paths)


def write(sets, archives, out):
    os.makedirs(out, exist_ok=True)
    lines, paths = collected(sets, archives)
    by_kind = {kind: [(document, line) for line, document in found.items()] for kind, found in lines.items()}
    for kind, make in fabricated.kinds(paths).items():
        source = random.Random(f'none/{kind}')
        made = dict.fromkeys(make(source) for _ in range(2 * (TRAIN + DEV) // 20))
        by_kind[kind] = [(line, line) for line in made]
    parts = {'train': TRAIN, 'dev': DEV}
    for part, total in parts.items():
        chosen = []
        for kind in sorted(by_kind):
            own = sorted({line for document, line in by_kind[kind] if (order(document)[0] < 26) == (part == 'dev')}, key=order)
            chosen += [(order(line), kind, line) for line in own[:total // (len(by_kind) - 2) + 1]]
        with open(os.path.join(out, f'none.{part}.tsv'), 'w', encoding='utf-8') as file:
            for _, kind, line in sorted(chosen)[:total]:
                file.write(f'{kind}\t{line}\n')
