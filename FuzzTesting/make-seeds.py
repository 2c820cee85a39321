#!/usr/bin/env python3
"""Writes Seeds/<target>/: small inputs from which the fuzzers start, and which replay checks. Needs the zstd command.

    python3 FuzzTesting/make-seeds.py [ALIGNKIT]

Models are estimated by ALIGNKIT, a built alignkit, where it is named. The profile is put together from Documentation/ProfileFormat.md alone, with histograms of two buckets so that it stays small.
"""
import gzip, os, shutil, struct, subprocess, sys, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MASK = (1 << 64) - 1


def write(target, name, content):
    folder = os.path.join(HERE, "Seeds", target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def zstd(content, *options):
    return subprocess.run(["zstd", "-qc", *options], input=content, capture_output=True, check=True).stdout


def varint(value):
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def text(value):
    return varint(len(value.encode())) + value.encode()


# The hash of Sources/NGramStatistics/Hashing/StableHash.swift.
SEEDS = (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0x8CB92BA72F3D8DD7, 0xAEF17502108EF2D9)


def fold(a, b):
    product = a * b
    return product >> 64 ^ product & MASK


def stable_hash(data):
    if len(data) <= 16:
        first, second = struct.unpack("<QQ", data.ljust(16, b"\0"))
        inner = fold(first ^ SEEDS[0], second ^ SEEDS[1] ^ (len(data) * SEEDS[2] & MASK))
        return fold(inner ^ SEEDS[3], SEEDS[0])
    state = SEEDS[0] ^ len(data)
    offset = 0
    while offset + 16 < len(data):
        first, second = struct.unpack_from("<QQ", data, offset)
        state = fold(first ^ SEEDS[1], second ^ state)
        offset += 16
    first, second = struct.unpack_from("<QQ", data, len(data) - 16)
    state = fold(first ^ SEEDS[2], second ^ state)
    return fold(state ^ SEEDS[3], SEEDS[0])


def document_hash(data):
    """The two words of a document's hash."""
    if not data:
        return SEEDS[0], SEEDS[1]
    count = len(data)
    if count <= 16:
        first, second = struct.unpack("<QQ", data.ljust(16, b"\0"))

        def short(a, b):
            inner = fold(a ^ SEEDS[0], b ^ SEEDS[1] ^ (count * SEEDS[2] & MASK))
            return fold(inner ^ SEEDS[3], SEEDS[0])

        return short(first, second), short(second ^ SEEDS[3], first ^ SEEDS[2])
    high, low = SEEDS[0] ^ count, SEEDS[1] + count & MASK
    for offset in range(0, count - 16, 16):
        first, second = struct.unpack_from("<QQ", data, offset)
        high = fold(first ^ SEEDS[1], second ^ high)
        low = fold(second ^ SEEDS[2], first ^ low ^ SEEDS[3])
    first, second = struct.unpack_from("<QQ", data, count - 16)
    high = fold(first ^ SEEDS[2], second ^ high)
    low = fold(second ^ SEEDS[1], first ^ low ^ SEEDS[0])
    return fold(high ^ SEEDS[3], SEEDS[0] ^ low >> 32), fold(low ^ SEEDS[0], SEEDS[2])


def profile(documents, order, languages=()):
    """A profile of whitespace-separated tokens, one document a line."""
    lines = [line.split(" ") for line in documents]
    vocabulary = sorted({token for line in lines for token in line}, key=lambda t: (stable_hash(t.encode()), t))
    rank = {token: number for number, token in enumerate(vocabulary, 1)}
    counts = [{} for _ in range(order)]
    for line in lines:
        for length in range(1, order + 1):
            for start in range(len(line) - length + 1):
                key = tuple(rank[token] for token in line[start : start + length])
                counts[length - 1][key] = counts[length - 1].get(key, 0) + 1

    sections = [[]]
    raw = b"".join(varint(len(t.encode())) + varint(counts[0][rank[t],]) + t.encode() for t in vocabulary)
    first = stable_hash(vocabulary[0].encode())
    sections[0].append((raw, len(vocabulary), (first >> 32, first & 0xFFFFFFFF)))
    for length in range(2, order + 1):
        raw, before = b"", ()
        for key in sorted(counts[length - 1]):
            shared = 0
            while shared < len(before) and before[shared] == key[shared]:
                shared += 1
            step = key[shared] - (before[shared] if before else 0)
            raw += varint(step * 8 + shared) + b"".join(map(varint, key[shared + 1 :]))
            raw += varint(counts[length - 1][key])
            before = key
        sections.append([(raw, len(counts[length - 1]), min(counts[length - 1]))] if raw else [])
    fold_order, buckets = min(order, 2), 2
    sections.append([(bytes(range(32)) * buckets, 0, ()) for _ in range(fold_order)])
    raw, last, lengths = b"", 0, [len(line) for line in lines]
    for length in sorted(set(lengths)):
        raw += varint(length - last) + varint(lengths.count(length))
        last = length
    sections.append([(raw, len(set(lengths)), ())])
    hashes = [document_hash(line.encode()) for line in documents]
    raw = b"".join(struct.pack("<QQ", *words) for words in sorted(set(hashes)))
    raw += b"".join(varint(hashes.count(words)) for words in sorted(set(hashes)))
    first = [half for word in min(hashes) for half in (word >> 32, word & 0xFFFFFFFF)]
    sections.append([(raw, len(set(hashes)), first)])

    body, places = b"", b""
    for blocks in sections:
        places += varint(64 + len(body)) + varint(len(blocks))
        for raw, entries, key in blocks:
            frame = zstd(raw, "-1", "--check")
            body += frame
            places += varint(len(frame)) + varint(len(raw)) + varint(entries) + b"".join(map(varint, key))
    directory = text("words") + varint(0) + text("none") + text("words(UAX29-15.0)")
    characters = sum(len(line) for line in documents)
    size = sum(len(line.encode()) for line in documents)
    for value in (len(documents), size, characters, 1, 0):
        directory += varint(value)
    directory += text("") + varint(order)
    for length in range(order):
        directory += varint(sum(counts[length].values())) + varint(len(counts[length]))
    directory += varint(len(languages))
    for code in languages:
        directory += text(code) + varint(1) + varint(2) + varint(3)
    directory += varint(fold_order) + varint(buckets) + b"".join(varint(1) for _ in range(32)) + places
    frame = zstd(directory, "-1", "--check")
    header = b"AKPROFIL" + struct.pack("<IIQQQQQ", 2, 1, 64 + len(body), len(frame), len(directory), 0, 0)
    return header + struct.pack("<Q", stable_hash(header)) + body + frame


JSONL = [
    '{"text":"plain"}',
    '{"id":17,"text":"escapes \\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\ud83d\\ude00 end","lang":"en"}',
    '{"text":"h\u00e9t\u00e9rog\u00e8ne \u6587\u5b57 \U0001F600","meta":{"a":[1,-2.5e-3,true,false,null,{}],"b":[]}}',
    '{"t\\u0065xt":"an escaped key","text":"and a duplicate"}',
    '{"translation":{"en":"one","de":"eins"}}',
    '{"translation":{"x":{"en":"no"},"en":"yes"},"lang":"de","text":""}',
    '{"text":null}',
    '{"text":17.0e+5,"lang":null}',
    '{"other":"none"}',
    '["text"]',
    '{"text":"lone \\ud800"}',
    '{"text":"control \x01"}',
    '{"text":"cut',
    '{"text" : "spaces" , "n" : 0 }\t\r',
    "{" + '"a":{' * 40 + "}" * 40 + ',"text":"deep"}',
    '{"text":"' + "a long run without any escape, " * 8 + '\\u0041"}',
]


def sketches():
    """Sketches of a few items, by name: kind and contents, from Documentation/Sketches.md alone."""
    numbers = lambda *values: b"".join(map(varint, values))
    items = lambda *rows: b"".join(text(item) + numbers(upper, error) for item, upper, error in rows)
    full = numbers(2, 9, 2) + items(("one", 6, 1), ("\u6587", 5, 2))
    registers = lambda count, *ranks: sum(r << 6 * i for i, r in enumerate(ranks)).to_bytes(3 * count // 4, "little")
    return {
        "distinct": (1, numbers(4) + registers(16, 1, 0, 3, 0, 61, 2)),
        "distinct-32": (1, numbers(5) + registers(32, 5, 1, 0, 60)),
        "counts": (2, numbers(3, 2, 300, 1, 0, 299, 150, 150, 0)),
        "conservative": (5, numbers(2, 3, 7, 3, 4, 0, 7, 2, 2)),
        "frequent-empty": (3, numbers(768, 0, 0)),
        "frequent-room": (3, numbers(4, 3, 2) + items(("one", 2, 0), ("", 1, 0))),
        "frequent-full": (3, full),
        "quantiles-empty": (4, numbers(8, 1234567, 0, 1, 0, 0, 0)),
        "quantiles": (4, numbers(200, MASK, 4, 2, 900, 1, 0, 0, 4, 2, 3, 0, 895)),
        "quantiles-levels": (4, numbers(8, 77, 44, 1, 1 << 40, 3, 5, 1, 4, 1, 1, 1, 7, 1, 2, 10, *[1] * 10, 0, 0, 5, 1, 1, 1, 1, 1)),
    }


def main():
    for folder in os.listdir(os.path.join(HERE, "Seeds")):
        if folder != "model" or len(sys.argv) > 1:
            shutil.rmtree(os.path.join(HERE, "Seeds", folder))
    lines = "\n".join(JSONL).encode() + b"\n"
    for number, line in enumerate(JSONL):
        write("jsonl", f"line-{number:02}", line.encode() + b"\n")
    write("jsonl", "all", lines)
    write("jsonl", "invalid-utf8", b'{"text":"\xff"}\n{"text":"\xc3\xa9"}\n{"text":"\xed\xa0\x80"}\n')
    write("jsonl", "blanks", b'\n \t\r\n{"text":"a"}\n\n{"text":"b"}')

    plain = "one line\r\n\n  \t\r\nzwei \u00e4\u00f6\u00fc\n\u6587\u5b57 \U0001F600\nlast".encode()
    write("text", "lines", plain)
    write("text", "byte-order-mark", b"\xef\xbb\xbf" + plain)
    write("text", "invalid-utf8", b"\xff\n\xc3\n\xc3\xa9\n\xf4\x90\x80\x80\nok\n\xe2\x82")
    write("text", "long", b"x" * 300 + b"\n" + "\u00e9".encode() * 100)
    write("text", "nul", b"a\0b\n\0\n")

    write("paragraphs", "two", b"first line\nsecond\n\n \t\r\n\nother\r\n\xff bad\n\nlast")
    write("tsv", "two-columns", "text\tlang\none\ten\nzwei \u00e4\tde\n\tempty\nonly\n\xff\n".encode())
    write("csv", "quoted", b'text,other\r\n"a ""b"", c\nd",x\r\nplain,"y"\n"open,z\n')
    write("csv", "invalid", b'id,text\n1,"\xc3"\n2,"x"y\n3,ok\n')
    page = "Zeile eins\nzwei \u00e4\n".encode()
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://a/\r\nWARC-Identified-Content-Language: deu\r\n"
    record = head % b"conversion" + b"Content-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n"
    info = head % b"warcinfo" + b"Content-Length: 2\r\n\r\nab\r\n\r\n"
    write("wet", "records", info + record + record)
    write("wet", "cut", record[:-20])
    unit = '<tu tuid="1"><tuv xml:lang="en"><seg>One &amp; <bpt i="1">x</bpt>two</seg></tuv>' \
        '<tuv xml:lang="de-AT"><seg>Eins &#228;</seg></tuv></tu>\n'
    write("tmx", "units", ('<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n' + unit * 2 + "</body></tmx>").encode())
    write("tmx", "odd", b'<tmx><body><!-- <tu> --><tu><tuv lang=\'en\'><seg><![CDATA[a<b]]></seg></tuv></tu><tu></body>')

    short = b'{"text":"one"}\n{"text":"two"}\n'
    repeated = b"the same line again and again\n" * 40
    frames = {
        "one": zstd(short),
        "no-checksum": zstd(short, "--no-check"),
        "two-frames": zstd(short) + zstd(repeated),
        "repeated": zstd(repeated, "-19"),
        "skippable": b"\x50\x2a\x4d\x18\x04\0\0\0skip" + zstd(short) + b"\x5f\x2a\x4d\x18\0\0\0\0",
        "window": zstd(repeated, "--long=20", "--no-content-size"),
        "huge-window": bytes.fromhex("28b52ffd00a8") + bytes.fromhex("010000"),
        "run": bytes.fromhex("28b52ffd0000") + bytes.fromhex("0b0300") + b"\n",
        "raw-block": bytes.fromhex("28b52ffd0000") + struct.pack("<I", 5 << 3 | 1)[:3] + b"text\n",
        "dictionary": bytes.fromhex("28b52ffd01000700010000"),
        "truncated": zstd(repeated)[:-3],
        "bad-checksum": zstd(short)[:-1] + b"\0",
        "garbage": zstd(short) + b"garbage",
        "long-text": zstd("".join(f"line {n} {n * n}\n" for n in range(300)).encode()),
    }
    for name, content in frames.items():
        write("zstandard", name, content)

    def member(content, level=6, flags=0, extra=b""):
        stream = zlib.compressobj(level, zlib.DEFLATED, -15)
        data = stream.compress(content) + stream.flush()
        head = b"\x1f\x8b\x08" + bytes([flags]) + b"\0\0\0\0\0\xff" + extra
        if flags & 2:
            head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
        return head + data + struct.pack("<II", zlib.crc32(content), len(content))

    members = {
        "one": gzip.compress(short, mtime=0),
        "two-members": member(short) + member(repeated, 9),
        "stored": member(short, 0),
        "all-fields": member(short, 6, 31, b"\x03\0abc" + b"name\0" + b"comment\0"),
        "block-gzip": member(short, 6, 4, b"\x06\0BC\x02\0\x30\0"),
        "padding": member(short) + b"\0" * 20,
        "garbage-in-padding": member(short) + b"\0\0\0x",
        "truncated": member(repeated)[:-5],
        "bad-checksum": member(short)[:-8] + b"\1\2\3\4" + struct.pack("<I", len(short)),
        "empty-member": member(b"") + member(short),
        "reserved-flag": member(short, 6, 0x20),
    }
    for name, content in members.items():
        write("gzip", name, content)

    for name, content in {
        "text": plain, "jsonl": lines[:600], "zstd": frames["one"], "gzip": members["one"], "xz": b"\xfd7zXZ\0rest",
        "bzip2": b"BZh91AY&SYrest", "zip": b"PK\3\4rest", "empty": b"", "cut-magic": b"\x28\xb5\x2f", "gzip-cut": b"\x1f",
        "blank-then-json": b'\n \n{"text":"a"}\n', "parquet": b"PAR1\x15", "lz4": b"\x04\x22\x4d\x18",
        "old-zstd": b"\x25\xb5\x2f\xfd", "binary": bytes(range(256)),
    }.items():
        write("automatic", name, content)

    write("profile", "order-1", profile(["one two one"], 1))
    write("profile", "order-3", profile(["one two three one two", "zwei drei", "\u6587 \u5b57 \u6587", "zwei drei"], 3, ("de", "en")))
    write("profile", "header", profile(["a b"], 2)[:64])
    unfinished = bytearray(profile(["a b"], 2))
    unfinished[12] = 0
    unfinished[56:64] = struct.pack("<Q", stable_hash(bytes(unfinished[:56])))
    write("profile", "unfinished", bytes(unfinished))
    write("profile", "foreign", b"AKPROFIX" + b"\0" * 60)

    header = "# alignkit counts, totals:"
    tables = {
        "tsv": "one\t3\ntwo\t2\none two\t2\none two one\t1\ntwo one\t1\n",
        "tsv-escapes": "a\\sb\t2\n\\x00\\\\\t2\n\\xff\\t\\n\\r\t1\na\\sb \\x00\\\\\t1\n\u6587\u00a0\t1\n",
        "tsv-literal": "\\n\t1\nC:\\x\t2\n",
        "tsv-crlf": "\ufeffone\t1\r\n\r\none\t4\r\nx one\t1\r\nx\t1",
        "tsv-byte-order-mark": "\\xef\\xbb\\xbf\t1\n",
        "tsv-large": "a\t281474976710656\n",
        "tsv-invalid": b"\xff\t1\n",
        "tsv-contradiction": "a\t1\nb\t1\na b\t2\n",
        "tsv-order-missing": "a\t1\na a a\t1\n",
        "csv": 'order,token_1,token_2,count\n1,"one",,2\n1,"a ""b"", c",,1\n2,"one","one",1\n',
        "csv-columns": "note,count,token_2,token_1\r\nx,3,,a\r\n,1,a,a\r\n",
        "csv-open": 'token_1,count\n"a,1\n',
        "arpa": f"# frequencies\n{header} 4 3\n\n\\data\\\nngram 1=5\nngram 2=2\n\n\\1-grams:\n-99\t<s>\n-99\t</s>\n-99\t<unk>\n"
        "-0.3010299956639812\ta\n-0.3010299956639812\tb\n\n\\2-grams:\n-0.3010299956639812\ta b\n0.0\tb a\n\n\\end\\\n",
        "arpa-model": "\\data\\\nngram 1=1\n\n\\1-grams:\n-0.5\ta\t-0.2\n\n\\end\\\n",
        "arpa-cut": f"{header} 1\n\\data\\\nngram 1=1\n\\1-grams:\n0\ta\n",
    }
    for name, content in tables.items():
        write("counts", name, content if isinstance(content, bytes) else content.encode())

    for name, (kind, content) in sketches().items():
        body = b"AKSK" + bytes([kind, 1]) + content
        write("sketches", name, body + struct.pack("<Q", stable_hash(body)))
    write("sketches", "newer", b"AKSK\x03\x02" + b"\0" * 12)
    write("sketches", "bad-hash", b"AKSK\x03\x01" + varint(4) + varint(0) + varint(0) + b"\0" * 8)

    for name in sorted(os.listdir(os.path.join(ROOT, "Fixtures/curves"))):
        with open(os.path.join(ROOT, "Fixtures/curves", name), "rb") as file:
            write("observations", name, file.read())
    tables = {
        "quoted": '"tokens","my ""metric""",pretraining\r\n1e9,"18.2","a,b"\r\n"2e9",20,"c\nd"\r\n',
        "all-columns": "tokens,bleu,standard_error,cross_entropy,seed,baseline,pretraining,finetuning_tokens,note\n"
        "1e9,18,0.3,2.5,1,false,a,1e6,x\n,12,,,,true,,,\n2e9,19,0.3,2.4,2,no,a,1000000,\n4e9,19.5,,,,0,b,,y\n",
        "suffix": "tokens,bleu\n25B,18\n",
        "open-quote": 'tokens,bleu\n"1e9,18\n',
        "blank-lines": "\n\ntokens,bleu\n\n1e9,18\n \t\n2e9,19\n",
        "carriage-returns": "tokens,bleu\r1e9,18\r2e9,19\r",
        "extremes": "tokens,bleu\n1e300,1e-300\n5e-324,1.7976931348623157e308\n1,-5\n",
    }
    for name, content in tables.items():
        write("observations", name, content.encode())

    models = {
        "kenlm-like": "\\data\\\nngram 1=5\nngram 2=3\n\n\\1-grams:\n-1.2\t<unk>\t0\n0\t<s>\t-0.30103\n-0.7\t</s>\t0\n-0.5\ta\t-0.2\n"
        "-0.6\tb\t-0.1\n\n\\2-grams:\n-0.1\t<s> a\n-0.2\ta b\n-0.3\tb </s>\n\n\\end\\\n",
        "gaps": "x\n\\data\\\nngram 1=3\nngram 3=1\nngram 2=0\n\\1-grams:\n-1 a\n-1 b 0.5\n-99 c -inf\n\\3-grams:\n-0.1 a b c\n\\end\\\n",
        "signature": "# alignkit model:modifiedKneserNey|tokenizer:words|boundaries:none\n\\data\\\nngram 1=2\n\\1-grams:\n-0.1\t<unk>\n-1e0\ta\n\\end\\\n",
        "twice": "\\data\\\nngram 1=2\n\\1-grams:\n-1\ta\n-1\ta\n\\end\\\n",
        "positive": "\\data\\\nngram 1=1\n\\1-grams:\n0.5\ta\n\\end\\\n",
        "cut": "\\data\\\nngram 1=2\n\n\\1-grams:\n-0.5",
        "order-32": "\\data\\\n" + "".join(f"ngram {n}=1\n" for n in range(1, 34)),
    }
    for name, content in models.items():
        write("arpa", name, content.encode())
    # Models in their binary form are alignkit's own.
    if len(sys.argv) > 1:
        for order, text in [(1, "one two\n"), (3, "a b a\nb a c\nc c a b\n")]:
            path = os.path.join(HERE, "Seeds/model", f"order-{order}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            subprocess.run([sys.argv[1], "lm", "-", "--order", str(order), "--binary", path], input=text.encode(), check=True,
                           capture_output=True)


main()
