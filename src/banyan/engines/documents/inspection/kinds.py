"""The kinds of files that are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LIMIT: Final = 20 * 1000 * 1000
"""Largest file, in bytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its code, what a person calls it, its media type, its extensions, and its first bytes."""

    code: str
    title: str
    media_type: str
    extensions: tuple[str, ...]
    head: bytes
    other_types: tuple[str, ...] = ()


ZIP_HEAD: Final = b"PK\x03\x04"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"

KINDS: Final = (
    Kind("pdf", "PDF", "application/pdf", ("pdf",), b"%PDF-", ("application/x-pdf",)),
    Kind("jpg", "JPG", "image/jpeg", ("jpg", "jpeg"), b"\xff\xd8\xff", ("image/jpg", "image/pjpeg")),
    Kind("png", "PNG", "image/png", ("png",), b"\x89PNG\r\n\x1a\n", ("image/x-png",)),
    Kind("ofd", "OFD", "application/ofd", ("ofd",), ZIP_HEAD, ("application/zip",)),
    Kind("docx", "Word", f"{_OPEN_XML}.wordprocessingml.document", ("docx",), ZIP_HEAD, ("application/zip",)),
    Kind("xlsx", "Excel", f"{_OPEN_XML}.spreadsheetml.sheet", ("xlsx",), ZIP_HEAD, ("application/zip",)),
)

BY_EXTENSION: Final = {extension: kind for kind in KINDS for extension in kind.extensions}
