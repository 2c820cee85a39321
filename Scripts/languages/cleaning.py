"""From a message or paragraph to plain text: no markup, placeholders, accelerators or addresses."""

import html
import re
import unicodedata

PLURAL = re.compile(r'\{\{\s*(?:PLURAL|GENDER|GRAMMAR|#if[a-z]*|plural|gender)[^{}|]*\|([^{}]*)\}\}', re.I)
TEMPLATE = re.compile(r'\{\{[^{}]*\}\}')
ICU = re.compile(r'\{[^{}]*?,\s*(?:plural|select|selectordinal)\s*,.*\}', re.S)
ICU_FORM = re.compile(r'(?:=\d+|zero|one|two|few|many|other|[a-z_]+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}')
WIKI_LINK = re.compile(r'\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]')
WEB_LINK = re.compile(r'\[(?:https?:)?//[^\s\]]+\s*([^\]]*)\]')
MARKDOWN_LINK = re.compile(r'\[([^\[\]]*)\]\([^()\s]*\)')
TAG = re.compile(r'<!--.*?-->|</?[A-Za-z!?/][^<>]*>', re.S)
ENTITY = re.compile(r'&[A-Za-z][A-Za-z0-9.\-]*;|&#\w+;')
PLACEHOLDERS = re.compile(
    r'%\([^()]*\)[-#0 +]*\d*[a-zA-Z]|%\{[^{}]*\}|%<[^<>]*>|%[A-Z][A-Z0-9_]+%?|%\w+%'
    r'|%[-#0+\']*(?:\d+\$)?[-#0+\']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|j|z|t|L)?[a-zA-Z@](?![a-z])|%L?\d+|%%|%n'
    r'|\$\{[^{}]*\}|\$\([^()]*\)|\$\[[^\[\]]*\]|\$[A-Za-z_]\w*\$?|\$\d+'
    r'|\{[^{}]*\}|@@?[A-Za-z_]\w*@?|#\{[^{}]*\}|#\d+|\\[nrt"\\]|(?<!\w):[a-z_]+\b|__\w+?__', re.S)
MAY_HOLD_ADDRESS = re.compile(r'[/@\\_=]|\w\(\)|(?<!\S)-|www\.|\w:\w')
NOT_A_WORD = re.compile(r'://|www\.|@\w|\w_\w|\w\(\)|\\\w|=\w|\w/\w+[/.]')
BEGINS_NO_WORD = re.compile(r'--?[A-Za-z]|[~.]?/[\w.*~-]|(?:mailto|about|chrome|file):\S')
CJK_ACCELERATOR = re.compile(r'[((][_~&]?[A-Za-z0-9][))]')
ACCELERATOR = re.compile(r'(?<!\w)[_&~](?=\w)|(?<=\w)[&~](?=\w)')
INNER_ACCELERATOR = re.compile(r'(?<=[^\W\d_])_(?=[^\W\d_])')
DROPPED = dict.fromkeys(map(ord, '\u00ad\u200b\ufeff\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffc\ufffd'), '')
DOUBLED = re.compile(r"(?<=[^\W\d_])''(?=[^\W\d_])")
SPACE = re.compile(r'[\s\x00-\x1f\x7f-\x9f\ue000-\uf8ff]+')
EMPTY = re.compile(r'\( ?\)|\[ ?\]|" ?"|“ ?”|„ ?[“”]|« ?»|‘ ?’|「 ?」|『 ?』|《 ?》')
EDGE = re.compile(r'^[\s|*#=\-–—•·:;,.…>+/\\]+|[\s|*#=<\-–—•·+/\\]+$')
SENTENCE_END = re.compile(r'(?<=[.!?。！？।؟။።]) |(?<=[。！？])')
BEFORE_STOP = re.compile(r' (?=[.,](?: |$))')
LONGEST = 1000


