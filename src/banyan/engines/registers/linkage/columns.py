"""Which column of a file is which field, for linking; and rows read into values as far as they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.importing.columns import FROM_DAY
from banyan.engines.registers.importing.sheets import Sheet
from banyan.engines.registers.linkage.disorders import TRUTH
from banyan.engines.registers.types import read_day
from banyan.kernel.errors import Invalid
from banyan.standards import citizen
from banyan.standards.errors import StandardError
from banyan.standards.typing_in import compact


@dataclass(slots=True)
class Row:
    """A row: what it says by field code, as kept; whose number it carries when that holds; what is wrong with it."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    day: date | None = None
    subject_id: UUID | None = None
    typed: str = ""
    truth: str = ""
    notes: list[str] = field(default_factory=list)
    bad: str = ""


def columns(known: Schema, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the headings, empty for the day, TRUTH for the answers. Invalid names what does not fit."""
    codes = {name: one.code for one in known.fields.values() for name in (one.code, one.title)}
    codes |= {FROM_DAY: "", TRUTH: TRUTH}
    strange = [heading for heading in headings if heading not in codes]
    if strange:
        raise Invalid(
            _("不认识的列：%(strange)s。可以有的列是：%(allowed)s。")
            % {
                "strange": "、".join(strange[:8]),
                "allowed": "、".join(one.title for one in known.fields.values()),
            }
        )
    found = tuple(codes[heading] for heading in headings)
    twice = [heading for heading, code in zip(headings, found, strict=True) if found.count(code) > 1]
    if twice:
        raise Invalid(_("有重复的列：%(twice)s。") % {"twice": "、".join(twice)})
    role = known.register
    others = [code for code in role.linking if code != role.name]
    if role.name not in found or not any(code in found for code in (*others, role.key)):
        raise Invalid(
            _("比对要有“%(name)s”这一列，还要有这些列里的至少一列：%(others)s。")
            % {
                "name": known.fields[role.name].title,
                "others": "、".join(known.fields[code].title for code in others),
            }
        )
    return found


def rows(known: Schema, source: str, sheet: Sheet, fit: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a file. What cannot be read of another's field counts as missing; of one's own it is a fault."""
    for number, cells in sheet.rows:
        row = Row(number)
        for code, cell in zip(fit, cells, strict=False):
            text = str(cell).strip()
            if text:
                _take(known, source, row, code, text)
        if known.register.name not in row.values and not row.bad:
            row.bad = f"缺少{known.fields[known.register.name].title}。"
        yield row


def _take(known: Schema, source: str, row: Row, code: str, text: str) -> None:
    try:
        if not code:
            row.day = read_day(text)
        elif code == TRUTH:
            row.truth = text
        elif code == known.register.key:
            _take_key(known, row, text)
        else:
            row.values[code] = known.fields[code].type.read(text)
    except ValueError as error:
        if not code or code == known.register.name or known.fields[code].source.code == source:
            row.bad = f"{known.fields[code].title if code else FROM_DAY}：{error}"
        else:
            row.notes.append(f"{known.fields[code].title}读不懂，当作没有填")


def _take_key(known: Schema, row: Row, text: str) -> None:
    """A number that holds names a subject; an old one of 15 digits is made whole; another stays as evidence."""
    row.typed = compact(text)
    try:
        read = str(known.key.type.read(text))
    except ValueError:
        try:
            read = citizen.from_fifteen(text).value
        except StandardError:
            row.notes.append(f"{known.key.title}不对")
            return
        row.notes.append("15 位旧号码已换算成 18 位")
    row.typed = read
    row.subject_id = known.subject_id(read)
