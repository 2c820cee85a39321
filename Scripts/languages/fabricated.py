"""Made-up text that is no language, by kind: each maker takes a seeded random source and the paths of real files."""

import base64
import string
import uuid

ALPHABETS = {'latin': string.ascii_lowercase, 'latin-accented': string.ascii_lowercase + 'áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿšžčćđłńęąśźżőűğışțăřůěť',
             'cyrillic': 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'greek': 'αβγδεζηθικλμνξοπρστυφχψω', 'arabic': 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
             'devanagari': 'कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह'}
ROWS = ('qwertyuiop', 'asdfghjkl', 'zxcvbnm')
METHODS, STATUSES = ('GET', 'POST', 'HEAD', 'PUT', 'DELETE'), (200, 301, 302, 304, 400, 403, 404, 500, 503)
UNITS = ('kernel', 'systemd[1]', 'sshd', 'cron', 'postfix/smtpd', 'dhclient', 'nginx', 'dockerd', 'kubelet', 'rsyslogd')
LEVELS = ('INFO', 'WARN', 'ERROR', 'DEBUG', 'TRACE', 'FATAL', 'NOTICE')
MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
ASM = 'mov lea add sub xor cmp test jmp je jne call ret push pop nop shl sar imul movzx vmovups ldr str bl b.ne addi lw sw'.split()
REGISTERS = '%rax %rbx %rcx %rdx %rsi %rdi %r8 %r12 %xmm0 %eax %esp eax ebx x0 x1 x29 sp r0 r3 $0x10 $1'.split()


def letters(r, alphabet=string.ascii_lowercase, low=1, high=12):
    return ''.join(r.choice(alphabet) for _ in range(r.randint(low, high)))


def hexadecimal(r, count):
    return ''.join(r.choice('0123456789abcdef') for _ in range(count))


def random_letters(r):
    alphabet = r.choice([*ALPHABETS.values(), ALPHABETS['latin'], ALPHABETS['latin']])
    cased = r.choice([str.lower, str.lower, str.upper, str.title])
    return ' '.join(cased(letters(r, alphabet, 2, 14)) for _ in range(r.randint(1, 9)))


def keyboard(r):
    row = r.choice(ROWS)
    return ' '.join(''.join(r.choice(row) for _ in range(r.randint(3, 12))) for _ in range(r.randint(1, 5)))


def consonants(r):
    return ' '.join(letters(r, 'bcdfghjklmnpqrstvwxz', 2, 9) for _ in range(r.randint(1, 8)))


def base64_text(r):
    text = base64.b64encode(r.randbytes(r.randint(9, 200))).decode()
    if r.random() < 0.3:
        text = text.replace('+', '-').replace('/', '_')
    width = r.choice((64, 76, 400))
    return ' '.join(text[i:i + width] for i in range(0, len(text), width))


def hex_dump(r):
    kind = r.randrange(4)
    if kind == 0:
        return f'{r.randrange(1 << 20):08x} ' + ' '.join(hexadecimal(r, 2) for _ in range(16)) + '  |' + ''.join(r.choice(string.printable[:90]) for _ in range(16)) + '|'
    if kind == 1:
        return hexadecimal(r, r.choice((32, 40, 64, 128)))
    if kind == 2:
        return ' '.join('0x' + hexadecimal(r, r.choice((2, 4, 8))) for _ in range(r.randint(2, 12)))
    return ':'.join(hexadecimal(r, 2) for _ in range(r.randint(6, 24)))


def uuids(r):
    return r.choice((' ', ', ', ' | ')).join(str(uuid.UUID(int=r.getrandbits(128), version=4)) for _ in range(r.randint(1, 5)))


def address(r):
    return '.'.join(str(r.randrange(256)) for _ in range(4))


def stamp(r):
    return r.choice((f'20{r.randint(10, 26)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}T{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}.{r.randrange(1000):03}Z',
                     f'{r.choice(MONTHS)} {r.randint(1, 28):2} {r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}',
                     f'[{r.randrange(100000)}.{r.randrange(1000000):06}]'))


def version(r):
    return '.'.join(str(r.randrange(30)) for _ in range(r.randint(2, 4))) + r.choice(('', '', f'-{r.randint(1, 9)}', f'rc{r.randint(1, 4)}', f'+deb12u{r.randint(1, 5)}',
                                                                                   f'~git{hexadecimal(r, 7)}', '-beta.2', '-SNAPSHOT'))


def numbers(r):
    separator = r.choice((' ', ',', ';', ' | ', '\u2003'))
    form = r.choice((lambda: f'{r.uniform(-1e3, 1e3):.2f}', lambda: f'{r.randrange(10 ** r.randint(1, 7)):,}', lambda: f'{r.random():.4e}', lambda: f'{r.randrange(100)}%'))
    head = r.choice(('', '', f'{letters(r, string.ascii_uppercase, 1, 3)} ', f'{letters(r, string.ascii_lowercase, 2, 4)}_{r.randrange(20)} '))
    return head + separator.join(form() for _ in range(r.randint(3, 16)))


def assembler(r):
    return f'{r.randrange(1 << 24):x}: ' + ' '.join(f'{r.choice(ASM)} {r.choice(REGISTERS)},{r.choice(REGISTERS)}' for _ in range(r.randint(1, 4)))


