"""Readers: each takes a file's bytes and name and yields (identifier, text).

An identifier starts with `=` before an English text (a gettext msgid), `#` before a key that is the same in every language,
or `@` before the name of a document of which the text is one paragraph.
"""

from . import android, catalogues, cldr, dawg, gettext, keyed, markup, mozilla, pak, plain, qt, roff

READERS = {
    'gettext': gettext.messages, 'json': keyed.json_messages, 'yaml': keyed.yaml_messages, 'php': keyed.quoted_pairs, 'properties': mozilla.property_file,
    'xliff': catalogues.xliff, 'ts': catalogues.qt_source, 'xpi': mozilla.language_pack, 'cldr': cldr.locale, 'annotations': cldr.annotations,
    'pak': pak.strings, 'arsc': android.package, 'html': markup.html_pages, 'docbook': markup.xml_paragraphs, 'text': plain.paragraphs,
    'lines': plain.lines, 'fortunes': plain.fortunes, 'qm': qt.messages, 'man': roff.manual_page, 'dawg': dawg.words, 'po': gettext.sources,
    'locale': plain.posix_locale, 'lipsum': plain.tex_paragraphs, 'textproto': plain.sample_texts, 'gentext': catalogues.generated_text,
    'xcd': catalogues.registry,
}
