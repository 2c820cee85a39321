#!/usr/bin/env python3
"""Writes Sources/TextSegmentation/Unicode/UnicodeData.swift from the Unicode Character Database.

    python3 Scripts/unicode/generate_tables.py [--ucd /usr/share/unicode]

The database is read from a folder laid out like Debian's `unicode-data` package (or the UCD itself, unpacked). The output
depends on nothing but the database: the same input gives the same bytes.

Payload format: a sequence of unsigned integers. Each is written in groups of five bits, lowest first; a group is one ASCII
character, 0x30 + (group | 0x20 where another group follows). Line breaks mean nothing. Signed values are zigzag coded.
"""

import argparse
import pathlib
import re

LIMIT = 0x110000
ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "Sources/TextSegmentation/Unicode/UnicodeData.swift"

# The numbers are those of WordBreakClass in Sources/TextSegmentation/Unicode/WordBreakClass.swift.
WORD_BREAK = [
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote",
    "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace", "Regional_Indicator",
]
# The numbers are those of GraphemeBreakClass.
GRAPHEME_BREAK = [
    "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark", "L", "V", "T", "LV",
    "LVT",
]
# The numbers are those of LetterScript, from its `latin` on.
SCRIPTS = [
    "Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Syriac", "Thaana", "Devanagari", "Bengali", "Gurmukhi",
    "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar",
    "Georgian", "Hangul", "Ethiopic", "Cherokee", "Khmer", "Mongolian", "Kana", "Han", "Tifinagh", "Nko", "Ol_Chiki",
]
NOT_A_LETTER, MARK_OF_ANY, OTHER_SCRIPT, FIRST_SCRIPT = 0, 1, 2, 3
PICTOGRAPHIC, WORD_LIKE, WHITE_SPACE = 0x20, 0x40, 0x80
# Bits of CategoryFlags.
LETTER, NUMBER, SPACE, UPPER, LOWER, MARK, PUNCTUATION, SYMBOL = (1 << bit for bit in range(8))
# Bits of CharacterFlags.
EXPRESSION_WORD, EXPRESSION_SPACE, CASED, CASE_IGNORABLE, NON_STARTER, NFC_NOT_YES, NFKC_NOT_YES = (1 << bit for bit in range(7))


def find(folder, name):
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{folder}: {name} is missing; install unicode-data or name the folder of the UCD with --ucd")
    return found[0]


def lines(folder, name):
    for line in find(folder, name).read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def scalars(field):
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def property_sets(folder, name):
    sets = {}
    for fields in lines(folder, name):
        key = "=".join(fields[1:])
        sets.setdefault(key, set()).update(scalars(fields[0]))
    return sets


def unicode_data(folder):
    """General category, combining class, decomposition and lower case of every scalar listed."""
    records, start = {}, None
    for fields in lines(folder, "UnicodeData.txt"):
        code = int(fields[0], 16)
        if fields[1].endswith(", First>"):
            start = code
            continue
        for scalar in range(start if start is not None else code, code + 1):
            records[scalar] = (fields[2], int(fields[3]), fields[5], fields[13])
        start = None
    return records


def encode(numbers):
    text = []
    for number in numbers:
        while True:
            group, number = number & 31, number >> 5
            text.append(chr(0x30 + (group | (32 if number else 0))))
            if not number:
                break
    return "".join(text)


def zigzag(number):
    return number * 2 if number >= 0 else -number * 2 - 1


def runs(values):
    """Pairs of (length, value) over the whole code space."""
    result, start = [], 0
    for position in range(1, LIMIT + 1):
        if position == LIMIT or values[position] != values[start]:
            result += [position - start, values[start]]
            start = position
    return result


