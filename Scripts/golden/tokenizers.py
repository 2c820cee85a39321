#!/usr/bin/env python3
"""Writes Fixtures/tokenizers: small models, and what the libraries that they are made for do with texts.

    pip install tokenizers==0.23.3 tiktoken==0.14.0 sentencepiece==0.2.3 protobuf
    python3 Scripts/golden/tokenizers.py

The models are trained here, on the sentences of segmentation.py and the documents of Fixtures; nothing is downloaded.
`golden.json` holds, for each model, the lengths in bytes of the tokens of each text, and a digest (FNV-1a, 64 bits) of the
tokens' lengths, one byte each, over the random texts. The texts of added tokens are cut by `tokenizers` with
add_special_tokens=False and encode_special_tokens=True; by `tiktoken` with encode_ordinary.
"""

import base64
import io
import json
import os
import pathlib
import random
import sys
from unittest import mock

# This file must not hide the package of the same name.
sys.path.pop(0)
import sentencepiece  # noqa: E402
import tiktoken  # noqa: E402
import tiktoken_ext.openai_public as published  # noqa: E402
import tokenizers  # noqa: E402
from tokenizers import AddedToken, Regex, models, normalizers, pre_tokenizers, trainers  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "Scripts/golden"))
sys.modules.setdefault("regex", mock.MagicMock())
from segmentation import SENTENCES, fnv  # noqa: E402

OUTPUT = ROOT / "Fixtures/tokenizers"

CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
LEAD = r"[^\r\n\p{L}\p{N}]?"
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
BLANKS = r"\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA3 = CONTRACTIONS + "|" + LEAD + r"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + BLANKS
QWEN = LLAMA3.replace("{1,3}", "")
O200K = "|".join([
    LEAD + UPPER + "*" + LOWER + "+" + CONTRACTIONS + "?", LEAD + UPPER + "+" + LOWER + "*" + CONTRACTIONS + "?",
    r"\p{N}{1,3}", r" ?[^\s\p{L}\p{N}]+[\r\n/]*", BLANKS])

# What patterns differ in: apostrophes, capitals, digits, blanks, newlines, marks, letters without case, numbers that are no
# digits, long s and Kelvin sign, symbols, controls.
ALPHABET = list("'''aAsStTrReEvVmMlLdDzZ 019     \n\n\r\t\v\u00a0\u3000\u2028\u0085/.!-_\"") + list(
    "\u00e9\u00c9\u00df\u01c5\u02b0\u0434\u0416\u05d0\u0644\u0939\u093f\u094d\u4e2d\u3042\u30ab\uac00\u0e01\u0301\u0308"
    "\u0663\u00bd\u2167\u3007\u017f\u212a\u200d\u200c\u00ad\u20ac\U0001F600\U0001F3FD\U0001D400\ufffd\x00\x1c\x7f")

ADVERSARIAL = [
    "", " ", "  ", "\n", " \n", "\n ", " \n \n  x", "a  b", "a \t b", "   1", "x\r\n\r\n  y", "'", "''s", "'S'LL 'Re", "can'T",
    "it\u017f '\u017f", "'\u212a", "I'LL've", "HTTPServer's XMLHttp iPhone McDonald'sX", "\u0301a \u0301", "a\u0301b!\u0301c",
    "12345678 1234.56 \u0661\u0662\u0663\u0664 \u00bd\u00bd\u00bd\u00bd", "path/to//x///\n/y", "...\n\n//\r\nz", "\u00a0\u00a0a",
    "<|endoftext|> <tool> <tools> x<tool>y", "a" * 200, "ab" * 150, " " * 200, "\u4e2d\u6587" * 60, "1" * 300, "!" * 140 + "\n",
    "\ufb01 \u212b \uff21 A\u030a H\u0331 \u0130I \u03a3\u0391\u03a3", "\U0001F469\u200d\U0001F680" * 20, "\x00\x00a\x00",
    "\u1e9b\u0323 e\u0301\u0323 \uac01\u1100\u1161", "\u2581a \u2581\u2581b",
]


