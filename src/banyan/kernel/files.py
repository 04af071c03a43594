"""Blobs under `var/files`, named by their SHA-256 digest, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from banyan.kernel.errors import NotFound, TooLarge


@dataclass(frozen=True, slots=True)
class Blob:
    """Stored bytes: `digest` is SHA-256 in hexadecimal, `size` is in bytes."""

    digest: str
    size: int


def _root() -> Path:
    return Path(os.environ.get("BANYAN_VAR", "var")) / "files"


def _path(digest: str) -> Path:
    if len(digest) != 64 or not all(c in "0123456789abcdef" for c in digest):
        raise NotFound("没有找到这个文件。")
    return _root() / digest[:2] / digest[2:4] / digest


def put(content: bytes | Iterable[bytes], *, limit: int | None = None) -> Blob:
    """Store `content`; the same bytes are stored once. Over `limit` bytes: `TooLarge`, and nothing is kept."""
    chunks = (content,) if isinstance(content, bytes) else content
    incoming = _root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=incoming)
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                size += len(chunk)
                if limit is not None and size > limit:
                    raise TooLarge(f"文件超过 {limit // 1_000_000} MB，没有收下。")
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        target = _path(digest.hexdigest())
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Blob(digest.hexdigest(), size)


def open_blob(digest: str) -> BinaryIO:
    """The stored bytes for reading; `NotFound` when there are none of this digest."""
    try:
        return _path(digest).open("rb")
    except FileNotFoundError as error:
        raise NotFound("没有找到这个文件。") from error


def remove(digest: str) -> None:
    """Forget the bytes of this digest, if they are there."""
    _path(digest).unlink(missing_ok=True)
