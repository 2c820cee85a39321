"""Unicode CLDR: names, units, fields and annotations; no patterns, sets or codes."""

import re
import xml.etree.ElementTree as ElementTree

NAMES = {'languages', 'scripts', 'territories', 'variants', 'keys', 'types', 'measurementSystemNames', 'codePatterns', 'subdivisions',
         'currencies', 'units', 'months', 'days', 'quarters', 'dayPeriods', 'eras', 'fields', 'timeZoneNames', 'characterLabels', 'typographicNames'}
LEAVES = {'language', 'script', 'territory', 'variant', 'key', 'type', 'measurementSystemName', 'codePattern', 'subdivision', 'displayName', 'unitPattern',
          'month', 'day', 'quarter', 'dayPeriod', 'era', 'relative', 'relativePeriod', 'relativeTimePattern', 'exemplarCity', 'standard', 'generic', 'daylight',
          'characterLabel', 'axisName', 'styleName', 'featureName', 'perUnitPattern', 'coordinateUnitPattern'}
WIDTHS = {'abbreviated', 'narrow', 'short'}


def locale(data, name):
    def walk(element, path, inside):
        for child in element:
            if child.tag in ('alias', 'symbol', 'metazone', 'dateFormats', 'timeFormats', 'dateTimeFormats') and child.tag != 'metazone':
                continue
            kind = child.get('type')
            if kind in WIDTHS and child.tag.endswith(('Width', 'Length')):
                continue
            step = f'{path}/{child.tag}' + (f'[{kind}]' if kind else '') + (f'({child.get("count")})' if child.get('count') else '')
            named = inside or child.tag in NAMES
            if named and child.tag in LEAVES and not child.get('alt') and child.text and '↑' not in child.text:
                yield '#' + step, child.text
            elif len(child):
                yield from walk(child, step, named)
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return
    yield from walk(root, '', False)


SKIN_TONES = re.compile('[\U0001f3fb-\U0001f3ff]')


def annotations(data, name):
    """Names and keywords of signs; those of the five skin tones, which repeat one phrase thousands of times, are passed over."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return
    for element in root.iter('annotation'):
        if element.text and '↑' not in element.text and not SKIN_TONES.search(element.get('cp') or ''):
            kind = element.get('type') or 'keywords'
            yield f'#annotation/{element.get("cp")}/{kind}', element.text.replace(' | ', ', ')