def corpus():
    texts = list(SENTENCES)
    for path in sorted((ROOT / "Fixtures").rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", errors="ignore").replace("\x00", "")
        texts += text[:60000].split("\n")
    return texts


def random_texts():
    generator = random.Random(7)
    return ["".join(generator.choices(ALPHABET, k=generator.randrange(1, 60))) for _ in range(800)]


def alphabet():
    """GPT-2's scalars for bytes."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + n): byte for n, byte in enumerate(others)}


def train(pre_tokenizer, normalizer=None, ignore_merges=False, added=(), size=900):
    tokenizer = tokenizers.Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizer
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.train_from_iterator(corpus(), trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["<|endoftext|>"],
        show_progress=False))
    tokenizer.add_tokens(list(added))
    description = json.loads(tokenizer.to_str())
    description["model"]["ignore_merges"] = ignore_merges
    return description


def write(name, text):
    (OUTPUT / name).write_text(text, encoding="utf-8")


def byte_level_models():
    sequence, split, level = pre_tokenizers.Sequence, pre_tokenizers.Split, pre_tokenizers.ByteLevel

    def after(expression, behavior="isolated", invert=False):
        return sequence([
            split(Regex(expression), behavior, invert), level(add_prefix_space=False, use_regex=False)])

    return {
        "gpt2.json": train(level(add_prefix_space=False)),
        "llama3.json": train(after(LLAMA3), ignore_merges=True),
        "qwen.json": train(after(QWEN), normalizers.NFC(), added=[AddedToken("<tool>", normalized=False),
                                                                 AddedToken("<tools>", normalized=False)]),
        "o200k.json": train(after(O200K, "removed", True)),
        "spaces.json": train(level(add_prefix_space=False), added=[AddedToken(" " * n) for n in range(2, 9)]),
        "prefix.json": train(level(add_prefix_space=True),
                             normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])),
        "digits.json": train(sequence([pre_tokenizers.Digits(individual_digits=True), level(add_prefix_space=False)])),
        "runs.json": train(sequence([pre_tokenizers.Digits(individual_digits=False), level(add_prefix_space=False)])),
    }


def pattern(encoding):
    with mock.patch.object(published, "load_tiktoken_bpe", lambda *a, **k: {}), \
            mock.patch.object(published, "data_gym_to_mergeable_bpe_ranks", lambda *a, **k: {}):
        return getattr(published, encoding)()["pat_str"]


def sentence_pieces(name, **options):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for text in corpus() if text and "\x00" not in text]), model_writer=model,
        vocab_size=700, character_coverage=0.98, num_threads=1, minloglevel=2, **options)
    (OUTPUT / name).write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def main():
    OUTPUT.mkdir(parents=True, exist_ok=True)
    texts, randoms = SENTENCES + ADVERSARIAL, random_texts()
    cuts = {}
    to_byte = alphabet()
    for name, description in byte_level_models().items():
        text = json.dumps(description, ensure_ascii=False, separators=(",", ":"))
        write(name, text)
        tokenizer = tokenizers.Tokenizer.from_str(text)
        tokenizer.encode_special_tokens = True
        added = {token["content"] for token in description["added_tokens"] if not token["special"]}

        def cut(text, tokenizer=tokenizer, added=added):
            return [token.encode() if token in added else bytes(to_byte[c] for c in token)
                    for token in tokenizer.encode(text, add_special_tokens=False).tokens]

        cuts[name] = cut
        if name in ("gpt2.json", "llama3.json", "o200k.json"):
            encoding = {"g": "r50k_base", "l": "cl100k_base", "o": "o200k_base"}[name[0]]
            tokens = [token for token, _ in sorted(description["model"]["vocab"].items(), key=lambda item: item[1])
                      if token != "<|endoftext|>"]
            ranks = {bytes(to_byte[c] for c in token): rank for rank, token in enumerate(tokens)}
            write(f"{encoding}.tiktoken", "".join(
                f"{base64.b64encode(token).decode()} {rank}\n" for token, rank in ranks.items()))
            coder = tiktoken.Encoding(encoding, pat_str=pattern(encoding), mergeable_ranks=ranks, special_tokens={})
            cuts[f"{encoding}.tiktoken"] = lambda text, coder=coder: [
                coder.decode_single_token_bytes(number) for number in coder.encode_ordinary(text)]

    rules = ROOT / ".build/normalization.tsv"
    rules.parent.mkdir(exist_ok=True)
    rules.write_text("FB01\t66 69\n212B\tC5\n41 30A\tC5\nFF21\t41\nAD\t\n", encoding="utf-8")
    processors = {
        "unigram.model": sentence_pieces("unigram.model", model_type="unigram", normalization_rule_name="identity"),
        "bytes.model": sentence_pieces("bytes.model", model_type="bpe", byte_fallback=True,
                                       normalization_rule_tsv=str(rules)),
    }
    for name, processor in processors.items():
        def cut(text, processor=processor):
            # The surface of an unknown piece is the piece; that of a byte is the byte.
            result = processor.encode(text, return_type="proto")
            return [bytes([int(piece.piece[3:5], 16)]) if processor.is_byte(piece.id) else piece.piece.encode()
                    for piece in result.pieces]
        cuts[name] = cut

    golden = {
        "versions": f"tokenizers {tokenizers.__version__}, tiktoken {tiktoken.__version__}, "
                    f"sentencepiece {sentencepiece.__version__}",
        "texts": texts, "randomTexts": randoms, "models": {},
    }
    for name, cut in sorted(cuts.items()):
        pieces = [cut(text) for text in texts]
        golden["models"][name] = {
            "lengths": [[len(token) for token in tokens] for tokens in pieces],
            # As text: JSON's numbers are doubles to some readers.
            "bytes": f"{fnv(b''.join(b''.join(tokens) for tokens in pieces)):016x}",
            "random": [f"{fnv(bytes(min(255, len(t)) for text in randoms[start:start + 100] for t in cut(text))):016x}"
                       for start in range(0, len(randoms), 100)],
        }
    write("golden.json", json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    main()
