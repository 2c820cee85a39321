"""The packages of packages.tsv: fetched with apt, checked, and read without being installed."""

import collections
import hashlib
import os
import re
import subprocess
import tarfile
import urllib.request

FIELDS = 'package version sha256 source licence_class licence reader pattern'.split()
MIRROR = 'http://deb.debian.org/debian/'


class FileSet(collections.namedtuple('FileSet', FIELDS)):
    """Files of one package under one licence. `pattern` matches whole paths; its group `lang` names the language."""


def file_sets(path):
    with open(path, encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if line.strip() and not line.startswith('#')]
    for row in rows:
        if len(row) != len(FIELDS):
            raise SystemExit(f'{path}: {len(row)} fields where {len(FIELDS)} are wanted: {row[0]}')
    return [FileSet(*row) for row in rows]


def sha256(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def archive_name(file_set):
    """A source package is named by its path in the pool, a binary package by its name."""
    if '/' in file_set.package:
        return file_set.package.rsplit('/', 1)[-1]
    return f'{file_set.package}_{file_set.version.replace(":", "%3a")}'


def archive(file_set, folder):
    """The path of the package's archive in `folder`, fetched where it is absent."""
    name = archive_name(file_set)
    found = [f for f in os.listdir(folder) if f == name or f.startswith(name + '_')]
    if not found:
        if '/' in file_set.package:
            urllib.request.urlretrieve(MIRROR + file_set.package, os.path.join(folder, name + '.part'))
            os.rename(os.path.join(folder, name + '.part'), os.path.join(folder, name))
        else:
            subprocess.run(['apt-get', 'download', '-qq', f'{file_set.package}={file_set.version}'], cwd=folder, check=True,
                           stderr=subprocess.DEVNULL)
        found = [f for f in os.listdir(folder) if f == name or f.startswith(name + '_')]
    return os.path.join(folder, found[0])


def fetch(sets, folder):
    """Archives by package name, each with the stated SHA-256."""
    os.makedirs(os.path.join(folder, '.checked'), exist_ok=True)
    wanted = {s.package: s for s in sets}
    present = os.listdir(folder)
    absent = [s for s in wanted.values() if '/' not in s.package and not any(f.startswith(archive_name(s) + '_') for f in present)]
    for start in range(0, len(absent), 60):
        subprocess.run(['apt-get', 'download', '-qq', *(f'{s.package}={s.version}' for s in absent[start:start + 60])], cwd=folder,
                       stderr=subprocess.DEVNULL)
    archives = {}
    for package, file_set in wanted.items():
        path = archive(file_set, folder)
        checked = os.path.join(folder, '.checked', f'{os.path.basename(path)}.{file_set.sha256[:16]}')
        if not os.path.exists(checked):
            if sha256(path) != file_set.sha256:
                raise SystemExit(f'{path}: not the SHA-256 that packages.tsv states; fetch {package} {file_set.version} from snapshot.debian.org')
            open(checked, 'w').close()
        archives[package] = path
    return archives


def members(path):
    """(name, open function) of each plain file of a .deb or a source archive, in its order."""
    if path.endswith('.deb'):
        with subprocess.Popen(['dpkg-deb', '--fsys-tarfile', path], stdout=subprocess.PIPE) as process:
            with tarfile.open(fileobj=process.stdout, mode='r|') as archive:
                yield from plain_files(archive)
    else:
        with tarfile.open(path) as archive:
            yield from plain_files(archive)


def plain_files(archive):
    for member in archive:
        if member.isfile():
            yield member.name.removeprefix('./'), lambda: archive.extractfile(member).read()


def matching(path, sets):
    """(file set, match, name, bytes) of each file that a set's pattern names."""
    patterns = [(s, re.compile(s.pattern)) for s in sets]
    for name, read in members(path):
        data = None
        for file_set, pattern in patterns:
            found = pattern.fullmatch(name)
            if found:
                data = read() if data is None else data
                yield file_set, found, name, data
