"""Language codes: from the names that packages use to ISO 639-1 where one exists, else 639-3; and each language's scripts."""

import re

# The languages of ../shared/data/langid: a text file for each is always written.
REQUIRED = """af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gu he hi hr hu hy id is it ja ka kk ko la lg
lt lv mi mk mn mr ms nb nl nn pa pl pt ro ru sk sl sn so sq sr st sv sw ta te th tl tn tr ts uk ur vi xh yo zh zu""".split()

# Languages easily taken for one of these: written from 40 KB of text on; any other language from 100 KB on.
NEIGHBOURS = """gl ast oc an fo fy lb br gd gv mt nso ss nr ve rw rn ny hsb dsb sr-Latn ku uz tk crh tt ba ky tg ckb ps sd ug ne
sa bho mai as yi si km lo my am ti bo dz or ml kn kok ht jv su ceb mg ig ha io ia ie vo co sc fur rm li nds gsw szl csb cv os ce
kab om sm to haw ty fj ilo war min ace ban rue sco wa pms lmo vec scn nap lij eml roa-tara glk mzn pnb skr az-Arab lrc kaa sah udm
mhr mrj kv myv mdf bxr se smn sms kl iu qu ay gn nah yue lzh nan wuu gan hak arz ary lad be-tarask lt ltg sgs vro vep krl fit rmy
ak tw ee wo ff bm ki rw lua ln kg sat mni doi ks brx tcy dv""".split()

ALIASES = {
    'no': 'nb', 'fil': 'tl', 'in': 'id', 'iw': 'he', 'ji': 'yi', 'jw': 'jv', 'kmr': 'ku', 'tgl': 'tl', 'als': 'gsw', 'mo': None, 'sh': None,
    'simple': 'en', 'be-x-old': 'be', 'be-tarask': 'be', 'bat-smg': 'sgs', 'fiu-vro': 'vro', 'roa-rup': 'rup', 'zh-classical': 'lzh',
    'zh-min-nan': 'nan', 'zh-yue': 'yue', 'cbk-zam': 'cbk', 'gom': 'kok', 'sr-ec': 'sr', 'sr-el': 'sr-Latn', 'sr-latn': 'sr-Latn',
    'sr-latin': 'sr-Latn', 'sr-ijekavian': 'sr', 'sr-ijekavianlatin': 'sr-Latn', 'sr-cyrl': 'sr', 'sr-me': None, 'crh-latn': 'crh',
    'azb': None, 'az-arab': None, 'az-cyrl': None, 'bs-cyrl': None, 'be-latin': None, 'tt-latn': None, 'tt-latin': None, 'tt-iqtelif': None,
    'kk-arab': None, 'kk-latn': None, 'kk-cn': None, 'kk-tr': None, 'mn-mong': None, 'ms-arab': None, 'ms-jawi': None, 'pa-arab': None, 'pa-pk': None,
    'ku-arab': None, 'ug-latn': None, 'uz-arab': None, 'uz-af': None, 'tg-latn': None, 'ks-deva': None, 'sd-deva': None, 'ha-arab': None,
    'yue-hans': 'yue', 'en-boldquot': None, 'en-quot': None, 'en-shaw': None, 'en-dsrt': None, 'en-rtl': None, 'qqq': None, 'qqx': None, 'root': None,
    'shn-latn': None, 'hi-latn': None, 'hif-latn': 'hif', 'nds-nl': 'nds', 'de-formal': 'de', 'iu-latn': None, 'ike-latn': None, 'ike-cans': 'iu',
    'vai-latn': None, 'yo-bj': 'yo', 'ff-adlm': None, 'sat-deva': None, 'gan-hans': 'gan', 'gan-hant': 'gan', 'ca-valencia': 'ca', 'ast-es': 'ast',
    'plt': 'mg', 'arb': 'ar', 'swh': 'sw', 'zlm': 'ms', 'ekk': 'et', 'lvs': 'lv', 'khk': 'mn', 'azj': 'az', 'pes': 'fa', 'prs': 'fa', 'npi': 'ne',
    'ori': 'or', 'uzn': 'uz', 'ydd': 'yi', 'als-latn': 'sq', 'cmn': 'zh', 'xx': None, 'c': None, 'x-test': None, 'uz-cyrl': 'uz', 'ary-arab': 'ary',
    'nb-no': 'nb', 'nn-no': 'nn', 'kok-latn': None, 'ang': None, 'got': None, 'dag': None, 'cop': None, 'twd': None, 'avk': None, 'tlh': None,
    'dje': 'dje', 'gu-in': 'gu', 'trv': 'trv', 'en-x-qaaq': None, 'sr-rs': 'sr', 'mnk': None, 'sco-ulster': None, 'zxx': None, 'mul': None,
}

