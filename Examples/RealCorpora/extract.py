#!/usr/bin/env python3
"""Turns unpacked documentation packages into corpora: one document a record, `.jsonl.zst` shards, and a parallel task.

    extract.py UNPACKED OUTPUT

Python 3.9 or later, standard library only; writes through the `zstd` command. `run.sh` beside this file calls it.
"""
import argparse
import glob
import gzip
import hashlib
import html.parser
import json
import multiprocessing
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

SHARD_BYTES = 24_000_000
MINIMUM_WORDS = 20


def tidy(text):
    """NFC, no soft hyphens, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", "")).split())


# Readers: each gives the paragraphs of one file as [(identifier or None, text)].

class Paragraphs(html.parser.HTMLParser):
    """Prose of an HTML page. Scripts, navigation, code listings and page furniture are left out."""

    SKIPPED = {"script", "style", "head", "nav", "header", "footer", "aside", "pre", "button", "svg", "select"}
    FURNITURE = re.compile(r"nav(header|footer|igation)?\b|sphinxsidebar|footer|breadcrumb|related|toc\b|sub-nav|top-nav")
    INLINE = {"a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "dfn", "em", "emph", "font", "i", "kbd", "q", "s", "samp",
              "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs, self.buffer, self.identifier = [], [], None
        self.skipping, self.depth = None, 0

    def handle_starttag(self, tag, attributes):
        if self.skipping:
            if tag == self.skipping:
                self.depth += 1
            return
        values = dict(attributes)
        furniture = tag in ("div", "ul", "table", "p", "span") and self.FURNITURE.search(values.get("class") or "")
        if (tag in self.SKIPPED or furniture) and tag not in self.VOID:
            self.finish()
            self.skipping, self.depth = tag, 1
        elif tag not in self.INLINE:
            self.finish()
            self.identifier = values.get("id")

    def handle_startendtag(self, tag, attributes):
        if not self.skipping and tag not in self.INLINE:
            self.finish()

    def handle_endtag(self, tag):
        if self.skipping:
            if tag == self.skipping:
                self.depth -= 1
                if self.depth == 0:
                    self.skipping = None
        elif tag not in self.INLINE:
            self.finish()

    def handle_data(self, data):
        if not self.skipping:
            self.buffer.append(data)

    def finish(self):
        text = tidy("".join(self.buffer))
        if text:
            self.paragraphs.append((self.identifier, text))
        self.buffer, self.identifier = [], None


def read_html(data):
    parser = Paragraphs()
    parser.feed(data)
    parser.close()
    parser.finish()
    return parser.paragraphs


def read_mallard(data):
    """GNOME's help pages: titles, descriptions and paragraphs."""
    root = xml.fromstring(data)
    wanted = {"title", "desc", "p", "td"}
    found = []
    for element in root.iter():
        if element.tag.rsplit("}", 1)[-1] in wanted:
            text = tidy("".join(element.itertext()))
            if text:
                found.append((None, text))
    return found


ROFF_CHARACTERS = {
    "(aq": "'", "(cq": "’", "(oq": "‘", "(dq": '"', "(lq": "“", "(rq": "”", "(en": "–", "(em": "—", "(hy": "-", "(co": "©", "(bu": "•", "(mu": "×",
    "(->": "→", "(<-": "←", "(>=": "≥", "(<=": "≤", "(ti": "~", "(ha": "^", "(rs": "\\", "(at": "@", "(sh": "#", "(+-": "±", "(Fo": "«", "(Fc": "»",
    "(ga": "`", "(pc": "·", "(ss": "ß", "(:a": "ä", "(:o": "ö", "(:u": "ü", "(:A": "Ä", "(:O": "Ö", "(:U": "Ü", "(e'": "é", "('e": "é", "(`e": "è",
}
ROFF_ESCAPE = re.compile(
    r"\\(?:f(?:\[[^\]]*\]|\(..|.)|s[-+]?\d+|\*(?:\[[^\]]*\]|\(..|.)|[mM]\[[^\]]*\]|n(?:\[[^\]]*\]|\(..|.)|[hvwlLoDXZ]'[^']*'"
    r"|\[u([0-9A-F]{4,5})\]|(\(..)|\[([^\]]*)\]|(.))")


def roff_text(line):
    def replaced(match):
        code, pair, name, single = match.groups()
        if code:
            return chr(int(code, 16))
        if pair:
            return ROFF_CHARACTERS.get(pair, "")
        if name:
            return ROFF_CHARACTERS.get("(" + name, "")
        if single in ("-", "'", "`", " ", "e"):
            return {"e": "\\"}.get(single, single)
        return {"~": " ", "0": " "}.get(single, "") if single else ""
    return ROFF_ESCAPE.sub(replaced, re.split(r'\\["#]', line, maxsplit=1)[0])