def letter_scripts(data, folder):
    """By scalar, the script of letters and marks as LetterScript numbers it."""
    values = bytearray(LIMIT)
    names = {"Hiragana": "Kana", "Katakana": "Kana", "Katakana_Or_Hiragana": "Kana", "Bopomofo": "Han"}
    scripts = {}
    for name, members in property_sets(folder, "Scripts.txt").items():
        for scalar in members:
            scripts[scalar] = names.get(name, name)
    # Sounds that the two kana share.
    scripts |= dict.fromkeys((0x30FC, 0xFF70), "Kana")
    for scalar, (category, *_) in data.items():
        script = scripts.get(scalar, "Unknown")
        if scalar in (0x200C, 0x200D) or category[0] == "M" and script in ("Inherited", "Common"):
            values[scalar] = MARK_OF_ANY
        elif category[0] in "LM":
            values[scalar] = FIRST_SCRIPT + SCRIPTS.index(script) if script in SCRIPTS else OTHER_SCRIPT
    return values


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ucd", type=pathlib.Path, default=pathlib.Path("/usr/share/unicode"))
    folder = parser.parse_args().ucd

    version = re.match(r"# WordBreakProperty-(\d+\.\d+)\.\d+\.txt",
                       find(folder, "WordBreakProperty.txt").read_text(encoding="utf-8")).group(1)
    data = unicode_data(folder)
    properties = property_sets(folder, "PropList.txt")
    core = property_sets(folder, "DerivedCoreProperties.txt")
    emoji = property_sets(folder, "emoji-data.txt")
    breaks = property_sets(folder, "WordBreakProperty.txt")
    derived = property_sets(folder, "DerivedNormalizationProps.txt")
    if set(breaks) - set(WORD_BREAK):
        raise SystemExit(f"unknown Word_Break values {set(breaks) - set(WORD_BREAK)}: the rules have to be revised")

    clusters = property_sets(folder, "GraphemeBreakProperty.txt")
    if set(clusters) - set(GRAPHEME_BREAK):
        raise SystemExit(f"unknown Grapheme_Cluster_Break values {set(clusters) - set(GRAPHEME_BREAK)}: revise the rules")
    if "InCB" in find(folder, "DerivedCoreProperties.txt").read_text(encoding="utf-8"):
        raise SystemExit("this database has Indic_Conjunct_Break: rule GB9c has to be written")

    words, flags, classes = bytearray(LIMIT), bytearray(LIMIT), bytearray(LIMIT)
    categories, graphemes = bytearray(LIMIT), bytearray(LIMIT)
    for value, members in clusters.items():
        for scalar in members:
            graphemes[scalar] = GRAPHEME_BREAK.index(value)
    for value, members in breaks.items():
        for scalar in members:
            words[scalar] = WORD_BREAK.index(value)
            if value in ("ALetter", "Hebrew_Letter", "Katakana", "Numeric"):
                words[scalar] |= WORD_LIKE
    for scalar in emoji["Extended_Pictographic"]:
        words[scalar] |= PICTOGRAPHIC
        graphemes[scalar] |= PICTOGRAPHIC
    for scalar in properties["White_Space"]:
        words[scalar] |= WHITE_SPACE
        flags[scalar] |= EXPRESSION_SPACE
        categories[scalar] |= SPACE
    # UTS #18, annex C, `word`: Alphabetic, marks, decimal digits, connectors, joiners.
    for scalar in core["Alphabetic"] | properties["Join_Control"]:
        flags[scalar] |= EXPRESSION_WORD
    for scalar, (category, combining, _, _) in data.items():
        if category[0] in "LN":
            words[scalar] |= WORD_LIKE
        if category[0] == "M" or category in ("Nd", "Pc"):
            flags[scalar] |= EXPRESSION_WORD
        categories[scalar] |= {"L": LETTER, "N": NUMBER, "M": MARK, "P": PUNCTUATION, "S": SYMBOL}.get(category[0], 0)
        if category in ("Lu", "Lt", "Lm", "Lo") or category[0] == "M":
            categories[scalar] |= UPPER
        if category in ("Ll", "Lm", "Lo") or category[0] == "M":
            categories[scalar] |= LOWER
        if combining:
            flags[scalar] |= NON_STARTER
            classes[scalar] = combining
    for bit, members in (
        (CASED, core["Cased"]), (CASE_IGNORABLE, core["Case_Ignorable"]),
        (NFC_NOT_YES, derived["NFC_QC=N"] | derived["NFC_QC=M"]),
        (NFKC_NOT_YES, derived["NFKC_QC=N"] | derived["NFKC_QC=M"]),
    ):
        for scalar in members:
            flags[scalar] |= bit

    # Simple lower case; the one unconditional mapping of SpecialCasing to two scalars and Final_Sigma are code.
    lower, previous = [], 0
    for scalar in sorted(scalar for scalar, record in data.items() if record[3]):
        lower += [scalar - previous, zigzag(int(data[scalar][3], 16) - scalar)]
        previous = scalar
    special = [fields for fields in lines(folder, "SpecialCasing.txt") if len(fields) < 6 and " " in fields[1]]
    if [fields[0] for fields in special] != ["0130"]:
        raise SystemExit("SpecialCasing has other unconditional lower-case expansions than U+0130: revise the code")

    # Full case folding: the common and the full mappings, one to three scalars each.
    folding, previous = [], 0
    for fields in lines(folder, "CaseFolding.txt"):
        if fields[1] not in "CF":
            continue
        scalar, targets = int(fields[0], 16), [int(field, 16) for field in fields[2].split()]
        folding += [scalar - previous, len(targets), *(zigzag(target - scalar) for target in targets)]
        previous = scalar

    excluded = derived["Full_Composition_Exclusion"]
    decompositions, previous, last = [], 0, 0
    for scalar in sorted(scalar for scalar, record in data.items() if record[2]):
        mapping = data[scalar][2].split()
        compatibility = mapping[0].startswith("<")
        targets = [int(field, 16) for field in mapping[compatibility:]]
        composes = not compatibility and scalar not in excluded
        decompositions += [scalar - previous, len(targets) << 2 | compatibility << 1 | composes]
        for target in targets:
            decompositions.append(zigzag(target - last))
            last = target
        previous = scalar

    tables = [
        ("words", "(length, Word_Break | Extended_Pictographic | word-like | White_Space) of runs of code points.",
         encode(runs(words))),
        ("flags", "(length, CharacterFlags) of runs of code points.", encode(runs(flags))),
        ("combiningClasses", "(length, Canonical_Combining_Class) of runs of code points.", encode(runs(classes))),
        ("lowercase", "(distance from the entry before, zigzag difference) of scalars with a simple lower case.",
         encode(lower)),
        ("caseFolding", "(distance from the entry before, length, zigzag differences…) of scalars with a full case folding.",
         encode(folding)),
        ("graphemes", "(length, Grapheme_Cluster_Break | Extended_Pictographic) of runs of code points.",
         encode(runs(graphemes))),
        ("categories", "(length, CategoryFlags) of runs of code points.", encode(runs(categories))),
        ("letterScripts", "(length, LetterScript) of runs of code points.", encode(runs(letter_scripts(data, folder)))),
        ("decompositions",
         "(distance, length << 2 | compatibility << 1 | composes, zigzag differences…) of Decomposition_Mapping.",
         encode(decompositions)),
    ]
    text = [
        f"// Made by Scripts/unicode/generate_tables.py from the Unicode Character Database {version}; do not edit.",
        "// Command: python3 Scripts/unicode/generate_tables.py --ucd /usr/share/unicode",
        "// Payload format: see the script, and PackedIntegers.",
        "",
        "/// Facts of the Unicode Character Database in packed form; ``UnicodeTables`` unpacks them.",
        "enum UnicodeData {",
        "    /// The version of the database behind every table.",
        f'    static let version = "{version}"',
    ]
    for name, comment, payload in tables:
        text += ["", f"    /// {comment}", f'    static let {name}: StaticString = #"""']
        text += ["        " + payload[start:start + 112] for start in range(0, len(payload), 112)]
        text += ['        """#']
    text += ["}", ""]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("\n".join(text), encoding="utf-8")
    for name, _, payload in tables:
        print(f"{name}: {len(payload)} characters")


if __name__ == "__main__":
    main()
