"""XML catalogues that hold source and translation: XLIFF, and Qt's .ts."""

import html
import re
import xml.etree.ElementTree as ElementTree


def named(element, name):
    return [e for e in element.iter() if isinstance(e.tag, str) and e.tag.split('}')[-1] == name]


def root(data):
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return ElementTree.Element('empty')


def xliff(data, name):
    for unit in named(root(data), 'trans-unit'):
        source, target = named(unit, 'source'), named(unit, 'target')
        if source and target:
            yield '=' + ''.join(source[0].itertext()), ''.join(target[0].itertext())


def qt_source(data, name):
    for message in named(root(data), 'message'):
        source, target = message.find('source'), message.find('translation')
        if source is not None and target is not None and target.get('type') not in ('unfinished', 'obsolete', 'vanished'):
            yield '=' + ''.join(source.itertext()), ''.join(target.itertext())


GENERATED = re.compile(r'<l:gentext key="([^"]*)" text="([^"]*)"\s*/>')


def generated_text(data, name):
    """DocBook's generated texts (`common/<language>.xml`)."""
    for key, text in GENERATED.findall(data.decode('utf-8', 'replace')):
        yield '#' + key, html.unescape(text)


REGISTRY = re.compile(r'oor:name="([^"]*)"|<value[^>]*xml:lang[^>]*>([^<]+)</value>')


def registry(data, name):
    """Labels of menus and commands in LibreOffice's registry (.xcd)."""
    near = ['', '', '']
    for key, value in REGISTRY.findall(data.decode('utf-8', 'replace')):
        if key:
            near = near[1:] + [key]
        elif value.strip():
            yield '#' + '/'.join(near), html.unescape(value)
