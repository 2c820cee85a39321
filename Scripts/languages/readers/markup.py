"""Paragraphs of HTML pages and of XML documentation (Mallard, DocBook)."""

import re

HIDDEN = re.compile(r'<(script|style|head|nav|pre|code|noscript|svg|form|iframe|kbd|screen|programlisting|header|footer)\b.*?</\1>|<!--.*?-->', re.S | re.I)
BLOCK = re.compile(r'</?(?:p|div|li|td|th|dt|dd|h[1-6]|blockquote|caption|br|tr|table|ul|ol|dl|section|article|main|aside|figcaption|title|body|html|hr|label|option|'
                   r'para|simpara|item|term|listitem|entry|note|page|cmd|info|desc|subtitle|link type|media)\b[^<>]*>', re.I)
CHARSET = re.compile(rb'charset=["\']?([A-Za-z0-9_-]+)|encoding=["\']([A-Za-z0-9_-]+)')


def decoded(data):
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        found = CHARSET.search(data[:2000])
        try:
            return data.decode((found.group(1) or found.group(2)).decode() if found else 'iso-8859-1', 'replace')
        except LookupError:
            return data.decode('iso-8859-1')


def document(name):
    """The page's name whatever its language: `de/intro.html`, `intro.de.html` and `intro.html` are one document."""
    parts = [p for p in name.split('/') if not re.fullmatch(r'[a-z]{2,3}([_-][A-Za-z]{2,10})?|C', p)]
    return re.sub(r'\.[a-z]{2}([_-][A-Za-z]{2,5})?(?=\.\w+$)', '', '/'.join(parts[-2:]))


def html_pages(data, name):
    text = decoded(data)
    for paragraph in BLOCK.split(HIDDEN.sub(' ', text)):
        if paragraph and not paragraph.isspace():
            yield '@' + document(name), paragraph


xml_paragraphs = html_pages
