#!/usr/bin/env python3
"""Texts by language and licence class from the Debian packages of packages.tsv, to train a language identifier on.

    texts.py --debs DEBS --work WORK --out OUT

writes OUT/<class>/<language>.{train,dev}.tsv (`source<TAB>text`), OUT/none/none.{train,dev}.tsv and OUT/sizes.tsv. Packages are fetched into
DEBS and checked; WORK keeps what was read of each source, so that a second run reads only what changed. The output depends on packages.tsv
and these scripts alone.
"""

import argparse
import collections
import os
import shutil

import cleaning
import codes
import extraction
import nonlanguage
import packages

HERE = os.path.dirname(os.path.abspath(__file__))
FREE = ('permissive', 'mpl')
CLASSES = (*FREE, 'other')
WORDS_ONLY = extraction.WORDS_ONLY
TRAIN_ONLY = {WORDS_ONLY, 'udhr', 'gflanguages'}
DEV_SHARE, DEV_SHARE_AT_MOST, DEV_TEXTS = 0.05, 0.2, 300
SPREAD, LISTED_WORDS = 4, 30_000


def is_listed_word(text):
    return len(text) > 2 and text.isalpha() and text.islower()


class Seen:
    """In how many languages a folded text was seen, and which texts are English."""

    def __init__(self):
        self.spread, self.english = {}, set()

    def add(self, fold, language):
        self.spread[fold] = self.spread.get(fold, 0) + 1
        if language == 'en':
            self.english.add(fold)

    def is_of_one_language(self, fold, language):
        return self.spread[fold] < SPREAD and (language in ('en', 'sco') or fold not in self.english)


def kept(sources):
    """By language, the distinct texts [(class, source, split hash, text)], without those that are found in several.

    What is kept of the free classes does not depend on whether the others are read.
    """
    by_language, free, every = collections.defaultdict(dict), Seen(), Seen()
    for licence_class, source, path in sources:
        words = source == WORDS_ONLY
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                language, key, fold, text = line.rstrip('\n').split('\t')
                if words and not is_listed_word(text):
                    continue
                fold = int(fold, 16) ^ words
                texts = by_language[language]
                if fold not in texts:
                    texts[fold] = licence_class, source, int(key, 16), text
                    every.add(fold, language)
                    if licence_class in FREE:
                        free.add(fold, language)
    english_words = {word for c, _, _, text in by_language['en'].values() if c in FREE for word in cleaning.WORD.findall(text.lower())}
    for language in sorted(by_language):
        texts = by_language.pop(language)
        remaining = {fold: t for fold, t in texts.items() if (free if t[0] in FREE else every).is_of_one_language(fold, language)}
        words = sorted(fold for fold, t in remaining.items() if t[1] == WORDS_ONLY)
        free_texts = {fold for fold, t in texts.items() if t[0] in FREE} if words else set()
        wanted = set([fold for fold in words if remaining[fold][3] not in english_words and fold ^ 1 not in free_texts][:LISTED_WORDS])
        for fold in words:
            if fold not in wanted:
                del remaining[fold]
            else:
                remaining.pop(fold ^ 1, None)
        yield language, list(remaining.values())


def dev_shares(by_language):
    """Share of texts held out, by split hash: larger where a message is in a language that has few texts. One message, one side."""
    shares = {}
    for language in codes.REQUIRED:
        texts = [t for t in by_language.get(language, []) if t[0] in FREE and t[1] not in TRAIN_ONLY]
        share = min(DEV_SHARE_AT_MOST, DEV_TEXTS * 1.15 / max(1, len(texts)))
        if share > DEV_SHARE:
            for _, _, key, _ in texts:
                shares[key] = max(share, shares.get(key, 0))
    return shares


def is_dev(text, shares):
    _, source, key, _ = text
    return source not in TRAIN_ONLY and (key ^ key >> 29) % 1000003 < shares.get(key, DEV_SHARE) * 1000003


def is_wanted(language, texts):
    size = sum(len(t[3].encode()) for t in texts if t[0] in FREE and t[1] != WORDS_ONLY)
    return language in codes.REQUIRED or size >= (40_000 if language in codes.NEIGHBOURS else 100_000)


def write(by_language, out):
    shares, sizes = dev_shares(by_language), collections.Counter()
    for language, texts in sorted(by_language.items()):
        files = {}
        for text in texts:
            licence_class, source, _, content = text
            part = 'dev' if is_dev(text, shares) else 'train'
            name = (licence_class, part)
            if name not in files:
                os.makedirs(os.path.join(out, licence_class), exist_ok=True)
                files[name] = open(os.path.join(out, licence_class, f'{language}.{part}.tsv'), 'w', encoding='utf-8')
            files[name].write(f'{source}\t{content}\n')
            sizes[language, licence_class, part, source, 'bytes'] += len(content.encode())
            sizes[language, licence_class, part, source, 'texts'] += 1
        for file in files.values():
            file.close()
    with open(os.path.join(out, 'sizes.tsv'), 'w', encoding='utf-8') as table:
        table.write('language\tclass\tpart\tsource\ttexts\tbytes\n')
        for language, licence_class, part, source, what in sorted(sizes):
            if what == 'bytes':
                key = (language, licence_class, part, source)
                table.write('\t'.join(key) + f'\t{sizes[(*key, "texts")]}\t{sizes[(*key, "bytes")]}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--packages', default=os.path.join(HERE, 'packages.tsv'))
    for name in ('debs', 'work', 'out'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--free', action='store_true', help='leave class other out')
    options = parser.parse_args()
    sets = packages.file_sets(options.packages)
    if options.free:
        sets = [s for s in sets if s.licence_class != 'other']
    archives = packages.fetch(sets, options.debs)
    language_sets = [s for s in sets if s.licence_class in CLASSES]
    language_sets.sort(key=lambda s: (CLASSES.index(s.licence_class), s.source, s.package))
    by_language = {l: t for l, t in kept(extraction.extracted(language_sets, archives, options.work, options.jobs)) if is_wanted(l, t)}
    fresh = options.out.rstrip('/') + '.part'
    shutil.rmtree(fresh, ignore_errors=True)
    os.makedirs(fresh)
    write(by_language, fresh)
    no_language = [s for s in sets if s.licence_class == 'none']
    if no_language:
        nonlanguage.write(no_language, archives, os.path.join(fresh, 'none'))
    shutil.rmtree(options.out, ignore_errors=True)
    os.rename(fresh, options.out)


if __name__ == '__main__':
    main()
