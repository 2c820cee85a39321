"""Running text of manual pages (man and mdoc macros)."""

import gzip
import re

ESCAPES = [(re.compile(a), b) for a, b in (
    (r'\\"[^\n]*', ''), (r'\\f(\[[^\]]*\]|\(..|.)', ''), (r'\\s[+-]?\d+', ''), (r'\\\(em|\\\[em\]', '–'), (r'\\\(en|\\\[en\]', '–'),
    (r"\\\(aq|\\\[aq\]|\\'", "'"), (r'\\\(dq|\\\[dq\]|\\\([lr]q|\\\[[lr]q\]', '"'), (r'\\\(Fo|\\\[Fo\]', '«'), (r'\\\(Fc|\\\[Fc\]', '»'),
    (r'\\\[u([0-9A-F]{4})\]', lambda m: chr(int(m.group(1), 16))), (r'\\[hvwlLDxZ]\'[^\']*\'', ''), (r'\\\*?\(..|\\\*?\[[^\]]*\]|\\\*.', ' '),
    (r'\\[&/,|^:%)c]', ''), (r'\\[ ~0]', ' '), (r'\\-', '-'), (r'\\e', ' '), (r'\\(.)', r'\1'))]
BREAKS = {'SH', 'SS', 'Sh', 'Ss', 'PP', 'P', 'LP', 'TP', 'IP', 'HP', 'Pp', 'It', 'br', 'sp', 'TQ', 'RS', 'RE', 'TH', 'Dd', 'Dt', 'Os', 'UR', 'MT', 'PD', 'EX', 'EE',
          'nf', 'fi', 'Bd', 'Ed', 'Bl', 'El', 'TS', 'TE'}
FONTS = {'B', 'I', 'SM', 'SB', 'BR', 'RB', 'IR', 'RI', 'BI', 'IB', 'Em', 'Nm', 'Nd', 'Sy'}
LITERAL = {'nf': True, 'EX': True, 'Bd': True, 'TS': True, 'fi': False, 'EE': False, 'Ed': False, 'TE': False}


def plain(line):
    for pattern, replacement in ESCAPES:
        if '\\' not in line:
            break
        line = pattern.sub(replacement, line)
    return line


def manual_page(data, name):
    text = gzip.decompress(data) if data[:2] == b'\x1f\x8b' else data
    try:
        text = text.decode('utf-8')
    except UnicodeDecodeError:
        return
    if text.startswith('.so '):
        return
    document, parts, literal = '@' + name.rsplit('/', 1)[-1].removesuffix('.gz'), [], False
    for line in text.split('\n'):
        if line[:1] in ('.', "'"):
            found = re.match(r"[.']\s*([A-Za-z]+)\s*(.*)", line)
            macro, argument = found.groups() if found else ('', '')
            if macro in BREAKS:
                if parts:
                    yield document, ' '.join(parts)
                parts = []
                literal = LITERAL.get(macro, literal)
            elif macro in FONTS and not literal:
                words = [a or b for a, b in re.findall(r'"((?:[^"]|"")*)"|(\S+)', argument)]
                parts.append(plain(('' if len(macro) == 2 and macro not in ('SM', 'SB', 'Em', 'Nm', 'Nd', 'Sy') else ' ').join(words)))
        elif not line.strip():
            if parts:
                yield document, ' '.join(parts)
            parts = []
        elif not literal:
            parts.append(plain(line))
    if parts:
        yield document, ' '.join(parts)