def read_manual(data):
    """A manual page in man macros: headings and running text; synopses and displays (.nf to .fi) are left out."""
    found, buffer, display, heading, synopsis = [], [], False, None, False

    def finish():
        text = tidy(" ".join(buffer))
        buffer.clear()
        if text and not synopsis:
            found.append((None, text))

    def arguments(rest):
        return [quoted if quoted else plain for quoted, plain in re.findall(r'"((?:[^"]|"")*)"|(\S+)', rest)]

    for line in data.split("\n"):
        if line.startswith((".", "'")):
            match = re.match(r"[.']\s*(\S*)\s*(.*)", line)
            macro, rest = match.group(1), match.group(2)
            if macro in ("SH", "SS"):
                finish()
                heading = tidy(roff_text(" ".join(arguments(rest))))
                if macro == "SH":
                    synopsis = heading.upper() in ("SYNOPSIS", "ÜBERSICHT", "SINTAXĂ", "REZUMAT", "COLOPHON", "KOLOPHON")
                if heading:
                    buffer.append(heading)
                    finish()
            elif macro in ("nf", "EX", "TS", "EQ"):
                finish()
                display = True
            elif macro in ("fi", "EE", "TE", "EN"):
                display = False
            elif macro in ("PP", "P", "LP", "TP", "TQ", "IP", "HP", "RS", "RE", "sp", "br", "UE", "ME"):
                finish()
            elif display:
                continue
            elif macro in ("B", "I", "SM", "SB"):
                buffer.append(roff_text(" ".join(arguments(rest))))
            elif macro in ("BR", "RB", "IR", "RI", "BI", "IB"):
                buffer.append(roff_text("".join(arguments(rest))))
        elif not display:
            if line.strip():
                buffer.append(roff_text(line))
            else:
                finish()
    finish()
    return found


READERS = {".html": read_html, ".htm": read_html, ".page": read_mallard, ".man": read_manual}


def paragraphs_of(job):
    source, language, identifier, path, kind = job
    try:
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
            data = file.read()
        return job, READERS[kind](data.decode("utf-8", errors="strict"))
    except (OSError, UnicodeDecodeError, xml.ParseError) as error:
        print(f"left out {path}: {error}", file=sys.stderr)
        return job, []


ENGLISH = frozenset("the of to and is that for with this be are by from which you it not has have can will".split())


def reads_as_english(text):
    words = text.lower().split()
    return len(words) >= 6 and sum(word in ENGLISH for word in words) > 0.12 * len(words)


# Where the packages keep their documents: (source, language, folder, pattern, kind)

def html_source(source, language, folder):
    return (source, language, folder, "**/*.html", ".html")


SOURCES = [
    html_source("libreoffice-help", "en", "usr/share/libreoffice/help/en-US/text"),
    html_source("libreoffice-help", "de", "usr/share/libreoffice/help/de/text"),
    html_source("libreoffice-help", "fr", "usr/share/libreoffice/help/fr/text"),
    *[html_source("installation-guide", language, f"usr/share/doc/installation-guide-amd64/{language}") for language in ("en", "de", "fr", "ro")],
    *[("man-pages", language, f"usr/share/man/{folder}", "man[1-8]/*.gz", ".man")
      for language, folder in (("en", ""), ("de", "de"), ("fr", "fr"), ("ro", "ro"))],
    *[html_source("debian-handbook", language, f"usr/share/doc/debian-handbook/html/{folder}")
      for language, folder in (("en", "en-US"), ("de", "de-DE"), ("fr", "fr-FR"), ("ro", "ro-RO"))],
    *[("gnome-help", language, f"usr/share/help/{folder}", "*/*.page", ".page")
      for language, folder in (("en", "C"), ("de", "de"), ("fr", "fr"), ("ro", "ro"))],
    *[html_source("gimp-help", language, f"usr/share/gimp/2.0/help/{language}") for language in ("en", "de", "fr")],
    html_source("linux-documentation", "en", "usr/share/doc/linux-doc*/html"),
    html_source("python-documentation", "en", "usr/share/doc/python3.*/html"),
    html_source("postgresql-documentation", "en", "usr/share/doc/postgresql-doc-*/html"),
    html_source("java-documentation", "en", "usr/share/doc/openjdk-*/api"),
    html_source("cpp-documentation", "en", "usr/share/cppreference/doc/html/en"),
]

# corpus -> [(source, language)]; the small size has the packages of the first sources only.
CORPORA = {
    "en-de": [(source, language) for source in ("libreoffice-help", "gnome-help", "gimp-help") for language in ("en", "de")],
    "en-manpages": [("man-pages", "en")],
    "fr-help": [("libreoffice-help", "fr")],
    "fr-ro": [(source, language) for source in ("installation-guide", "man-pages", "debian-handbook") for language in ("fr", "ro")],
    "en-reference": [(source, "en") for source in (
        "linux-documentation", "python-documentation", "postgresql-documentation", "java-documentation", "cpp-documentation")],
}
TASK_SOURCE = "libreoffice-help"


def jobs(unpacked):
    for source, language, folder, pattern, kind in SOURCES:
        for base in sorted(glob.glob(os.path.join(unpacked, folder))):
            for path in sorted(glob.glob(os.path.join(base, pattern), recursive=True)):
                if os.path.isfile(path) and not os.path.islink(path):
                    yield source, language, os.path.relpath(path, base), path, kind


