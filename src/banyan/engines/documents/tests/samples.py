"""Files for the tests, made here: good ones of each kind, and hostile ones."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    return _written(writer)


def pdf_that_opens_with(kind: str, key: str, what: str) -> bytes:
    """A PDF whose opening runs an action of this kind."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject(key): TextStringObject(what)}
    )
    return _written(writer)


def pdf_with_script() -> bytes:
    return pdf_that_opens_with("/JavaScript", "/JS", "app.alert(1)")


def pdf_with_launch() -> bytes:
    return pdf_that_opens_with("/Launch", "/F", "cmd.exe")


def pdf_with_file() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.add_attachment("a.exe", b"MZ")
    return _written(writer)


def pdf_with_hidden_script() -> bytes:
    """The script stands in a compressed object stream, where a search of the bytes does not see it."""
    writer = PdfFileWriter(stream_xrefs=True)
    hidden = writer.prepare_object_stream()
    action = generic.DictionaryObject({pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("x()")})
    page = PageObject(contents=writer.add_object(generic.StreamObject(stream_data=b"")), media_box=(0, 0, 595, 842))
    writer.insert_page(page)
    writer.root["/OpenAction"] = writer.add_object(action, obj_stream=hidden)
    out = BytesIO()
    writer.write(out)
    assert b"JavaScript" not in out.getvalue()
    return out.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.encrypt("secret")
    return _written(writer)


def image(kind: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#335544").save(out, kind)
    return out.getvalue()


def pixel_bomb(width: int = 40_000, height: int = 40_000) -> bytes:
    """A PNG of few bytes that says it has 1,600 million pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _png_part(b"IHDR", head)
        + _png_part(b"IDAT", zlib.compress(bytes(64)))
        + _png_part(b"IEND", b"")
    )


def archive(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(more: dict[str, bytes] | None = None) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>", **(more or {})})


def xlsx() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def ofd() -> bytes:
    return archive({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b"<Document/>"})


def _png_part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
