"""Qt's compiled catalogues (.qm)."""

import struct

MAGIC = bytes.fromhex('3cb86418caef9c95cd211cbf60a1bddd')


def messages(data, name):
    if data[:16] != MAGIC:
        return
    at, block = 16, b''
    while at + 5 <= len(data):
        tag, length = struct.unpack_from('>BI', data, at)
        if tag == 0x69:
            block = data[at + 5:at + 5 + length]
        at += 5 + length
    at, translations, source = 0, [], ''
    while at < len(block):
        tag = block[at]
        at += 1
        if tag == 1:
            if source and translations:
                for text in sorted({translations[0], translations[-1]}):
                    yield '=' + source, text
            translations, source = [], ''
            continue
        if tag == 5:
            at += 4
            continue
        if tag not in (2, 3, 4, 6, 7, 8):
            return
        length = struct.unpack_from('>I', block, at)[0]
        at += 4
        if length == 0xffffffff:
            continue
        value = block[at:at + length]
        at += length
        if tag == 3:
            translations.append(value.decode('utf-16-be', 'replace'))
        elif tag == 6:
            source = value.decode('utf-8', 'replace')
