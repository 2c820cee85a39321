#!/usr/bin/env python3
"""Tables of the texts that texts.py wrote: `report.py OUT/sizes.tsv` prints them, `--write` puts them into Documentation/LanguageSources.md."""

import argparse
import collections
import os

import codes

HERE = os.path.dirname(os.path.abspath(__file__))
DOCUMENT = os.path.join(HERE, '..', '..', 'Documentation', 'LanguageSources.md')
CLASSES = ('permissive', 'mpl', 'other')
BEGIN, END = '<!-- tables by Scripts/languages/report.py -->\n', '<!-- end of tables -->\n'
WORDS_ONLY = 'tesseract-words'
THIN = 400_000


def read(path):
    sizes = collections.Counter()
    with open(path, encoding='utf-8') as lines:
        next(lines)
        for line in lines:
            language, licence_class, part, source, texts, size = line.rstrip('\n').split('\t')
            for key in ((language, licence_class), (language, part, 'texts'), (language, licence_class, source), (licence_class, source)):
                sizes[('size',) + key] += int(texts) if key[-1] == 'texts' else int(size)
    return sizes


def kilobytes(size):
    return f'{size / 1000:.0f}' if size >= 10_000 or size == 0 else f'{size / 1000:.1f}'


def running(sizes, language, licence_class):
    return sizes['size', language, licence_class] - sizes['size', language, licence_class, WORDS_ONLY]


def languages_table(sizes):
    yield '| language | permissive KB | MPL KB | other KB | word list KB | train texts | dev texts |\n|---|---:|---:|---:|---:|---:|---:|\n'
    languages = sorted({k[1] for k in sizes if len(k) == 4 and k[3] == 'texts'}, key=lambda l: (l not in codes.REQUIRED, l))
    for language in languages:
        name = f'**{language}**' if language in codes.REQUIRED else language
        cells = [kilobytes(running(sizes, language, c)) for c in CLASSES] + [kilobytes(sizes['size', language, 'permissive', WORDS_ONLY])]
        cells += [str(sizes['size', language, part, 'texts']) for part in ('train', 'dev')]
        yield f'| {name} | ' + ' | '.join(cells) + ' |\n'


def thin_table(sizes):
    yield '| language | permissive and MPL KB | of which | other KB |\n|---|---:|---|---:|\n'
    total = {l: running(sizes, l, 'permissive') + running(sizes, l, 'mpl') for l in codes.REQUIRED}
    for language in sorted(codes.REQUIRED, key=total.get):
        if total[language] < THIN:
            own = [(k[3], n) for k, n in sizes.items() if len(k) == 4 and k[1] == language and k[2] in CLASSES[:2] and k[3] != WORDS_ONLY and n]
            parts = ', '.join(f'{source} {kilobytes(n)}' for source, n in sorted(own, key=lambda p: (-p[1], p[0])))
            yield f'| {language} | {kilobytes(total[language])} | {parts} | {kilobytes(running(sizes, language, "other"))} |\n'


def sources_table(sizes):
    yield '| class | source | KB |\n|---|---|---:|\n'
    for licence_class in CLASSES:
        own = sorted(((n, k[2]) for k, n in sizes.items() if len(k) == 3 and k[1] == licence_class and k[2] != 'texts'), reverse=True)
        for size, source in own:
            yield f'| {licence_class} | {source} | {kilobytes(size)} |\n'


def tables(sizes):
    yield '### Thin languages\n\n'
    yield f'Of the 75, those with less than {THIN // 1000} KB of permissive and MPL text, word lists apart.\n\n'
    yield from thin_table(sizes)
    yield '\n### Sources\n\n'
    yield from sources_table(sizes)
    yield '\n### Languages\n\nKB of distinct clean text, train and dev together; in bold the 75 languages of the evaluation.\n\n'
    yield from languages_table(sizes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('sizes')
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    text = ''.join(tables(read(options.sizes)))
    if not options.write:
        print(text, end='')
        return
    with open(DOCUMENT, encoding='utf-8') as file:
        document = file.read()
    before, _, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    with open(DOCUMENT + '.part', 'w', encoding='utf-8') as file:
        file.write(before + BEGIN + '\n' + text + '\n' + END + after)
    os.replace(DOCUMENT + '.part', DOCUMENT)


if __name__ == '__main__':
    main()
