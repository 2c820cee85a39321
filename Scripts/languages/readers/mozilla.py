"""Mozilla's language packs: zip archives of Fluent (.ftl), .properties and .dtd files."""

import io
import re
import zipfile

UNTOLD = re.compile(r'(accesskey|commandkey|\.key|keycode|\.width|\.height|\.style|\.size|modifiers|shortcut|charset|locale|dir|maxlength|Url|URL|url)\d*$')
MESSAGE = re.compile(r'^(-?[A-Za-z][\w-]*) *= *(.*)$')
ATTRIBUTE = re.compile(r'^\s+\.([\w-]+) *= *(.*)$')
VARIANT = re.compile(r'^\s+\*?\[[^\]]*\]\s*(.*)$')
SELECTOR = re.compile(r'\{[^{}]*->\s*$')


def fluent(text, prefix):
    message, key, parts = None, None, []

    def flush():
        if key and parts and not UNTOLD.search(key):
            value = ' '.join(parts).strip()
            if value:
                yield '#' + prefix + key, value
    for line in text.split('\n') + ['']:
        if line.startswith('#'):
            continue
        found = MESSAGE.match(line)
        if found:
            yield from flush()
            message = key = found.group(1)
            parts = [SELECTOR.sub('', found.group(2))]
            continue
        found = ATTRIBUTE.match(line)
        if found:
            yield from flush()
            key, parts = f'{message}.{found.group(1)}', [SELECTOR.sub('', found.group(2))]
            continue
        found = VARIANT.match(line)
        if found:
            yield from flush()
            parts = [found.group(1)]
        elif line.startswith((' ', '\t')) and line.strip() not in ('}', ''):
            parts.append(SELECTOR.sub('', line.strip()))
    yield from flush()


ENTITY = re.compile(r'<!ENTITY\s+([\w.%-]+)\s+(?:"([^"]*)"|\'([^\']*)\')\s*>')
UNICODE_ESCAPE = re.compile(r'\\u([0-9a-fA-F]{4})')


def dtd(text, prefix):
    for key, a, b in ENTITY.findall(re.sub(r'<!--.*?-->', '', text, flags=re.S)):
        if not UNTOLD.search(key):
            yield '#' + prefix + key, a or b


def properties(text, prefix):
    text = re.sub(r'\\\n\s*', '', text)
    for line in text.split('\n'):
        line = line.strip()
        if line.startswith(('#', '!')) or not line:
            continue
        found = re.match(r'((?:\\.|[^=:\s\\])+)\s*[=:]\s*(.*)', line)
        if found and not UNTOLD.search(found.group(1)):
            value = UNICODE_ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), found.group(2))
            if not re.search('[\ud800-\udfff]', value):
                yield '#' + prefix + found.group(1), value


def property_file(data, name):
    prefix = re.sub(r'[_-][a-z]{2,3}(_[A-Z][A-Za-z]+)*(?=\.properties$)', '', name.rsplit('/', 1)[-1]) + ':'
    yield from properties(decoded(data), prefix)


def decoded(data):
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        return data.decode('iso-8859-1')


PARSERS = {'ftl': fluent, 'dtd': dtd, 'properties': properties}
PASSED_OVER = ('region.properties', 'intl.properties', 'accounts.properties', 'css.properties', 'charsetTitles', 'layout_errors', 'keys.properties', 'regionNames',
               'languageNames')


def language_pack(data, name):
    archive = zipfile.ZipFile(io.BytesIO(data))
    for member in sorted(archive.namelist()):
        parser = PARSERS.get(member.rsplit('.', 1)[-1])
        base = member.rsplit('/', 1)[-1]
        if parser and not base.startswith(PASSED_OVER) and '/gmp/' not in member:
            parts = member.split('/')
            yield from parser(decoded(archive.read(member)), '/'.join(parts[-2:]) + ':')
