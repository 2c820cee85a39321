#!/usr/bin/env python3
"""Writes Tests/TranslationMetricsTests/Golden/metrics.json: what sacreBLEU says of made-up translations.

    pip install sacrebleu==2.6.0 regex numpy
    python3 Scripts/golden/translation_metrics.py [--ucd /usr/share/unicode]

Made with sacreBLEU 2.6.0, numpy 2, Python 3.11 (unicodedata 14.0.0), regex 2026.11.19 and DerivedAge of Unicode 15.0.

- `lines`: text that the tokenizers may trip over, with the tokens of each; the same from random mixtures of characters.
- `classes`: FNV-1a (64 bits) over each block of 4,096 code points of how `intl` cuts "a" + scalar + "b", as the number of tokens, of
  the scalars that Unicode 15.0 has (regex may know later ones).
- `corpora`: made-up test sets of one to three references, some missing, and scores of many settings of BLEU, chrF and chrF++.
- `sentences`: scores of single segments, with effective order.
- `resampling`: bootstrap, paired bootstrap and approximate randomisation with seed 12345 (the default of sacreBLEU). Resampled scores
  are computed in single precision there.
"""

import argparse
import json
import pathlib
import random

import numpy
import regex
import sacrebleu
from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

assert sacrebleu.__version__ == "2.6.0", sacrebleu.__version__
ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "Tests/TranslationMetricsTests/Golden/metrics.json"
TOKENIZERS = ["13a", "intl", "none", "char", "zh"]

LINES = [
    "", " ", "\t \u3000", ".", ",", "..", "...", ". .", ".5", "5.", "5..", "1.5", "1,024.5", "a.b", "a..b", "1..2", "1...2", "a.5", "5.a",
    "5,,5", ",5,", "3-4", "a-4", "4-a", "4--5", "-4", "4-", "5.-", "5-.", "\u0663.\u0664", "\u0663-\u0664", "10.-", "it's", "'quoted'",
    "well-known", "e-mail: a@b.org", "http://example.org/a_b?c=d&e=f#g!", "[x]{y}(z)", "a<b>c", "<skipped>a", "a<skip<skipped>ped>b",
    "&quot;a&quot;", "&amp;lt;", "&amp;quot;", "&amp;amp;", "&lt;b&gt;", "&apos;", "R&D", "&", "&amp", "a &amp; b", "-\n", "a-\nb", "a\nb", "a\r\nb",
    "a\x1cb\x1db\x1eb\x1fb", "a\x0bb\x0cb", "a\x85b", "a\u00a0b", "a\u1680b\u2000b\u200ab", "a\u2028b\u2029b\u202fb\u205fb\u3000b",
    "a\u200bb\ufeffb\u180eb", "\ufeffa", "\u201eGuten Tag\u201c, sagte sie \u2013 p\u00fcnktlich\u2026", "2012.", "2012!", "(2012)", "(2012) ", "\u00bd.", "\u2167.", "\u00b2\u00b3,",
    "x\u00b2+y", "5\u20ac", "\u20ac5", "$5.00", "5%", "\u00a9\u2122", "a\u0301.\u0301b", "\U0001f600\U0001f468\u200d\U0001f469!", "1\ufe0f\u20e3", "a!?b", "a?!5", "5?!a", "5!?5", "!!", "!", "!!!",
    "\u6211\u4eec\u5728\u56fe\u4e66\u9986\u91cc\u8bfb\u4e863\u672c\u4e66\uff0c\u4ed6\u8bf4\uff1a\u201c\u5f88\u597d\uff01\u201d", "abc\u4e2d\u6587def.5", ".5\u4e2d", "\u4e2d.5", "\u4e2d5.", "5.\u4e2d", "\u4e2d..", "..\u4e2d", "\u2001\u2013a", "a\u2a6d\u2a6eb", "\u2f81\u2fa1", "\U00020000\U0002f800",
    "\u6771\u4eac\u30bf\u30ef\u30fc\u306f333\u30e1\u30fc\u30c8\u30eb\u3067\u3059\u3002", "\uff76\uff9e\uff0e\uff15", "\u0130STANBUL \u03a3\u0391\u03a3 \u1e9e \u01c5", "\u039f\u03a3. \u03a3\u03a3", "STRASSE \u00dcBER", "tab\tand  two  spaces ", " leading", "trailing \t\u00a0",
    "a\u0000b", "\u0964\u0965 \u0939\u093f.", "\u060c\u061f 12\u066b5", "_a_", "a_b", "^~`|", "\\", "\"", "#$%", "*+/", ":;=?@",
]
ALPHABET = list("aAbZz059'.,.,.,--  &;<>\"()!?%$/\\_") + [
    "\u00e9", "\u00df", "\u0301", "\u2013", "\u201c", "\u2026", "\u00a0", "\u3000", "\u2028", "\u20ac", "\u00bd", "\u0663", "\u2167", "\u4e2d", "\u3002", "\uff0c", "\uff15", "\u2003", "\U0001f600",
    "\U00020000", "\u03a3", "\u0130", "\x1c", "\t", "\u200d", "&amp;", "&lt;", "<skipped>",
]


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def tokens(name, line):
    metric = BLEU(tokenize=name)
    return metric._preprocess_segment(line).split()


