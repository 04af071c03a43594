"""One look at a file: name, size, what it promises, what it is, and what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from banyan.engines.documents.inspection import archives, images, pdfs
from banyan.engines.documents.inspection.kinds import KINDS, LIMIT, ZIP_HEAD, Kind
from banyan.engines.documents.inspection.names import checked_name, promised_kind
from banyan.engines.documents.inspection.refusal import refuse

ANY_TYPE = ("", "application/octet-stream", "binary/octet-stream")
"""Declared types that say nothing."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be taken. `pages` counts pages of a PDF and is 1 for an image, 0 where pages mean nothing."""

    name: str
    kind: Kind
    size: int
    pages: int


def inspect(file: BinaryIO, name: str, declared_type: str = "") -> Inspected:
    """Look at a seekable `file` from its start; `Invalid` with one sentence when it cannot be taken."""
    name = checked_name(name)
    promised = promised_kind(name)
    size = _size(file)
    kind = _real_kind(file, promised)
    _same_type(declared_type, kind)
    pages = _inside(file, kind)
    file.seek(0)
    return Inspected(name=name, kind=kind, size=size, pages=pages)


def _size(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        refuse("这是一个空文件。看看是不是选错了。", "empty")
    if size > LIMIT:
        refuse(_("文件有 %(size)s MB，超过 20 MB。压缩或分成几份再传。") % {"size": f"{size / 1e6:.1f}"}, "size")
    return size


def _real_kind(file: BinaryIO, promised: Kind) -> Kind:
    """What the bytes are; a file that is two things at once is refused."""
    head = file.read(1024)
    file.seek(0)
    found = next((kind for kind in KINDS if head.startswith(kind.head)), None)
    if found is not None and found.head == ZIP_HEAD:
        found = archives.kind_of(file)
    if found is None or found is not promised:
        is_called = _("里面其实是 %(title)s") % {"title": found.title} if found else _("里面认不出来")
        refuse(
            _("文件名说是 %(title)s，%(is_called)s。用原来的程序另存一次再传。")
            % {"title": promised.title, "is_called": is_called},
            "mismatch",
        )
    if _is_something_else_too(file, head, found):
        refuse("这个文件同时是两种格式，可能被动过手脚。用原来的程序另存一次再传。", "polyglot")
    return found


def _is_something_else_too(file: BinaryIO, head: bytes, kind: Kind) -> bool:
    zipped = archives.opens(file)
    return (zipped and kind.head != ZIP_HEAD) or (kind.code != "pdf" and b"%PDF-" in head)


def _same_type(declared: str, kind: Kind) -> None:
    plain = declared.partition(";")[0].strip().lower()
    if plain not in (*ANY_TYPE, kind.media_type, *kind.other_types):
        refuse(
            _("上传时说是 %(said)s，里面其实是 %(title)s。重新选择这个文件再传。")
            % {"said": plain[:60], "title": kind.title},
            "mismatch",
        )


def _inside(file: BinaryIO, kind: Kind) -> int:
    if kind.code == "pdf":
        return pdfs.check(file)
    if kind.head == ZIP_HEAD:
        archives.check(file)
        return 0
    images.check(file, kind)
    return 1
