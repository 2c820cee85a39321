"""gettext catalogues: compiled (.mo) and source (.po)."""

import re
import struct

CREDITS = re.compile(r'translator[-_ ]credits|^Your (names|emails)|(NAME|EMAIL) OF TRANSLATORS|^Translators?:', re.I)


def english(identifier):
    text = identifier.split('\x04')[-1].split('\0')[0]
    if text.count('|') == 1 and ' ' not in text.split('|')[0]:
        text = text.split('|')[1]
    return text


def messages(data, name):
    if data[:4] not in (b'\xde\x12\x04\x95', b'\x95\x04\x12\xde'):
        return
    order = '<' if data[:1] == b'\xde' else '>'
    _, _, count, originals, translations = struct.unpack_from(order + '5I', data)
    charset = 'utf-8'
    for i in range(count):
        length, start = struct.unpack_from(order + '2I', data, originals + 8 * i)
        key = data[start:start + length]
        length, start = struct.unpack_from(order + '2I', data, translations + 8 * i)
        value = data[start:start + length]
        if not key:
            found = re.search(rb'charset=([\w-]+)', value)
            charset = found.group(1).decode() if found and found.group(1) != b'CHARSET' else charset
            continue
        try:
            key, value = key.decode('utf-8'), value.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        yield from translated(key, value.split('\0'))


def translated(key, forms):
    key = english(key)
    if not key or CREDITS.search(key):
        return
    for form in sorted({forms[0], forms[-1]}):
        if form.count('|') == 1 and '|' not in key and ' ' not in form.split('|')[0]:
            form = form.split('|')[1]
        yield '=' + key, form


ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) "(.*)"$')
ESCAPE = re.compile(r'\\(.)')


def sources(data, name):
    text = data.decode('utf-8', 'replace')
    for block in re.split(r'\n\s*\n', text):
        if '\n#, ' in '\n' + block and re.search(r'^#,.*fuzzy', block, re.M):
            continue
        fields, current = {}, None
        for line in block.split('\n'):
            found = ENTRY.match(line)
            if found:
                current = found.group(1)
                fields[current] = found.group(2)
            elif line.startswith('"') and current:
                fields[current] += line[1:-1]
        key = fields.get('msgid')
        forms = [v for k, v in sorted(fields.items()) if k.startswith('msgstr') and v]
        if key and forms:
            unescape = lambda s: ESCAPE.sub(lambda m: {'n': '\n', 't': '\t'}.get(m.group(1), m.group(1)), s)
            yield from translated(unescape(key), [unescape(f) for f in forms])