# ISO 639-2/3 codes that packages use (Tesseract's data, catalogues) for languages with a two-letter code.
THREE_LETTERS = dict(pair.split(':') for pair in """afr:af amh:am ara:ar asm:as aze:az bel:be ben:bn bod:bo bos:bs bre:br bul:bg cat:ca
ces:cs cze:cs cos:co cym:cy wel:cy dan:da deu:de ger:de div:dv dzo:dz ell:el gre:el eng:en epo:eo est:et eus:eu baq:eu fao:fo fas:fa per:fa
fin:fi fra:fr fre:fr fry:fy gla:gd gle:ga glg:gl guj:gu hat:ht heb:he hin:hi hrv:hr hun:hu hye:hy arm:hy iku:iu ind:id isl:is ice:is ita:it
jav:jv jpn:ja kan:kn kat:ka geo:ka kaz:kk khm:km kir:ky kor:ko lao:lo lat:la lav:lv lit:lt ltz:lb mal:ml mar:mr mkd:mk mac:mk mlt:mt mon:mn
mri:mi mao:mi msa:ms may:ms mya:my bur:my nep:ne nld:nl dut:nl nor:nb nob:nb nno:nn oci:oc pan:pa pol:pl por:pt pus:ps que:qu ron:ro rum:ro
rus:ru san:sa sin:si slk:sk slo:sk slv:sl snd:sd spa:es sqi:sq alb:sq srp:sr sun:su swa:sw swe:sv tam:ta tat:tt tel:te tgk:tg tha:th tir:ti
ton:to tur:tr uig:ug ukr:uk urd:ur uzb:uz vie:vi yid:yi yor:yo zul:zu xho:xh sot:st tsn:tn tso:ts sna:sn lug:lg som:so ssw:ss nbl:nr ven:ve
kin:rw ibo:ig hau:ha sme:se""".split())