def digest_of_tokens(lines, name):
    return fnv("\n".join("\x00".join(tokens(name, line)) for line in lines).encode())


def assigned(folder):
    found = sorted(folder.rglob("DerivedAge.txt"))
    if not found:
        raise SystemExit(f"{folder}: DerivedAge.txt is missing; install unicode-data or name the folder of the UCD with --ucd")
    result = set()
    for line in found[0].read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            first, _, last = line.split(";")[0].strip().partition("..")
            result.update(range(int(first, 16), int(last or first, 16) + 1))
    return result


def classes(folder):
    known = assigned(folder)
    blocks = {}
    for start in range(0, 0x110000, 4096):
        members = [code for code in range(start, start + 4096) if code in known and not 0xD800 <= code < 0xE000]
        if members:
            blocks[f"{start:x}"] = fnv(bytes(len(tokens("intl", "a" + chr(code) + "b")) for code in members))
    runs = []
    for code in sorted(known - set(range(0xD800, 0xE000))):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return {"assigned": [number for run in runs for number in run], "blocks": blocks}


WORDS = [
    "the", "The", "cat", "sat", "on", "mat", "a", "dog,", "runs", "quickly.", "\"Yes\"", "(no)", "3.5", "2012.", "well-known", "it's", "&amp;", "10-year",
    "stra\u00dfe", "\u00dcber", "\u201eGut\u201c", "\u2013", "\u4e2d\u6587", "\u5f88\u597d\u3002", "\U0001f600", "\u00e9t\u00e9", "e\u0301", "...", "!", "x", "I", "(", "a.",
]


def segment(generator):
    kind = generator.random()
    if kind < 0.06:
        return ""
    if kind < 0.08:
        return " \t"
    return " ".join(generator.choice(WORDS) for _ in range(generator.randint(1, 14)))


def perturb(generator, text):
    words = text.split(" ")
    for _ in range(generator.randint(0, 4)):
        kind = generator.random()
        place = generator.randrange(len(words)) if words else 0
        if kind < 0.3 and words:
            del words[place]
        elif kind < 0.6:
            words.insert(place, generator.choice(WORDS))
        elif words:
            words[place] = generator.choice(WORDS)
    return " ".join(words)


def corpora():
    generator = random.Random(20021115)
    result = []
    for size, references, missing in [(1, 1, 0), (1, 2, 0), (3, 1, 0), (12, 1, 0), (40, 1, 0), (40, 3, 0), (40, 3, 0.3), (25, 2, 0)]:
        first = [segment(generator) for _ in range(size)]
        refs = [first] + [[perturb(generator, text) for text in first] for _ in range(references - 1)]
        refs = [[None if index and generator.random() < missing else text for text in stream] for index, stream in enumerate(refs)]
        hyps = [perturb(generator, text) for text in first]
        result.append((hyps, refs))
    result.append((["", "", " "], [["a b", "", "c"]]))
    result.append((["a b c d e", ""], [["", ""]]))
    result.append((["x y z"], [["a b c"]]))
    result.append((["the cat sat on the mat"], [["the cat sat on the mat"]]))
    result.append((["the the the the the the the"], [["the cat is on the mat", "there is a cat on the mat"][:1]]))
    result.append((["a b c"], [["a b c"]]))
    return result


def bleu_settings():
    yield {}
    for tokenize in TOKENIZERS[1:]:
        yield {"tokenize": tokenize}
    yield {"lowercase": True}
    for tokenize in TOKENIZERS[1:]:
        yield {"tokenize": tokenize, "lowercase": True}
    for method, values in [("none", [None]), ("floor", [None, 0.01]), ("add-k", [None, 0.5, 2.0]), ("exp", [None])]:
        for value in values:
            for effective in [False, True]:
                yield {"smooth_method": method, "smooth_value": value, "effective_order": effective}
    yield {"max_ngram_order": 2}
    yield {"max_ngram_order": 6, "effective_order": True}


def chrf_settings():
    for word_order in [0, 1, 2]:
        for options in [{}, {"lowercase": True}, {"whitespace": True}, {"eps_smoothing": True}, {"beta": 1}, {"beta": 3}, {"char_order": 4}]:
            yield {"word_order": word_order, **options}
    yield {"char_order": 0, "word_order": 2}
    yield {"char_order": 0, "word_order": 2, "eps_smoothing": True}


