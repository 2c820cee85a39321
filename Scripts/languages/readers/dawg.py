"""Word lists of Tesseract's trained data: squished word graphs over its own character set."""

import struct

CHARACTERS, WORDS = 21, 19            # entries of a .traineddata file: lstm-unicharset, lstm-word-dawg


def entries(data):
    count = struct.unpack_from('<I', data)[0]
    offsets = struct.unpack_from(f'<{count}q', data, 4)
    for kind, start in enumerate(offsets):
        if start >= 0:
            later = [o for o in offsets if o > start]
            yield kind, data[start:min(later) if later else len(data)]


def words(data, name):
    parts = dict(entries(data))
    if CHARACTERS not in parts or WORDS not in parts:
        return
    rows = parts[CHARACTERS].decode('utf-8').split('\n')[1:]
    characters = [row.split(' ')[0] for row in rows if row]
    graph = parts[WORDS]
    magic, size, count = struct.unpack_from('<hii', graph)
    if magic != 42:
        return
    edges = struct.unpack_from(f'<{count}Q', graph, 10)
    flags_at = size.bit_length()      # ceil(log2(size + 1))
    letter_mask, next_at = (1 << flags_at) - 1, flags_at + 3
    stack = [(0, '')]
    while stack:
        node, prefix = stack.pop()
        while True:
            edge = edges[node]
            word = prefix + characters[edge & letter_mask]
            if edge >> flags_at & 4:
                yield '@' + word.lower(), word
            following = edge >> next_at
            if following and len(word) < 40:
                stack.append((following, word))
            if edge >> flags_at & 1:
                break
            node += 1
