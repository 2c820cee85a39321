"""Plain text: paragraphs, lines, fortunes, and the strings of POSIX locales."""

import re


def decoded(data):
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        return data.decode('iso-8859-1')


def base(name):
    return '@' + re.sub(r'[._-][a-z]{2,3}(_[A-Z]{2})?(?=\.\w+$|$)', '', name.rsplit('/', 1)[-1])


def paragraphs(data, name):
    for index, paragraph in enumerate(re.split(r'\n\s*\n', decoded(data))):
        yield f'@{name}/{index // 4}', paragraph


def lines(data, name):
    for index, line in enumerate(decoded(data).split('\n')):
        if line.strip() and not line.startswith(('#', '//')):
            yield f'@{name}/{index // 4}', line


def fortunes(data, name):
    for index, saying in enumerate(re.split(r'(?m)^%\s*$', decoded(data))):
        yield f'@{name}/{index}', saying


QUOTED = re.compile(r'"([^"]*)"', re.S)
FIELDS = re.compile(r'^(day|mon|alt_mon|lang_name|country_name|yesstr|nostr|name_\w+)\s+(.*?)(?=^\w|\Z)', re.S | re.M)


def posix_locale(data, name):
    """Names of days, months, country and language in the source of a locale of glibc."""
    text = re.sub(r'/\s*\n\s*', '', decoded(data))
    for field, body in FIELDS.findall(text):
        for index, value in enumerate(QUOTED.findall(body)):
            value = re.sub(r'<U([0-9A-Fa-f]{4,8})>', lambda m: chr(int(m.group(1), 16)), value)
            yield f'#{field}/{index}', value


PARAGRAPH = re.compile(r'\\NewLipsumPar\{%[^\n]*\n(.*?)\}\s*(?=\\NewLipsumPar|\\endinput|%|\Z)', re.S)


def tex_paragraphs(data, name):
    """The paragraphs of LaTeX's lipsum package."""
    for index, paragraph in enumerate(PARAGRAPH.findall(decoded(data))):
        yield f'@{name}/{index // 4}', re.sub(r'\\\w+\s*', ' ', paragraph)


SAMPLE = re.compile(r'^\s+(styles|tester|specimen_\d+): "(.*)"$', re.M)


def sample_texts(data, name):
    """The sample texts of Google Fonts' language data, parts of the Universal Declaration of Human Rights."""
    for field, value in SAMPLE.findall(decoded(data)):
        for index, line in enumerate(value.split('\\n')):
            yield f'@{field}/{index}', line.replace('\\', '')
