"""Reading the QR code on a photograph or a screenshot of a licence (zxing-cpp)."""

from __future__ import annotations

import warnings
from typing import BinaryIO

import zxingcpp
from PIL import Image, ImageOps

from banyan.engines.documents.codes import read
from banyan.engines.documents.inspection import inspect

LONGEST_SIDE = 2400
"""Larger photographs are reduced before they are read, in pixels."""


def code_on(file: BinaryIO, name: str) -> str:
    """The licence's code on the picture, else the first code of any kind; empty when there is none.

    Raises Invalid for a file that is not a sound JPG or PNG.
    """
    inspect(file, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(file, formats=["JPEG", "PNG"])
        picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
        grey = ImageOps.exif_transpose(picture).convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    found = [
        code.text
        for code in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]
    return next((text for text in found if read(text).state != "foreign"), found[0] if found else "")
