#!/usr/bin/env python3
"""Writes Tests/TextSegmentationTests/Golden/SegmentationGolden.swift: what Python says about tokens, case and normal forms.

    python3 Scripts/golden/segmentation.py [--ucd /usr/share/unicode]

Made with Python 3.11.7 (unicodedata 14.0.0), regex 2026.11.15 and DerivedAge of Unicode 15.0. The library has Unicode 15.0:
scalars that 15.0 added and Python 14.0 does not know are left out of the digests, and none occurs in the sentences; scalars
that `regex` knows and 15.0 does not are symbols.

- `wordpunct`: regex.findall(r"\\w+|[^\\w\\s]+").
- `graphemes`: regex.findall(r"\\X") without those of white space. This version of `regex` knows rule GB9c, which Unicode 15.1
  brought: sentences with an Indic virama are left out.
- `words`: segments between the default word boundaries of UAX #29 as the `regex` module finds them ((?w)\\b, Unicode's own
  rules, no tailoring), kept where they hold a scalar of general category L or N. Left to WordBreakTest: MidLetter after a
  mark ("a\\u0300:b"), where this version of `regex` breaks behind the colon though not before it, against WB7, and a mark at
  the very start of a text, which it joins to a letter after it. `regex` also joins an opening apostrophe to a vowel ("'and").
- `lowercase`: str.lower(). `folding`: str.casefold(). `nfc`, `nfkc`: unicodedata.normalize.
- `mixtures`: random texts of scalars that interact in normalisation (or case), put in order by SplitMix64.
- digests: FNV-1a (64 bits) over each block of 4,096 code points.
"""

import argparse
import pathlib
import unicodedata

import regex

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "Tests/TextSegmentationTests/Golden/SegmentationGolden.swift"

# Written for this project.
SENTENCES = [
    "The well-known reader can't see 3.14 or 1,024.5 items, e.g. at 12:30 or http://example.org/a_b?c=d&e=f#g!",
    "snake_case __init__ _ x_1 a._b a.b. 1.a a.1 1'2 'quoted' rock'n'roll e-mail: someone@example.org; a:b 1:2 1;2 a;b",
    "Die Straßenbahn fährt um 7.45 Uhr – pünktlich – über die Brücke; „Guten Tag“, sagte Frau Müller-Lüdenscheidt.",
    "L’été dernier, l'élève n'a pas trouvé d’œuvres à 12,50 € « très chères » … voilà !",
    "Ţara şi oraşul: Țara și orașul, fântână, înțelepciune; „câine”, s-a întâmplat într-o zi de joi.",
    "Ёлка стоит в углу, а кот спит. Цена: 1 234,56 руб. (примерно) — что-нибудь ещё?",
    "我们在图书馆里读了3本书，他说：“很好！”",
    "東京タワーは333メートルです。カタカナとひらがな、スーパーマーケット・ｶﾅ。",
    "그는 오늘 아침에 커피를 두 잔 마셨다. 정말이야?",
    "ذهب الولدُ إلى المدرسةِ في الساعة ٧:٣٠، وقال: «مرحبًا»!",
    "הילד אמר: \"שלום\" לצה\"ל ולג'ירפה בשעה 8:00.",
    "हिन्दी में लिखा हुआ एक वाक्य, जिसमें १२३ अंक हैं।",
    "แมวนอนบนโต๊ะ 5 ตัว",
    "ქართული ენა და Հայերեն լեզու, Ελληνικά: Ο ΟΔΥΣΣΕΥΣ ΕΙΠΕ ΣΑΣ Σ. ΑΣ' ΣΑ.",
    "👍🏽 okay 👩‍👩‍👧‍👦 family 🇩🇪🇫🇷 flags 1️⃣ keycap ❤️ © 2024 ™ ½ x² Ⅷ ①",
    "tab\there\nnew\r\nline\u00a0nbsp\u3000ideographic\u2028line\u2029para\u0085nel\x0bvt\x0cff\x1cfs zero\u200bwidth soft\u00adhyphen",
    "Cafe\u0301 nai\u0308ve A\u030a \u212b \ufb01ne \uff21\uff22 H\u0331 \u0130stanbul I\u0307 \u1e9e \u01c5 \u03f4",
    "! \u0300b \u200d\u00a9c a\u05d0\"\u05d1'\u05d2' \u05d0\"x ア_ア ア1 _ア_ 1_a_\u05d0",
    "",
    "   \t\n",
    "!?…—",
]

# Starters that compose, marks, Hangul jamo, compositions excluded, marks that decompose (U+0344, U+0F73), capitals.
MIXTURE = [
    0x41, 0x61, 0x20, 0xE9, 0x301, 0x323, 0x307, 0x31B, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x958, 0x93C, 0x915,
    0x344, 0xF73, 0xF71, 0xFB01, 0xFDFA, 0x212B, 0x1D15E, 0x2F800, 0x5D0, 0x5B0, 0x5BC, 0x1EB1, 0xFF76, 0xFF9E, 0x48, 0x331,
    0x3A3, 0x391, 0xAD, 0x2E,
]


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return mixed ^ (mixed >> 31)


