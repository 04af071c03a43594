"""Files handed over lie encrypted until they are read: a row of chunks, each sealed with its number."""

from __future__ import annotations

import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from banyan.kernel import files
from banyan.kernel.crypto import seal, unseal
from banyan.kernel.errors import TooLarge

LIMIT = 110_000_000
"""Bytes that an import takes: 100 MB and a little."""

CHUNK = 1 << 20
_LENGTH = 4


def keep(chunks: Iterable[bytes]) -> files.Blob:
    """Store a file sealed; TooLarge beyond `LIMIT`, and then nothing is kept."""
    return files.put(_sealed(chunks))


def opened(digest: str) -> BinaryIO:
    """The file in clear, in a nameless temporary file that goes when it is closed."""
    clear = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        with files.open_blob(digest) as sealed:
            for number, chunk in enumerate(_chunks(sealed)):
                clear.write(b64decode(unseal(chunk, _context(number))))
    except BaseException:
        clear.close()
        raise
    clear.seek(0)
    return clear


def _sealed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for number, chunk in enumerate(_even(chunks)):
        size += len(chunk)
        if size > LIMIT:
            raise TooLarge(_("文件超过 %(limit)s MB，没有收下。请拆成几份再导入。") % {"limit": LIMIT // 1_000_000})
        sealed = seal(b64encode(chunk).decode(), _context(number))
        yield len(sealed).to_bytes(_LENGTH, "big") + sealed


def _even(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), CHUNK):
            yield chunk[start : start + CHUNK]


def _chunks(sealed: BinaryIO) -> Iterator[bytes]:
    while head := sealed.read(_LENGTH):
        yield sealed.read(int.from_bytes(head, "big"))


def _context(number: int) -> str:
    return f"registers.import:{number}"
