"""Images: small in bytes may be vast in pixels."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from PIL import Image

from banyan.engines.documents.inspection.kinds import Kind
from banyan.engines.documents.inspection.refusal import refuse

MOST_PIXELS = 60_000_000
"""More than any scanner or telephone of today makes (assumed)."""


def check(file: BinaryIO, kind: Kind) -> None:
    """Refuse an image that is too large in pixels, or cannot be read to its end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(file, formats=["JPEG" if kind.code == "jpg" else "PNG"])
            _small_enough(*image.size)
            _readable(image, kind)
    except Image.DecompressionBombError:
        _too_large()
    except (OSError, ValueError, SyntaxError):
        refuse("这张图打不开，可能没有传完或已损坏。重新拍一张，或另存一次再传。", "broken")


def _small_enough(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        _too_large()


def _too_large() -> None:
    refuse("这张图的像素太多。缩小到 6000 万像素以内再传。", "pixels")


def _readable(image: Image.Image, kind: Kind) -> None:
    if kind.code == "png":
        image.verify()
        return
    # an eighth of the size still reads every byte of a JPEG, and is quick
    image.draft("RGB", (max(image.width // 8, 1), max(image.height // 8, 1)))
    image.load()