def kinds(paths):
    """Makers by kind. `paths` are those of real files."""
    stems = sorted({part.rsplit('.', 1)[0] for path in paths for part in path.split('/')[-1:] if len(part) > 3})

    def file_paths(r):
        return ' '.join(r.choice(paths) for _ in range(r.choice((1, 1, 1, 2, 3))))

    def identifiers(r):
        join = r.choice(('_', '.', '::', '-', '/', '->'))
        return ' '.join(join.join(r.choice(stems) for _ in range(r.randint(2, 3))) for _ in range(r.randint(1, 4)))

    def versions(r):
        return r.choice((' ', ', ', ' >= ')).join(f'{r.choice(stems)}{r.choice(("-", " ", "@", "=="))}{version(r)}' for _ in range(r.randint(1, 6)))

    def log(r):
        path = r.choice(paths)
        return r.choice((
            lambda: f'{address(r)} - - [{r.randint(1, 28):02}/{r.choice(MONTHS)}/20{r.randint(10, 26)}:{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02} +0000] '
                    f'"{r.choice(METHODS)} {path} HTTP/1.1" {r.choice(STATUSES)} {r.randrange(100000)} "-" "curl/{version(r)}"',
            lambda: f'{stamp(r)} {r.choice(UNITS)}: {r.choice(LEVELS)} {path}:{r.randrange(2000)} rc={r.randrange(256)} pid={r.randrange(65536)}',
            lambda: f'{stamp(r)} {r.choice(LEVELS)} [{r.choice(stems)}-{r.randrange(16)}] {r.choice(stems)}.{r.choice(stems)} - id={hexadecimal(r, 8)} t={r.randrange(9999)}ms',
            lambda: f'{stamp(r)} {r.choice(UNITS)}: IN=eth0 OUT= MAC={":".join(hexadecimal(r, 2) for _ in range(6))} SRC={address(r)} DST={address(r)} LEN={r.randrange(1500)} TTL=64',
            lambda: f'at {r.choice(stems)}.{r.choice(stems)}({r.choice(stems)}.java:{r.randrange(3000)})'))()

    def email_header(r):
        host = f'{r.choice(stems).lower()}.{r.choice(("example.com", "example.org", "local", "net"))}'
        return r.choice((
            lambda: f'Received: from {host} ({host} [{address(r)}]) by {r.choice(stems).lower()}.example.org (Postfix) with ESMTPS id {hexadecimal(r, 10).upper()}; {stamp(r)}',
            lambda: f'Message-ID: <{hexadecimal(r, 20)}.{r.randrange(10 ** 9)}@{host}>',
            lambda: f'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s={r.choice(stems).lower()}; bh={base64_text(r)[:44]}',
            lambda: f'Content-Type: multipart/alternative; boundary="----=_Part_{r.randrange(10 ** 6)}_{hexadecimal(r, 8)}.{r.randrange(10 ** 9)}"',
            lambda: f'X-Spam-Status: No, score={r.uniform(-5, 5):.1f} required=5.0 tests=BAYES_{r.randrange(100):02},DKIM_SIGNED,SPF_PASS,HTML_MESSAGE',
            lambda: f'References: <{hexadecimal(r, 16)}@{host}> <{hexadecimal(r, 16)}@{host}>'))()

    def shell_session(r):
        path, stem = r.choice(paths), r.choice(stems)
        return r.choice((
            lambda: f'$ ls -l {path} -rw-r--r-- 1 root root {r.randrange(10 ** 6)} {r.choice(MONTHS)} {r.randint(1, 28)} 20{r.randint(10, 26)} {path}',
            lambda: f'$ tar xzf {stem}-{version(r)}.tar.gz && cd {stem} && ./configure --prefix=/usr && make -j{r.randint(2, 16)}',
            lambda: f'user@{stem.lower()}:~$ grep -rn "{stem}" {path} | awk \'{{print ${r.randint(1, 9)}}}\' | sort | uniq -c',
            lambda: f'# apt-get install -y {stem.lower()}={version(r)} {stem.lower()}-dev',
            lambda: f'$ git log --oneline {hexadecimal(r, 7)}..{hexadecimal(r, 7)} -- {path}',
            lambda: f'$ docker run --rm -it -p {r.randrange(65536)}:{r.randrange(65536)} -v {path}:/data {stem.lower()}:{version(r)}',
            lambda: f'root {r.randrange(65536)} {r.random() * 100:.1f} {r.random():.1f} {r.randrange(10 ** 6)} {r.randrange(10 ** 5)} ? Ss {r.randrange(24):02}:{r.randrange(60):02} 0:{r.randrange(60):02} {path}',
            lambda: f'diff --git a{path} b{path} index {hexadecimal(r, 7)}..{hexadecimal(r, 7)} 100644 --- a{path} +++ b{path} @@ -{r.randrange(999)},{r.randrange(9)} +{r.randrange(999)},{r.randrange(9)} @@'))()

    def query(r):
        return f'https://{r.choice(stems).lower()}.example.net{r.choice(paths)}?{"&".join(f"{letters(r, high=5)}={hexadecimal(r, r.randint(1, 12))}" for _ in range(r.randint(1, 6)))}'

    return {'random-letters': random_letters, 'keyboard': keyboard, 'consonants': consonants, 'base64': base64_text, 'hex': hex_dump, 'uuid': uuids, 'numbers': numbers,
            'disassembly': assembler, 'paths': file_paths, 'identifiers': identifiers, 'versions': versions, 'log': log, 'email-header': email_header,
            'shell-session': shell_session, 'url': query}