def fnv(data, state=0xCBF29CE484222325):
    for byte in data:
        state = ((state ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return state


def swift(text):
    """An ASCII-only Swift string literal."""
    parts = []
    for character in text:
        if character in "\\\"":
            parts.append("\\" + character)
        elif 0x20 <= ord(character) < 0x7F:
            parts.append(character)
        else:
            parts.append("\\u{%X}" % ord(character))
    return '"' + "".join(parts) + '"'


def words(text):
    pieces = regex.split(r"(?V1)(?w)\b", text)
    return [piece for piece in pieces if any(unicodedata.category(c)[0] in "LN" for c in piece)]


def graphemes(text):
    if any(virama in text for virama in "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"):
        return None
    return [cluster for cluster in regex.findall(r"\X", text) if not regex.fullmatch(r"\s+", cluster)]


def ages(folder):
    """First and last scalar, and the version of Unicode that brought them."""
    for line in sorted(folder.rglob("DerivedAge.txt"))[0].read_text(encoding="utf-8").splitlines():
        field, _, value = line.split("#")[0].partition(";")
        if value:
            first, _, last = field.strip().partition("..")
            yield int(first, 16), int(last or first, 16), value.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ucd", type=pathlib.Path, default=pathlib.Path("/usr/share/unicode"))
    known = list(ages(parser.parse_args().ucd))
    added = [(first, last) for first, last, version in known if version == "15.0"]
    assigned = {code for first, last, _ in known for code in range(first, last + 1)}
    left_out = {code for first, last in added for code in range(first, last + 1)} | set(range(0xD800, 0xE000))
    assert all(unicodedata.category(chr(code)) in ("Cn", "Cs") for code in left_out)
    assert not any(ord(c) in left_out for sentence in SENTENCES for c in sentence)

    blocks = [*range(0, 0x32000, 0x1000), 0xE0000, 0xF0000]
    digests = []
    for block in blocks:
        codes = [code for code in range(block, block + 0x1000) if code not in left_out]
        kinds = "".join(
            "s" if regex.match(r"\s", chr(c)) else "w" if c in assigned and regex.match(r"\w", chr(c)) else "p"
            for c in codes)
        digests.append((block, *(
            fnv("\n".join(texts).encode()) for texts in (
                [kinds],
                [chr(c).lower() for c in codes],
                [chr(c).casefold() for c in codes],
                [unicodedata.normalize("NFC", chr(c)) for c in codes],
                [unicodedata.normalize("NFKC", chr(c)) for c in codes],
            ))))

    mixtures = []
    for seed in range(64):
        random = SplitMix64(seed)
        text = "".join(chr(MIXTURE[random.next() % len(MIXTURE)]) for _ in range(256))
        mixtures.append(tuple(fnv(mapped.encode()) for mapped in (
            text.lower(), text.casefold(), unicodedata.normalize("NFC", text), unicodedata.normalize("NFKC", text),
            unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower()))))

    out = [
        f"// Made by Scripts/golden/segmentation.py with unicodedata {unicodedata.unidata_version} and regex "
        f"{regex.__version__}; do not edit.",
        "// Command: python3 Scripts/golden/segmentation.py --ucd /usr/share/unicode",
        "",
        "// swift-format-ignore-file",
        "",
        "/// What Python says about the sentences and code points of the script.",
        "enum SegmentationGolden {",
        "    struct Sentence: Sendable {",
        "        var text: String",
        "        var words: [String]",
        "        var wordpunct: [String]",
        "        var graphemes: [String]?",
        "        var lowercase: String",
        "        var folding: String",
        "        var nfc: String",
        "        var nfkc: String",
        "    }",
        "",
        "    struct Block: Sendable {",
        "        var first: UInt32",
        "        var kinds: UInt64",
        "        var lowercase: UInt64",
        "        var folding: UInt64",
        "        var nfc: UInt64",
        "        var nfkc: UInt64",
        "    }",
        "",
        "    struct Mixture: Sendable {",
        "        var lowercase: UInt64",
        "        var folding: UInt64",
        "        var nfc: UInt64",
        "        var nfkc: UInt64",
        "        var lowercaseNFKC: UInt64",
        "    }",
        "",
        "    /// Scalars of Unicode 15.0 that the Python of the digests does not know.",
        "    static let added: [ClosedRange<UInt32>] = [",
    ]
    out += [f"        0x{first:X}...0x{last:X}," for first, last in added]
    out += ["    ]", "", "    static let sentences: [Sentence] = ["]
    for text in SENTENCES:
        lists = [", ".join(map(swift, tokens)) for tokens in (
            words(text), regex.findall(r"\w+|[^\w\s]+", text), graphemes(text) or [])]
        strings = [swift(s) for s in (
            text.lower(), text.casefold(), unicodedata.normalize("NFC", text), unicodedata.normalize("NFKC", text))]
        out += [
            "        Sentence(",
            f"            text: {swift(text)},",
            f"            words: [{lists[0]}],",
            f"            wordpunct: [{lists[1]}],",
            f"            graphemes: {'nil' if graphemes(text) is None else f'[{lists[2]}]'},",
            f"            lowercase: {strings[0]},",
            f"            folding: {strings[1]},",
            f"            nfc: {strings[2]},",
            f"            nfkc: {strings[3]}),",
        ]
    out += ["    ]", "", "    static let blocks: [Block] = ["]
    for block, *values in digests:
        named = ", ".join(f"{name}: 0x{value:016X}" for name, value in
                          zip(("kinds", "lowercase", "folding", "nfc", "nfkc"), values))
        out.append(f"        Block(first: 0x{block:X}, {named}),")
    out += ["    ]", "", "    /// What the texts of `mixtures` are drawn from: 256 scalars each, seeds from 0 on.",
            "    static let mixtureAlphabet: [UInt32] = ["]
    out.append("        " + ", ".join(f"0x{code:X}" for code in MIXTURE) + ",")
    out += ["    ]", "", "    static let mixtures: [Mixture] = ["]
    for values in mixtures:
        named = ", ".join(f"{name}: 0x{value:016X}" for name, value in
                          zip(("lowercase", "folding", "nfc", "nfkc", "lowercaseNFKC"), values))
        out.append(f"        Mixture({named}),")
    out += ["    ]", "}", ""]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
