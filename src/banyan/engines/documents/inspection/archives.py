"""Files that are ZIP archives inside (OFD, Word, Excel): what they are, and whether they explode."""

from __future__ import annotations

import lzma
import re
import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from banyan.engines.documents.inspection.kinds import BY_EXTENSION, Kind
from banyan.engines.documents.inspection.refusal import refuse

MOST_ENTRIES = 2_000
MOST_BYTES = 200_000_000
MOST_RATIO = 120
"""Unpacked to packed, over the whole archive once it unpacks to more than a megabyte (assumed; office files stay
below 30)."""
MEGABYTE = 1_000_000
CHUNK = 65_536

_BROKEN = (
    BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, OverflowError, LookupError,
    struct.error, zlib.error, lzma.LZMAError,
)  # fmt: skip
"""All that Python's reader was seen to raise on altered archives."""

_MARKS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_MACROS = re.compile(r"(^|/)(vbaProject|vbaData)[^/]*$", re.IGNORECASE)
_REMOTE = re.compile(rb'<Relationship\b(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)")[^>]*"External"')


def opens(file: BinaryIO) -> bool:
    """Whether the file can be opened as an archive, from wherever in it the archive begins."""
    try:
        return is_zipfile(file)
    except _BROKEN:
        return False
    finally:
        file.seek(0)


def kind_of(file: BinaryIO) -> Kind | None:
    """Which of ours this archive is, by the part that every such document has."""
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return None
    finally:
        file.seek(0)
    return next((BY_EXTENSION[code] for mark, code in _MARKS if mark in names), None)


def check(file: BinaryIO) -> None:
    """Refuse an archive that explodes, hides, or carries programs."""
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            _looks_sane(entries)
            _unpacks_to_little(archive, entries)
    except _BROKEN:
        refuse("这个文件打不开，可能没有传完或已损坏。另存一次再传。", "broken")


def _looks_sane(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES:
        refuse("这个文件里装的东西太多。另存为 PDF 再传。", "archive-count")
    if len(set(names)) != len(names) or any(_escapes(name) for name in names):
        refuse("这个文件里有不正常的路径，可能被动过手脚。用原来的程序另存一次再传。", "archive-path")
    if any(entry.flag_bits & 1 for entry in entries):
        refuse("这个文件加了密码。去掉密码再传。", "encrypted")
    if any(_MACROS.search(name) for name in names):
        refuse("这个文件带宏程序。另存为不带宏的文件，或存成 PDF 再传。", "macro")


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/")


def _unpacks_to_little(archive: ZipFile, entries: list[ZipInfo]) -> None:
    packed = sum(entry.compress_size for entry in entries) or 1
    most = min(MOST_BYTES, max(packed * MOST_RATIO, MEGABYTE))
    if sum(entry.file_size for entry in entries) > most:
        _explodes()
    left = most
    for entry in entries:
        left -= _unpack(archive, entry, left)


def _unpack(archive: ZipFile, entry: ZipInfo, left: int) -> int:
    """How many bytes an entry really has; what its head says may be a lie."""
    size, text = 0, b""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            if size == 0 and chunk.startswith(_ARCHIVES):
                refuse("这个文件里还套着压缩包。把里面的文件拿出来，单独传。", "archive-nested")
            size += len(chunk)
            if size > left:
                _explodes()
            if entry.filename.endswith(".rels"):
                text += chunk
    if _REMOTE.search(text):
        refuse("这个文件打开时会去外面取内容。另存为 PDF 再传。", "remote")
    return size


def _explodes() -> None:
    refuse("这个文件解开后大得不正常，没有收下。另存为 PDF 再传。", "archive-bomb")
