"""Reading a table out of a file that may be anything: CSV in the encodings met in offices, or XLSX."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from banyan.kernel.errors import Invalid

MOST_COLUMNS = 200
MOST_ROWS = 5_000_000
_UNPACKED = 1_500_000_000
_SHARED_TEXTS = 200_000_000
_RATIO = 200
_ENCODINGS = ("utf-8", "gb18030")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class Sheet:
    """A table: its headings, and its rows with their numbers as a spreadsheet shows them (the first is 2)."""

    kind: str
    headings: tuple[str, ...]
    total: int | None
    rows: Iterator[tuple[int, tuple[Any, ...]]]


def open_sheet(file: BinaryIO) -> Sheet:
    """Read a file as a table, by its contents and not by its name. Invalid says what is wrong with it."""
    head = file.read(4096)
    file.seek(0)
    if not head.strip():
        raise Invalid("文件是空的。")
    if head[:4] == b"PK\x03\x04":
        return _workbook(file)
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Invalid("这是旧版 Excel（.xls）文件，或加了密码。请另存为 .xlsx 或 CSV 再导入。")
    if head[:5] in (b"%PDF-", b"{\\rtf") or head[:4] == b"Rar!" or head[:2] == b"\x1f\x8b":
        raise Invalid("这不是表格文件。请导入 CSV 或 .xlsx。")
    return _csv(file, head)


def _csv(file: BinaryIO, head: bytes) -> Sheet:
    encoding = _encoding(file, head)
    total = _lines(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    first = text.readline(100_000)
    if "\x00" in first:
        raise Invalid("这不是表格文件。请导入 CSV 或 .xlsx。")
    delimiter = max(",\t;", key=first.count)
    text.seek(0)
    lines = csv.reader(text, delimiter=delimiter)
    headings = _headings(next(lines, []))
    return Sheet("csv", headings, total, _csv_rows(lines))


def _csv_rows(lines: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    number = 1
    while True:
        number += 1
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error:
            row = None
        if number > MOST_ROWS:
            raise Invalid(_("超过 %(most_rows)s 行。请拆成几份再导入。") % {"most_rows": f"{MOST_ROWS:,}"})
        if row is None or len(row) > MOST_COLUMNS:
            yield number, ()
        elif any(cell.strip() for cell in row):
            yield number, tuple(row)


def _encoding(file: BinaryIO, head: bytes) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    for name in _ENCODINGS:
        file.seek(0)
        decoder = codecs.getincrementaldecoder(name)()
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name
    raise Invalid("认不出文件的文字编码。请用 UTF-8 或 GB18030 另存为 CSV 再导入。")


def _lines(file: BinaryIO) -> int:
    """Roughly how many rows there are, for the progress: line ends after the first."""
    file.seek(0)
    count, last = 0, b"\n"
    while chunk := file.read(1 << 20):
        count += chunk.count(b"\n")
        last = chunk[-1:]
    return max(count - (last == b"\n"), 0)


def _workbook(file: BinaryIO) -> Sheet:
    _refuse_bombs(file)
    file.seek(0)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
        headings = _headings([str(cell or "") for cell in next(lines, ())])
    except Invalid:
        raise
    except Exception as error:
        raise Invalid("打不开这个工作簿，它可能损坏或加了密码。请另存一份再导入。") from error
    return Sheet("xlsx", headings, (sheet.max_row or 0) - 1 if sheet.max_row else None, _workbook_rows(lines))


def _workbook_rows(lines: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for number, row in enumerate(lines, start=2):
        if any(cell is not None and str(cell).strip() for cell in row):
            yield number, tuple(_plain(cell) for cell in row)


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _refuse_bombs(file: BinaryIO) -> None:
    """Refuse a workbook that unpacks to too much, or whose XML defines entities."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = max(sum(part.compress_size for part in parts), 1)
            texts = max((part.file_size for part in parts if part.filename.endswith("sharedStrings.xml")), default=0)
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise Invalid("这个压缩文件不是工作簿。请导入 CSV 或 .xlsx。")
            if len(parts) > 2000 or unpacked > _UNPACKED or (unpacked > 50_000_000 and unpacked / packed > _RATIO):
                raise Invalid("这个工作簿解开后大得不正常，没有收下。请另存为 CSV 再导入。")
            if texts > _SHARED_TEXTS:
                raise Invalid("这个工作簿的文字太多，请另存为 CSV 再导入。")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as inside:
                        if b"<!DOCTYPE" in inside.read(2048).upper():
                            raise Invalid("这个工作簿里有不该有的内容，没有收下。")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Invalid("打不开这个工作簿，它可能损坏或加了密码。请另存一份再导入。") from error


def _headings(cells: list[str]) -> tuple[str, ...]:
    headings = [str(cell).strip().strip("\ufeff") for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise Invalid("第一行应是列名，现在是空的。")
    if len(headings) > MOST_COLUMNS:
        raise Invalid(_("最多 %(most_columns)s 列。") % {"most_columns": MOST_COLUMNS})
    return tuple(headings)
