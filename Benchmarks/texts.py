"""The texts of race.py, prepared once and kept in the work folder."""
import argparse, hashlib, json, os, re, shutil, subprocess, sys


def prepare(corpus, options):
    """The corpus as JSON Lines and as a document a line, a task of 5 MB and a sample; kept in the work folder.

    KenLM's reserved words are renamed, and control characters, which SQL and polars need as marks, become blanks."""
    status = os.stat(corpus)
    key = hashlib.sha256(f"1 {os.path.abspath(corpus)} {status.st_size} {status.st_mtime} {options.sample}".encode()).hexdigest()[:12]
    folder = os.path.join(options.work, f"{os.path.basename(corpus).split('.')[0]}-{key}")
    file = lambda name: os.path.join(folder, name)
    if not os.path.exists(file("sizes.json")):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        reserved = re.compile(r"(?<![^\t\n\r ])<(s|/s|unk)>(?![^\t\n\r ])")
        controls = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
        blanks = re.compile(r"[\t\n\r ]+")
        opener = {".zst": "zstd -dc", ".gz": "gzip -dc"}.get(os.path.splitext(corpus)[1], "cat").split()
        reader = subprocess.Popen([*opener, corpus], stdout=subprocess.PIPE)
        writer = subprocess.Popen(["zstd", "-q", "-3", "-o", file("text.jsonl.zst")], stdin=subprocess.PIPE)
        sizes = {"text": 0, "documents": 0, "sample": 0}
        with open(file("text.txt"), "wb") as plain, open(file("sample.jsonl"), "wb") as sample:
            for line in reader.stdout:
                record = json.loads(line)
                record["text"] = reserved.sub(r"[\1]", controls.sub(" ", record["text"]))
                encoded = json.dumps(record, ensure_ascii=False).encode() + b"\n"
                writer.stdin.write(encoded)
                plain.write(blanks.sub(" ", record["text"]).strip(" ").encode() + b"\n")
                length = len(record["text"].encode())
                sizes["text"] += length
                sizes["documents"] += 1
                if sizes["sample"] < options.sample:
                    sample.write(encoded)
                    sizes["sample"] += length
        writer.stdin.close()
        if writer.wait() or reader.wait():
            sys.exit(f"{corpus} could not be read")
        every = max(1, sizes["text"] // 5_000_000)
        with open(file("text.txt"), "rb") as plain, open(file("task.txt"), "wb") as task:
            for number, line in enumerate(plain):
                if number % every == 0:
                    task.write(line)
        with open(file("sizes.json"), "w") as record:
            json.dump(sizes, record)
    with open(file("sizes.json")) as record:
        sizes = json.load(record)
    return argparse.Namespace(
        jsonl=file("text.jsonl.zst"), text=file("text.txt"), task=options.task or file("task.txt"), sample=file("sample.jsonl"),
        bytes=sizes["text"], sampleBytes=sizes["sample"], lines=file("lines"))
