"""PDF: no programs, no files inside, no password."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from banyan.engines.documents.inspection.refusal import refuse

MOST_OBJECTS = 60_000
MOST_PAGES = 600
DEEPEST = 60

_PROGRAMS = frozenset(
    ("/JavaScript", "/JS", "/Launch", "/XFA", "/RichMedia", "/ImportData", "/SubmitForm", "/Rendition")
)
_INSIDE = frozenset(("/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment", "/GoToE", "/AF"))

logging.getLogger("pypdf").setLevel(logging.ERROR)


def check(file: BinaryIO) -> int:
    """How many pages it has; refused when it carries programs or files, or cannot be read."""
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            refuse("这个 PDF 加了密码。去掉密码再传。", "encrypted")
        _carries_nothing(reader)
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        refuse("这个 PDF 打不开，可能没有传完或已损坏。另存一次再传。", "broken")
    if pages == 0:
        refuse("这个 PDF 一页也没有。看看是不是选错了。", "empty")
    if pages > MOST_PAGES:
        refuse(
            _("这个 PDF 有 %(pages)s 页，超过 %(most_pages)s 页。分成几份再传。")
            % {"pages": pages, "most_pages": MOST_PAGES},
            "pages",
        )
    return pages


def _carries_nothing(reader: PdfReader) -> None:
    numbers = sorted(
        {(number, generation) for generation, entries in reader.xref.items() for number in entries}
        | {(number, 0) for number in reader.xref_objStm}
    )
    if len(numbers) > MOST_OBJECTS:
        refuse("这个 PDF 太复杂。用“打印成 PDF”另存一次再传。", "objects")
    for number, generation in numbers:
        if number:
            _look(reader, number, generation)
    for name in _names(reader.trailer, 0):
        _judge(name)


def _look(reader: PdfReader, number: int, generation: int) -> None:
    found = reader.get_object(IndirectObject(number, generation, reader))
    for name in _names(found, 0):
        _judge(name)


def _names(thing: Any, depth: int) -> Iterator[str]:
    """Every key and name within one object, without following references: those are looked at on their own."""
    if depth > DEEPEST:
        refuse("这个 PDF 太复杂。用“打印成 PDF”另存一次再传。", "objects")
    if isinstance(thing, DictionaryObject | StreamObject):
        for key in thing:
            yield str(key)
            yield from _names(thing.raw_get(key), depth + 1)
    elif isinstance(thing, ArrayObject):
        for value in list.__iter__(thing):
            yield from _names(value, depth + 1)
    elif isinstance(thing, str):
        yield str(thing)


def _judge(name: str) -> None:
    if name in _PROGRAMS:
        refuse("这个 PDF 里有会自己运行的内容。用“打印成 PDF”另存一次再传。", "active")
    if name in _INSIDE:
        refuse("这个 PDF 里夹带了别的文件。把夹带的文件拿出来，单独传。", "embedded")
