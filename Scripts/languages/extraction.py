"""Clean messages of each source, kept in a working folder from run to run."""

import collections
import hashlib
import multiprocessing
import os
import re
import sys

import cleaning
import codes
import packages
from readers import READERS

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST_MESSAGE = 20_000
WORDS_ONLY = 'tesseract-words'


def digest(text):
    return int.from_bytes(hashlib.blake2b(text.encode('utf-8', 'replace'), digest_size=8).digest(), 'big')


def code_version(sets):
    """A digest of the code that reads `sets`."""
    state = hashlib.sha256()
    names = {'extraction.py', 'cleaning.py', 'codes.py', 'packages.py'} | {READERS[s.reader].__module__.replace('.', '/') + '.py' for s in sets}
    for name in sorted(names):
        with open(os.path.join(HERE, name), 'rb') as file:
            state.update(file.read())
    return state.hexdigest()


def language_of(found, file_set):
    """From the pattern's group `lang`, or where all files are in one language from a comment `(?#la)` at the pattern's end."""
    name = found.groupdict().get('lang') or file_set.pattern.rpartition('(?#')[2].rstrip(')')
    return codes.language_code(name)


def raw(sets, archives):
    """(language, identifier, text) of every message and paragraph of one source, as the packages hold them."""
    for package in sorted({s.package for s in sets}):
        own = [s for s in sets if s.package == package]
        for file_set, found, name, data in packages.matching(archives[package], own):
            reader = READERS[file_set.reader]
            if file_set.reader == 'arsc':
                for locale, identifier, text in reader(data, name):
                    language = codes.language_code(locale)
                    if language:
                        yield language, identifier, text
                continue
            language = language_of(found, file_set)
            if language:
                for identifier, text in reader(data, name):
                    yield language, identifier, text


def own_language(language, text):
    """`language`, the other script's label where Serbian is mislabelled, or None where `text` is not in it."""
    if not codes.is_in_script(text, language):
        other = {'sr': 'sr-Latn', 'sr-Latn': 'sr'}.get(language)
        if not other or not codes.is_in_script(text, other):
            return None
        language = other
    if language not in ('en', 'sco') and cleaning.is_mostly_english(text):
        return None
    return language


class Splits:
    """Hashes by which texts go to train or dev: of the English original where it is known, else of the key or document."""

    def __init__(self, source):
        self.source, self.english, self.splits = source, {}, {}

    def split(self, identifier):
        known = self.splits.get(identifier)
        if known is None:
            if identifier[0] == '=' and identifier not in self.english:
                self.english[identifier] = cleaning.plain(identifier[1:])
            name = cleaning.folded(self.english.get(identifier, ''))
            known = self.splits[identifier] = digest('=' + name if name else self.source + identifier)
        return known


def messages_and_english(sets, archives):
    splits, messages, seen = Splits(sets[0].source), [], set()
    for language, identifier, text in raw(sets, archives):
        text = text[:LONGEST_MESSAGE]
        if language == 'en' and identifier[0] == '#':
            splits.english.setdefault(identifier, cleaning.plain(text))
        once = language, text
        if once not in seen:
            seen.add(once)
            messages.append((language, identifier, text))
    return messages, splits


def clean(messages, splits):
    """(language, identifier, text) of all that is text of its language."""
    for language, identifier, text in messages:
        splits.split(identifier)
        for part in cleaning.pieces(cleaning.plain(text, identifier[0] != '@')):
            if cleaning.is_text(part):
                own = own_language(language, part)
                if own:
                    yield own, identifier, part
    for identifier in [i for i in splits.english if i[0] == '=']:
        text = splits.english[identifier]
        if cleaning.is_text(text) and codes.is_in_script(text, 'en'):
            yield 'en', identifier, text


def read_source(sets, archives, path):
    """Writes language, split hash, hash of the folded text, and the text, of every distinct message of one source to `path`."""
    messages, splits = messages_and_english(sets, archives)
    seen = set()
    with open(path + '.part', 'w', encoding='utf-8') as out:
        for language, identifier, text in clean(messages, splits):
            fold = digest(cleaning.folded(text))
            if (language, fold) not in seen:
                seen.add((language, fold))
                out.write(f'{language}\t{splits.split(identifier):x}\t{fold:x}\t{text}\n')
    os.replace(path + '.part', path)


def prepared(task):
    licence_class, source, own, archives, work = task
    state = hashlib.sha256((code_version(own) + repr(own)).encode()).hexdigest()[:16]
    path = os.path.join(work, f'{licence_class}.{source}.{state}.tsv')
    if not os.path.exists(path):
        for old in os.listdir(work):
            if re.fullmatch(re.escape(f'{licence_class}.{source}.') + r'[0-9a-f]{16}\.tsv', old):
                os.remove(os.path.join(work, old))
        read_source(own, archives, path)
    return licence_class, source, path


def extracted(sets, archives, work, jobs):
    """The path of each (class, source)'s clean messages, read anew where packages, patterns or code changed."""
    os.makedirs(work, exist_ok=True)
    by_source = collections.OrderedDict()
    for file_set in sets:
        by_source.setdefault((file_set.licence_class, file_set.source), []).append(file_set)
    tasks = [(*key, own, {s.package: archives[s.package] for s in own}, work) for key, own in by_source.items()]
    tasks_largest_first = sorted(tasks, key=lambda t: -sum(os.path.getsize(p) for p in t[3].values()))
    paths = {}
    with multiprocessing.Pool(jobs) as pool:
        for licence_class, source, path in pool.imap_unordered(prepared, tasks_largest_first):
            print(f'{licence_class}\t{source}\t{os.path.getsize(path) // 1000} KB', file=sys.stderr, flush=True)
            paths[licence_class, source] = path
    return [(*key, paths[key]) for key in by_source]