def number(value):
    """With 13 significant digits."""
    return float(f"{value:.13g}")


def settings_of(metrics):
    """Settings with their signatures, the number of references left out."""
    result = []
    for make, settings in metrics:
        metric = make(**settings)
        metric.corpus_score(["a"], [["a"]])
        result.append({"settings": settings, "signature": str(metric.get_signature()).removeprefix("nrefs:1|")})
    return result


def score_corpus(hyps, refs):
    bleu, chrf = [], []
    for settings in bleu_settings():
        metric = BLEU(force=True, **settings)
        score = metric.corpus_score(hyps, refs)
        # With add-k, sacreBLEU's counts are smoothed ones.
        smoothed = settings.get("smooth_method") == "add-k" and any(score.counts)
        bleu.append({
            "score": number(score.score), "precisions": [number(value) for value in score.precisions],
            "brevityPenalty": number(score.bp), "lengths": [score.sys_len, score.ref_len],
            **({} if smoothed else {"counts": [int(count) for count in score.counts + score.totals]}),
        })
        references = str(metric.get_signature()).split("|")[0]
    for settings in chrf_settings():
        metric = CHRF(**settings)
        chrf.append(number(metric.corpus_score(hyps, refs).score))
        assert str(metric.get_signature()).split("|")[0] == references
    return {"hypotheses": hyps, "references": refs, "bleu": bleu, "chrf": chrf, "nrefs": references}


def sentences(all_corpora):
    result = []
    for hyps, refs in all_corpora[:6]:
        for hyp, *texts in list(zip(hyps, *refs))[:8]:
            texts = [text for text in texts if text is not None]
            scores = [BLEU(effective_order=True, smooth_method=method).sentence_score(hyp, texts).score for method in ["exp", "floor", "add-k", "none"]]
            scores += [CHRF(word_order=order).sentence_score(hyp, texts).score for order in [0, 2]]
            result.append({"hypothesis": hyp, "references": texts, "scores": [number(score) for score in scores]})
    return result


def resampling():
    generator = random.Random(20040725)
    reference = [segment(generator) for _ in range(60)]
    baseline = [perturb(generator, text) for text in reference]
    system = [perturb(generator, perturb(generator, text)) for text in reference]
    result = {"reference": reference, "baseline": baseline, "system": system, "metrics": []}
    for make in [lambda: BLEU(force=True, references=[reference]), lambda: CHRF(references=[reference]), lambda: CHRF(word_order=2, references=[reference])]:
        metric = make()
        score = metric.corpus_score(system, None, n_bootstrap=200)
        entry = {
            "name": score.name, "score": score.score, "mean": float(score._mean), "halfWidth": float(score._ci), "signature": str(metric.get_signature()),
        }
        for kind, samples in [("bs", 300), ("ar", 500)]:
            signatures, scores = PairedTest(
                [("baseline", baseline), ("system", system)], {"metric": make()}, None, test_type=kind, n_samples=samples)()
            found = scores[score.name][1]
            entry[kind] = {
                "p": found.p_value, "mean": found.mean and float(found.mean), "halfWidth": found.ci and float(found.ci),
                "signature": str(signatures[score.name]),
            }
        result["metrics"].append(entry)
    generator = numpy.random.default_rng(12345)
    result["numbers"] = [str(number) for number in generator.bit_generator.random_raw(8)]
    result["numbersOfLongSeed"] = [str(number) for number in numpy.random.default_rng(2**40 + 7).bit_generator.random_raw(3)]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ucd", type=pathlib.Path, default=pathlib.Path("/usr/share/unicode"))
    folder = parser.parse_args().ucd
    generator = random.Random(20180831)
    mixtures = ["".join(generator.choice(ALPHABET) for _ in range(generator.randint(1, 24))) for _ in range(250)]
    made = corpora()
    document = {
        "lines": [{"line": line, **{name: tokens(name, line) for name in TOKENIZERS}} for line in LINES],
        "mixtures": {"lines": mixtures, **{name: digest_of_tokens(mixtures, name) for name in TOKENIZERS},
                     "lower": digest_of_tokens([line.lower() for line in mixtures], "none")},
        "classes": classes(folder),
        "bleu": settings_of((BLEU, settings) for settings in bleu_settings()),
        "chrf": settings_of((CHRF, settings) for settings in chrf_settings()),
        "corpora": [score_corpus(*corpus) for corpus in made],
        "sentences": sentences(made),
        "resampling": resampling(),
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace('},{', '},\n{') + "\n", encoding="utf-8")
    print(OUTPUT, OUTPUT.stat().st_size)


if __name__ == "__main__":
    main()
