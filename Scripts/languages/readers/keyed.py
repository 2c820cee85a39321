"""Files of keys and messages: JSON, YAML as Ruby on Rails has it, and the quoted pairs of PHP and JavaScript."""

import json
import re


def flattened(value, path):
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith('@') and key not in ('authors', 'formats', 'order', 'locale', 'code'):
                yield from flattened(inner, f'{path}.{key}')
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from flattened(inner, f'{path}.{index}')


def stem(name, depth=3):
    """What the file is, whatever its language: the folders above and, of a file not named after a language, its name."""
    parts = name.split('/')
    base = parts[-1].rsplit('.', 1)[0]
    base = re.sub(r'(^|[._-])[a-z]{2,3}([_-][A-Za-z]{2,10})*$', '', base)
    return '/'.join([p for p in parts[-1 - depth:-1] if not re.fullmatch(r'[a-z]{2,3}([_-][A-Za-z]{2,8})*', p)] + [base])


def json_messages(data, name):
    try:
        content = json.loads(data.decode('utf-8-sig'))
    except ValueError:
        return
    prefix = '#' + stem(name)
    for key, value in flattened(content, prefix):
        yield key, value


LINE = re.compile(r'^( *)(?:- +)?(?:"?([\w .:/?!\'%-]+?)"?:)?(?: +|$)(.*)$')


def yaml_messages(data, name):
    """Nested maps of one-line scalars, which is all that such files hold but for `formats`."""
    stack, prefix, count = [], '#' + stem(name), 0
    for line in data.decode('utf-8', 'replace').split('\n'):
        if not line.strip() or line.lstrip().startswith('#'):
            continue
        found = LINE.match(line)
        if not found:
            continue
        indent, key, value = len(found.group(1)), found.group(2), found.group(3).strip()
        while stack and stack[-1][0] >= indent:
            stack.pop()
        count += 1
        stack.append((indent, key or str(count)))
        if any(k in ('formats', 'order', 'format', 'delimiter') for _, k in stack):
            continue
        if value[:1] in ('"', "'") and value[-1:] == value[:1]:
            value = value[1:-1].replace('\\"', '"').replace("''", "'")
        if value and value[0] not in '|>&*![{' and not value.startswith('!!'):
            yield prefix + '.' + '.'.join(k for _, k in stack[1:]), value


TOKEN = re.compile(r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<mark>=>|[:,=\[\](){};.+])|(?P<name>\w+)""", re.S)
PATTERN = re.compile(r'YYYY|yyyy|dddd|MMMM|HH?:mm|\[|\bLTS?\b|\^\(|\|\w+\|')
UNICODE_ESCAPE = re.compile(r'\\u\{?([0-9a-fA-F]{4,6})\}?')


def unquoted(text):
    if PATTERN.search(text):
        return ''
    if text.count('_') > 4:           # moment.js writes lists of names so
        text = text.replace('_', ', ')
    text = UNICODE_ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)
    return re.sub(r'\\(.)', lambda m: {'n': ' ', 't': ' ', 'r': ' '}.get(m.group(1), m.group(1)), text, flags=re.S)


def quoted_pairs(data, name):
    """'key' => 'text' and key: "text", and the items of lists, in PHP arrays, Python dictionaries and JavaScript objects."""
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        return
    text = re.sub(r'/\*.*?\*/|^\s*(?://|#)[^\n]*$', '', text, flags=re.S | re.M)
    prefix, index = '#' + stem(name), 0
    tokens = [(m.lastgroup, m.group()) for m in TOKEN.finditer(text)] + [('mark', ';')] * 2
    for before, mark, token, after in zip(tokens, tokens[1:], tokens[2:], tokens[3:]):
        if token[0] != 'text' or mark[0] != 'mark' or after[1] in (':', '=>'):
            continue
        if mark[1] in ('=>', ':', '=') and before[0] != 'mark':
            yield f'{prefix}.{before[1][:200]}', unquoted(token[1][1:-1])
        elif mark[1] in '[(,' and after[1] in ',])':
            index += 1
            yield f'{prefix}[{index}]', unquoted(token[1][1:-1])