def last_form(match):
    forms = [f for f in match.group(1).split('|') if f.strip()]
    return forms[-1].split('=')[-1] if forms else ' '


def icu_form(match):
    forms = ICU_FORM.findall(match.group(0))
    return forms[-1] if forms else ' '


# Nothing here can be markup, a placeholder, an accelerator or an address.
SIMPLE = re.compile(r"""[^\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd\ue000-\uf8ff#$%&*+<=>@\[\\\]^_`{|}~/"():-]*""")


def plain(text, accelerators=True):
    """`text` without markup; "" where nothing is left."""
    if SIMPLE.fullmatch(text) and "''" not in text and 'www.' not in text:
        return SPACE.sub(' ', EDGE.sub('', unicodedata.normalize('NFC', text)))
    if '{' in text:
        text = ICU.sub(icu_form, text)
        text = PLURAL.sub(last_form, text)
        text = PLURAL.sub(last_form, text)
        text = TEMPLATE.sub(' ', text)
    if '[' in text:
        text = MARKDOWN_LINK.sub(r'\1', WEB_LINK.sub(r'\1', WIKI_LINK.sub(r'\1', text)))
    if '<' in text or '&' in text:
        text = TAG.sub(' ', text)
        if '&' in text and ';' in text:
            text = ENTITY.sub(' ', html.unescape(text))
            text = TAG.sub(' ', text)
    if "''" in text:
        text = DOUBLED.sub("'", text).replace("'''", '').replace("''", '')
    text = PLACEHOLDERS.sub(' ', text)
    if accelerators:
        text = ACCELERATOR.sub('', CJK_ACCELERATOR.sub('', text))
        if len(text) <= 60 and text.count('_') == 1:
            text = INNER_ACCELERATOR.sub('', text)
    if MAY_HOLD_ADDRESS.search(text):
        text = ' '.join(t for t in text.split() if not NOT_A_WORD.search(t) and not BEGINS_NO_WORD.match(t))
    text = unicodedata.normalize('NFC', text.translate(DROPPED))
    text = EMPTY.sub('', SPACE.sub(' ', text))
    return SPACE.sub(' ', BEFORE_STOP.sub('', EDGE.sub('', text))).strip()


def pieces(text):
    """`text` cut at sentence ends into parts of at most about 1,000 characters."""
    if len(text) <= LONGEST:
        yield text
        return
    part = ''
    for sentence in SENTENCE_END.split(text):
        if part and len(part) + len(sentence) > LONGEST:
            yield part
            part = ''
        part = (part + ' ' + sentence).strip()
    if part:
        yield part[:4 * LONGEST]


LETTER = re.compile(r'[^\W\d_]')
NO_LETTER = re.compile(r'[!-@\[-`{-©«-´¶-¹»-¿×÷\u2000-\u2bff\u3000-\u3004\u3008-\u3030\uff00-\uff20\U0001f000-\U0001faff]')


def is_text(text):
    """Whether letters make up most of `text`: names of keys, sums and rows of marks are not text."""
    first = LETTER.search(text)
    if not first or len(text) < 2 and text < '\u2e80':
        return False
    return 2 * len(NO_LETTER.findall(text)) <= len(text) - text.count(' ')


FOLD = re.compile(r'[\W\d_]+')


def folded(text):
    """What two texts that differ only in case, digits and punctuation share."""
    return FOLD.sub(' ', text.lower()).strip() if text.isascii() else re.sub(r'[\s\d!-/:-@\[-`{-~«»“”„‘’…–—。、]+', ' ', text.lower()).strip()


ENGLISH = set('the and with this you your have from which should could that cannot please been when these those would there their were '
              'does what where into only other more'.split())
WORD = re.compile(r"[a-z']+")


def is_mostly_english(text):
    words = WORD.findall(text.lower())
    found = sum(w in ENGLISH for w in words)
    return found >= 2 and 6 * found >= len(words) or found == 1 and len(words) <= 4
