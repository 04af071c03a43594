"""QR codes as SVG (ISO/IEC 18004, by segno): for the printed licence and for pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import segno
from segno.consts import MODE_ALPHANUMERIC, MODE_BYTE

QUIET = 4
"""Light modules around a code (ISO/IEC 18004, section 6.3.8)."""


@lru_cache(maxsize=256)
def svg(address: str, code: str = "") -> str:
    """The code as an SVG image: black on transparent."""
    side, dark = path(address, code)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{dark}"/></svg>'


@lru_cache(maxsize=256)
def path(address: str, code: str = "") -> tuple[int, str]:
    """A code that holds `address` followed by `code`, for a template: its side in modules with the quiet zone, and the
    path of its dark modules. `code` has characters of the denser alphanumeric mode only. Error correction M."""
    segments: Any = [(address, MODE_BYTE), (code, MODE_ALPHANUMERIC)] if code else address
    made = segno.make(segments, error="m", boost_error=False, micro=False)
    return len(made.matrix) + 2 * QUIET, "".join(_runs(made))


def _runs(made: segno.QRCode) -> Iterator[str]:
    """Each run of dark modules in a row as one rectangle."""
    for y, row in enumerate(made.matrix):
        x = 0
        for dark, modules in groupby(row):
            width = len(list(modules))
            if dark:
                yield f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z"
            x += width