def held_out(identifier):
    """One document in ten, by a hash of its name, is kept for the task in every language."""
    return hashlib.sha256(identifier.encode()).digest()[0] < 26


class Shards:
    def __init__(self, folder):
        self.folder, self.number, self.written, self.process = folder, 0, SHARD_BYTES, None
        self.documents = self.bytes = self.words = 0
        os.makedirs(folder, exist_ok=True)

    def append(self, record):
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        if self.written >= SHARD_BYTES:
            self.close()
            path = os.path.join(self.folder, f"{self.number:03d}.jsonl.zst")
            self.process = subprocess.Popen(["zstd", "-q", "-f", "-6", "-o", path], stdin=subprocess.PIPE)
            self.number, self.written = self.number + 1, 0
        self.process.stdin.write(line)
        self.written += len(line)
        self.documents += 1
        self.bytes += len(record["text"].encode())
        self.words += len(record["text"].split())

    def close(self):
        if self.process:
            self.process.stdin.close()
            if self.process.wait() != 0:
                sys.exit(f"zstd failed while writing {self.folder}")
            self.process = None


def write_task(documents, english_elsewhere, folder):
    """Paragraph pairs of the held-out documents, matched by the identifier that both languages share."""
    os.makedirs(folder, exist_ok=True)
    seen, pairs = set(), []
    for identifier in sorted(documents["en"].keys() & documents["de"].keys()):
        german = {name: text for name, text in documents["de"][identifier] if name}
        for name, english in documents["en"][identifier]:
            other = german.get(name)
            if not other or english == other or english in english_elsewhere or english in seen:
                continue
            if 3 <= len(english.split()) <= 80 and 3 <= len(other.split()) <= 80:
                seen.add(english)
                pairs.append((english, other))
    for index, language in enumerate(("en", "de")):
        with open(os.path.join(folder, f"train.{language}.txt"), "w", encoding="utf-8") as file:
            file.writelines(pair[index] + "\n" for pair in pairs)
    return pairs


def main():
    parser = argparse.ArgumentParser(description="Builds corpora from unpacked documentation packages.")
    parser.add_argument("unpacked", help="folder the packages were unpacked into")
    parser.add_argument("output", help="folder for the corpora")
    arguments = parser.parse_args()

    wanted = {pair for pairs in CORPORA.values() for pair in pairs}
    # English too, to recognise paragraphs that were never translated.
    wanted |= {(source, "en") for source, _ in wanted}
    work = [job for job in jobs(arguments.unpacked) if job[:2] in wanted]
    if not work:
        sys.exit(f"extract.py: no documents found below {arguments.unpacked}")
    found = {}
    with multiprocessing.Pool() as pool:
        for (source, language, identifier, *_), paragraphs in pool.imap(paragraphs_of, work, chunksize=32):
            found.setdefault((source, language), {})[identifier] = paragraphs

    for (source, language), documents in found.items():
        if language != "en":
            english = {text for paragraphs in found.get((source, "en"), {}).values() for _, text in paragraphs}
            for identifier, paragraphs in documents.items():
                documents[identifier] = [
                    (name, text) for name, text in paragraphs if text not in english and not reads_as_english(text)]

    task = {language: {} for language in ("en", "de")}
    for language, kept in task.items():
        documents = found.get((TASK_SOURCE, language), {})
        for identifier in [name for name in documents if held_out(name)]:
            kept[identifier] = documents.pop(identifier)
    elsewhere = {text for pair in CORPORA["en-de"] for paragraphs in found.get(pair, {}).values() for _, text in paragraphs}

    print(f"{'corpus':<14} {'documents':>9} {'MB of text':>11} {'words':>11}  sources")
    for corpus, pairs in CORPORA.items():
        present = [pair for pair in pairs if found.get(pair)]
        if not present:
            continue
        shards, seen = Shards(os.path.join(arguments.output, corpus)), set()
        # Documents of the same name follow each other in all their languages.
        names = sorted({(source, name) for source, language in present for name in found[(source, language)]})
        for source, name in names:
            for language in [language for other, language in present if other == source]:
                text = "\n".join(text for _, text in found[(source, language)].get(name, []))
                key = hashlib.sha256(text.encode()).digest()
                if len(text.split()) < MINIMUM_WORDS or key in seen:
                    continue
                seen.add(key)
                shards.append({"text": text, "language": language, "source": source, "id": f"{source}/{language}/{name}"})
        shards.close()
        sources = ", ".join(sorted({f"{source} ({language})" for source, language in present}))
        print(f"{corpus:<14} {shards.documents:>9} {shards.bytes / 1e6:>11.1f} {shards.words:>11}  {sources}")
    pairs = write_task(task, elsewhere, os.path.join(arguments.output, "task"))
    print(f"{'task':<14} {len(pairs):>9} {sum(len(a.encode()) + len(b.encode()) for a, b in pairs) / 1e6:>11.1f} "
          f"{sum(len(a.split()) + len(b.split()) for a, b in pairs):>11}  paragraph pairs of held-out {TASK_SOURCE} documents")


if __name__ == "__main__":
    main()
