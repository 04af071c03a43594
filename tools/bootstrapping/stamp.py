"""Whether a step's inputs have changed since it was last done."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *more: str) -> str:
    """One digest over the contents of files and some more words."""
    total = hashlib.sha256()
    for file in files:
        total.update(str(file.name).encode() + b"\0" + file.read_bytes() + b"\0")
    for word in more:
        total.update(word.encode() + b"\0")
    return total.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text().strip() == wanted


def write(stamp: Path, value: str) -> None:
    stamp.write_text(value + "\n")
