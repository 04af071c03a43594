"""Small valid files, for materials that have to be uploaded."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw


@cache
def sheet(words: str, form: str) -> bytes:
    """A page that says what it stands for; `form` is png, jpg or pdf."""
    page = Image.new("RGB", (420, 297), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((12, 12, 407, 284), outline="black")
    pen.text((30, 30), words.encode("ascii", "replace").decode(), fill="black")
    out = BytesIO()
    page.save(out, {"jpg": "JPEG"}.get(form, form.upper()))
    return out.getvalue()
