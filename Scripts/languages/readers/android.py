"""Strings of an Android resource table (resources.arsc in a .apk)."""

import io
import struct
import zipfile

STRING_POOL, TABLE, PACKAGE, TYPE = 0x0001, 0x0002, 0x0200, 0x0201


def pool(data, start):
    """The strings of the pool chunk at `start`."""
    _, header, size, count, _, flags, strings, _ = struct.unpack_from('<HHIIIIII', data, start)
    offsets = struct.unpack_from(f'<{count}I', data, start + header)
    texts = []
    for offset in offsets:
        at = start + strings + offset
        if flags & 0x100:
            for _ in range(2):
                length = data[at]
                at += 1
                if length & 0x80:
                    length = (length & 0x7f) << 8 | data[at]
                    at += 1
            texts.append(data[at:at + length].decode('utf-8', 'replace'))
        else:
            length = struct.unpack_from('<H', data, at)[0]
            at += 2
            if length & 0x8000:
                length = (length & 0x7fff) << 16 | struct.unpack_from('<H', data, at)[0]
                at += 2
            texts.append(data[at:at + 2 * length].decode('utf-16-le', 'replace'))
    return texts


def locale(config):
    """`fr`, `sr-Latn` … of a ResTable_config; 'en' for the default."""
    def unpacked(two, base):
        if not two[0] & 0x80:
            return two.rstrip(b'\0').decode('ascii')
        return ''.join(chr((v & 31) + base) for v in (two[1], (two[1] >> 5) + (two[0] << 3), two[0] >> 2))
    language = unpacked(config[8:10], ord('a')) if any(config[8:10]) else ''
    region = unpacked(config[10:12], ord('0')) if any(config[10:12]) else ''
    script = config[36:40].rstrip(b'\0').decode('ascii', 'replace') if len(config) >= 40 else ''
    if not language:
        return 'en' if not region else None
    return '-'.join(p for p in (language, script, region) if p)


def chunks(data, start, end):
    while start + 8 <= end:
        kind, header, size = struct.unpack_from('<HHI', data, start)
        yield kind, header, start, size
        start += size


def package(data, name):
    """Yields (locale, key, text): one file holds every language."""
    table = zipfile.ZipFile(io.BytesIO(data)).read('resources.arsc')
    values = []
    for kind, header, start, size in chunks(table, 12, len(table)):
        if kind == STRING_POOL:
            values = pool(table, start)
        if kind != PACKAGE:
            continue
        types = pool(table, start + struct.unpack_from('<I', table, start + 268)[0])
        for kind, header, at, length in chunks(table, start + header, start + size):
            if kind == TYPE:
                identifier, flags, count, entries = struct.unpack_from('<BB2xII', table, at + 8)
                if types[identifier - 1] not in ('string', 'plurals', 'array'):
                    continue
                config = table[at + 20:at + 20 + struct.unpack_from('<I', table, at + 20)[0]]
                language = locale(config)
                if language:
                    yield from texts(table, at, header, flags, count, entries, values, identifier, language)


def texts(table, at, header, flags, count, entries, values, identifier, language):
    if flags & 1:
        offsets = [(a, 4 * b) for a, b in (struct.unpack_from('<HH', table, at + header + 4 * i) for i in range(count))]
    else:
        offsets = [(i, o) for i, o in enumerate(struct.unpack_from(f'<{count}I', table, at + header)) if o != 0xffffffff]
    for index, offset in offsets:
        start = at + entries + offset
        size, entry_flags = struct.unpack_from('<HH', table, start)
        if entry_flags & 1:
            number = struct.unpack_from('<I', table, start + 12)[0]
            found = [struct.unpack_from('<IHBBI', table, start + size + 12 * i)[3:] for i in range(number)]
        else:
            found = [struct.unpack_from('<HBBI', table, start + size)[2:]]
        for part, (kind, value) in enumerate(found):
            if kind == 3 and value < len(values):
                yield language, f'#{identifier}/{index}/{part}', values[value]