SCRIPT_RANGES = {
    'Latin': 'A-Za-zªºÀ-ÖØ-öø-ʯʰ-ʸ\u0300-\u036fḀ-ỿⱠ-Ɀ꜠-ꟿꬰ-ꭤ', 'Greek': 'Ͱ-Ͽἀ-῿', 'Cyrillic': 'Ѐ-ԯᲀ-ᲈꙀ-ꚟ', 'Armenian': '԰-֏ﬓ-ﬗ',
    'Hebrew': '\u0591-\u05f4יִ-ﭏ', 'Arabic': '\u0600-\u06ffݐ-ݿࢠ-ࣿﭐ-\ufdffﹰ-ﻼ', 'Thaana': 'ހ-޿', 'Devanagari': 'ऀ-ॿ', 'Bengali': 'ঀ-৿',
    'Gurmukhi': '\u0a00-\u0a7f', 'Gujarati': '\u0a80-\u0aff', 'Oriya': '\u0b00-\u0b7f', 'Tamil': '\u0b80-\u0bff', 'Telugu': '\u0c00-\u0c7f',
    'Kannada': '\u0c80-\u0cff', 'Malayalam': '\u0d00-\u0d7f', 'Sinhala': '\u0d80-\u0dff', 'Thai': '\u0e01-\u0e7f', 'Lao': '\u0e80-\u0eff',
    'Tibetan': '\u0f00-\u0fff', 'Myanmar': '\u1000-\u109fꧠ-ꧾꩠ-ꩿ', 'Georgian': 'Ⴀ-ჿᲐ-Ჿⴀ-ⴭ', 'Ethiopic': 'ሀ-᎙ⶀ-ⷞꬁ-ꬮ', 'Khmer': 'ក-៹',
    'Hangul': 'ᄀ-ᇿㄱ-ㆎ가-힣', 'Kana': 'ぁ-ヿㇰ-ㇿｦ-ﾟ', 'Han': '々〆㐀-䶿一-鿿豈-﫿𠀀-𪛟', 'Cherokee': 'Ꭰ-ᏽꭰ-ꮿ', 'OlChiki': '᱐-᱿',
    'Canadian': '᐀-ᙿ', 'Tifinagh': 'ⴰ-⵿', 'MeeteiMayek': 'ꯀ-꯹', 'Syriac': '܀-ݏ', 'Nko': '߀-߿', 'Mongolian': '᠀-ᢪ',
}
SCRIPTS = {language: scripts.split('+') for scripts, languages in {
    'Cyrillic': 'be bg kk mk mn ru sr uk ky tg tt ba cv os ce rue kv myv mdf mhr mrj udm sah bxr ab tyv alt av lez inh kbd ady krc kum lbe abq cu xal',
    'Cyrillic+Latin': 'uz', 'Arabic': 'ar fa ur ps sd ug ckb arz ary pnb skr glk mzn lrc ks azb apc acm',
    'Hebrew': 'he yi', 'Greek': 'el grc pnt', 'Armenian': 'hy hyw', 'Georgian': 'ka xmf', 'Devanagari': 'hi mr ne sa bho mai kok doi brx awa anp new',
    'Bengali': 'bn as bpy', 'Gurmukhi': 'pa', 'Gujarati': 'gu', 'Oriya': 'or', 'Tamil': 'ta', 'Telugu': 'te', 'Kannada': 'kn tcy', 'Malayalam': 'ml',
    'Sinhala': 'si', 'Thai': 'th', 'Lao': 'lo', 'Tibetan': 'bo dz', 'Myanmar': 'my shn mnw blk', 'Ethiopic': 'am ti', 'Khmer': 'km', 'Hangul+Han': 'ko',
    'Kana+Han': 'ja', 'Han': 'zh yue lzh wuu gan', 'Cherokee': 'chr', 'OlChiki': 'sat', 'Canadian': 'iu cr', 'Thaana': 'dv', 'MeeteiMayek': 'mni',
    'Syriac': 'syr aii', 'Nko': 'nqo', 'Tifinagh': 'zgh tzm',
}.items() for language in languages.split()}

LETTERS = re.compile(r'[^\W\d_]')
INSIDE = {}


def scripts(language):
    return SCRIPTS.get(language, ['Latin'])


def is_in_script(text, language):
    """Whether most letters of `text` are in a script of `language`."""
    pattern = INSIDE.get(language)
    if pattern is None:
        pattern = INSIDE[language] = re.compile('[' + ''.join(SCRIPT_RANGES[s] for s in scripts(language)) + ']')
    letters = len(LETTERS.findall(text))
    return 2 * len(pattern.findall(text)) > letters


def language_code(name):
    """The code for a package's name of a locale (`pt_BR`, `sr@latin`, `fy-NL`, `zh-hans`, `swa`), or None to leave it out."""
    name = name.split('.')[0].replace('_', '-').replace('@', '-').lower().replace('-r', '-', 1) if re.match(r'^[a-z]{2,3}-r[A-Z]{2}$', name) else \
        name.split('.')[0].replace('_', '-').replace('@', '-').replace('+', '-').lower()
    if name in ALIASES:
        return ALIASES[name]
    parts = name.split('-')
    for length in range(len(parts), 0, -1):
        head = '-'.join(parts[:length])
        if head in ALIASES:
            return ALIASES[head]
    if parts[0] == 'zh':
        return 'zh'
    if any(p in ('latn', 'latin') for p in parts[1:]) and scripts(parts[0]) != ['Latin'] and parts[0] not in ('uz', 'ku', 'sr'):
        return None
    if parts[0] == 'sr' and any(p.startswith('lat') for p in parts[1:]):
        return 'sr-Latn'
    head = THREE_LETTERS.get(parts[0], parts[0])
    head = ALIASES.get(head, head)
    return head if head and re.fullmatch(r'[a-z]{2,3}', head) else None
