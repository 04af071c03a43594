"""Pictures of files for whoever handles a case: a page of a PDF, or an image; kept once made."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import pypdfium2
from PIL import Image, ImageOps

from banyan.engines.documents.records import FileInfo
from banyan.kernel.errors import NotFound
from banyan.kernel.files import open_blob

WIDTHS = (240, 1200)
"""A thumbnail, and a page to read; in pixels."""
MOST_PIXELS = 6_000_000
_pdfium = Lock()


def picture(file: FileInfo, page: int, width: int) -> bytes:
    """Page `page` (from 1) as PNG. NotFound where the file has no such page, or no picture at all."""
    if width not in WIDTHS or not 1 <= page <= file.pages:
        raise NotFound("这个文件没有这一页。")
    kept = _cache() / file.digest[:2] / f"{file.digest}-{page}-{width}.png"
    if kept.exists():
        return kept.read_bytes()
    with open_blob(file.digest) as stream:
        image = _page_of_pdf(stream, page, width) if file.kind == "pdf" else _reduced(stream, width)
    made = _as_png(image)
    _keep(kept, made)
    return made


def _cache() -> Path:
    return Path(os.environ.get("BANYAN_VAR", "var")) / "cache" / "previews"


def _page_of_pdf(stream: BinaryIO, page: int, width: int) -> Image.Image:
    """pdfium is not safe in several threads at once."""
    with _pdfium:
        document = pypdfium2.PdfDocument(stream.read())
        try:
            sheet = document[page - 1]
            across, down = sheet.get_size()
            scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5)
            found: Image.Image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
            return found
        except pypdfium2.PdfiumError as error:
            raise NotFound("这一页画不出来。请下载后查看。") from error
        finally:
            document.close()


def _reduced(stream: BinaryIO, width: int) -> Image.Image:
    """Upright, as the camera meant it, and without what the camera noted (place, time)."""
    image = Image.open(stream, formats=["JPEG", "PNG"])
    image.draft("RGB", (width * 2, width * 2))
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((width, width * 2))
    return upright


def _as_png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(content)
    os.replace(draft, path)
