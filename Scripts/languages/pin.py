#!/usr/bin/env python3
"""Writes version and SHA-256 of every binary package of packages.tsv anew from what apt knows, of bookworm proper (not its updates)."""

import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def known(packages):
    found = {}
    for start in range(0, len(packages), 200):
        shown = subprocess.run(['apt-cache', 'show', *packages[start:start + 200]], capture_output=True, text=True).stdout
        for record in shown.split('\n\n'):
            fields = dict(line.split(': ', 1) for line in record.split('\n') if ': ' in line and line[0] != ' ')
            if fields.get('Filename', '').startswith('pool/main/'):
                found[fields['Package']] = fields['Version'], fields['SHA256']
    return found


def main():
    path = os.path.join(HERE, 'packages.tsv')
    with open(path, encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines]
    found = known(sorted({r[0] for r in rows if r[0] and r[0][0] != '#' and '/' not in r[0]}))
    for row in rows:
        if row[0] in found:
            row[1:3] = found[row[0]]
        elif row[0] and row[0][0] != '#' and '/' not in row[0]:
            print('not in bookworm:', row[0])
    with open(path + '.part', 'w', encoding='utf-8') as out:
        out.writelines('\t'.join(row) + '\n' for row in rows)
    os.replace(path + '.part', path)


if __name__ == '__main__':
    main()
