"""Giving the bad rows back: the file's own columns with row number, field and reason in front, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from banyan.engines.registers.importing.columns import quoted
from banyan.engines.registers.importing.sheets import open_sheet

FRONT = ("行号", "有误的列", "原因")


def bad_rows(file: BinaryIO, faults: Mapping[int, tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The heading and then every bad row, in the file's order; `faults` are columns and reasons by row number."""
    sheet = open_sheet(file)
    yield (*FRONT, *(quoted(heading) for heading in sheet.headings))
    for number, cells in sheet.rows:
        if number in faults:
            field, reason = faults[number]
            yield (str(number), field, reason, *(quoted(_line(cell)) for cell in cells))


def as_csv(rows: Iterator[tuple[str, ...]]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8 with a mark, which spreadsheets in Chinese offices open rightly."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        text = io.StringIO()
        csv.writer(text).writerow(row)
        yield text.getvalue().encode()


def as_workbook(rows: Iterator[tuple[str, ...]]) -> bytes:
    """The rows as a workbook whose cells are all text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("退回的行")
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text[:32_000])
    cell.data_type = "s"
    return cell


def _line(cell: Any) -> str:
    return "".join(one if one.isprintable() else " " for one in str(cell))
