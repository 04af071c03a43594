"""Small valid files, for materials that have to be uploaded."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from banyan.engines.documents.actions import store
from banyan.engines.services.declare import Material


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


def handed_in(words: str, form: str, owner: UUID) -> UUID:
    """Such a file, uploaded by its owner."""
    return store(file=BytesIO(sheet(words, form)), name=f"{words}.{form}", owner_id=owner).id


def given(materials: Collection[Material], owner: UUID) -> tuple[dict[str, Any], tuple[str, ...]]:
    """These materials as an application hands them in, pledged where that is possible; and which are files."""
    handed: dict[str, Any] = {}
    for one in materials:
        if one.pledge:
            handed[one.code] = {"pledged": True}
        else:
            form = next((form for form in ("png", "jpg", "pdf") if form in one.formats), "pdf")
            handed[one.code] = {"files": [str(handed_in(one.code, form, owner))]}
    return handed, tuple(code for code, how in handed.items() if "files" in how)
