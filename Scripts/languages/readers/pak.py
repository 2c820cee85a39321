"""Chromium's .pak files of strings, versions 4 and 5."""

import struct


def strings(data, name):
    version = struct.unpack_from('<I', data)[0]
    if version == 5:
        encoding, count = struct.unpack_from('<B3xH', data, 4)
        start = 12
    elif version == 4:
        count, encoding = struct.unpack_from('<IB', data, 4)
        start = 9
    else:
        return
    entries = [struct.unpack_from('<HI', data, start + 6 * i) for i in range(count + 1)]
    for (identifier, begin), (_, end) in zip(entries, entries[1:]):
        try:
            text = data[begin:end].decode('utf-16-le' if encoding == 2 else 'utf-8')
        except UnicodeDecodeError:
            continue
        if '<style' not in text and 'function' not in text:
            yield f'#{identifier}', text
