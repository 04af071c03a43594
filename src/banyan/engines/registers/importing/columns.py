"""Which column is which field, and rows as they are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.importing.sheets import Sheet
from banyan.engines.registers.incoming import BadRow, Incoming
from banyan.engines.registers.types import read_day
from banyan.kernel.errors import Invalid

FROM_DAY = "生效日期"
"""Heading of the column that says from which day a row is true; it may be left out."""

_DANGEROUS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Columns:
    """Field codes in the order of the columns; empty for the day column, at `day` when there is one."""

    codes: tuple[str, ...]
    day: int | None


def columns(schema: Schema, source: str, headings: tuple[str, ...]) -> Columns:
    """Match headings (titles or codes) to the fields of one source. Invalid names what does not fit."""
    known = {field.code: field.code for field in schema.fields_of(source)}
    known |= {field.title: field.code for field in schema.fields_of(source)}
    known |= {schema.key.code: schema.key.code, schema.key.title: schema.key.code}
    codes = tuple("" if heading == FROM_DAY else known.get(heading, "?") for heading in headings)
    strange = [heading or _("第 %s 列") % place for place, heading in enumerate(headings, 1) if codes[place - 1] == "?"]
    if strange:
        allowed = "、".join(field.title for field in schema.fields_of(source))
        raise Invalid(
            _("不认识的列：%(strange)s。%(source)s可以导入的列是：%(allowed)s。")
            % {"strange": "、".join(strange[:8]), "source": schema.source_title(source), "allowed": allowed}
        )
    twice = [heading for heading in dict.fromkeys(headings) if headings.count(heading) > 1]
    if twice or len({code for code in codes if code}) < sum(bool(code) for code in codes):
        raise Invalid(_("有重复的列：%(twice)s。") % {"twice": "、".join(twice) or _("列名和代码指同一个字段")})
    if schema.key.code not in codes:
        raise Invalid(_("缺少“%(title)s”这一列。") % {"title": schema.key.title})
    return Columns(codes, codes.index("") if "" in codes else None)


def incoming(sheet: Sheet, fit: Columns, after: int) -> Iterator[Incoming | BadRow]:
    """The rows after number `after`, as they are loaded; a row that is no row of this table comes back as bad."""
    width = len(fit.codes)
    for number, cells in sheet.rows:
        if number <= after:
            continue
        if not cells:
            yield BadRow(number, "", "这一行太长或格式坏了。")
            continue
        if any(str(cell).strip() for cell in cells[width:]):
            yield BadRow(number, "", f"这一行有 {len(cells)} 格，比列名多。")
            continue
        values: dict[str, Any] = {code: _unquoted(cell) for code, cell in zip(fit.codes, cells, strict=False) if code}
        try:
            day = _day(cells, fit.day)
        except ValueError as error:
            yield BadRow(number, FROM_DAY, f"{FROM_DAY}：{error}")
            continue
        yield Incoming(values, day, number)


def _day(cells: tuple[Any, ...], place: int | None) -> date | None:
    if place is None or place >= len(cells) or not str(cells[place]).strip():
        return None
    return read_day(str(cells[place]))


def _unquoted(cell: Any) -> Any:
    """Take off the quote that we put before text which a spreadsheet would run as a formula."""
    if isinstance(cell, str) and cell.startswith("'") and cell[1:].startswith(_DANGEROUS):
        return cell[1:]
    return cell


def quoted(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith((*_DANGEROUS, "\t", "\r", "|", "%")) else text
