"""Repeating groups: a field that holds rows, such as shareholders, each of several columns.

Columns marked `personal` are sealed apart from the others and read as fields of their own (`shareholders.number`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from banyan.engines.registers.types import FieldType, _text

WHOLE = Decimal(100)
MOST = 200
"""Rows that one group takes (assumed; a company has at most 50 or 200 founders)."""


@dataclass(frozen=True)
class Percent(FieldType):
    """A part of the whole: above 0, at most 100, with at most four decimals, kept as text."""

    name = "百分比"

    def read(self, value: Any) -> str:
        try:
            part = Decimal(_text(value).rstrip("%％"))
        except InvalidOperation:
            raise ValueError("请填百分比，例如 60 或 33.33。") from None
        if not part.is_finite() or not 0 < part <= WHOLE or part != part.quantize(Decimal("0.0001")):
            raise ValueError("百分比要大于 0、不超过 100，最多四位小数。")
        return f"{part.normalize():f}"

    def load(self, kept: Any) -> Decimal:
        return Decimal(str(kept))

    def show(self, kept: Any) -> str:
        return f"{kept}%"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a group; `brief` ones are shown where the whole group stands on one line."""

    code: str
    title: str
    type: FieldType
    required: bool = False
    personal: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Rows(FieldType):
    """Rows of `columns`. In a file: rows parted by a semicolon, cells by an upright bar, in order or as 列名=值.

    `total` is a percent column whose rows add up to at most 100 on every day; `since` and `until` are the columns of
    the days from which and until which a row holds.
    """

    columns: tuple[Column, ...]
    total: str = ""
    since: str = ""
    until: str = ""
    name = "多行"

    @cached_property
    def by_code(self) -> dict[str, Column]:
        """The columns by code."""
        return {one.code: one for one in self.columns}

    @cached_property
    def personal(self) -> frozenset[str]:
        """The codes of the columns that are sealed."""
        return frozenset(one.code for one in self.columns if one.personal)

    def read(self, value: Any) -> list[dict[str, Any]]:
        given = value if isinstance(value, (list, tuple)) else self._written(_text(value))
        if not given or len(given) > MOST:
            raise ValueError(f"要有 1 到 {MOST} 行。")
        rows = [self._row(number, one) for number, one in enumerate(given, start=1)]
        self._require_whole(rows)
        return rows

    def show(self, kept: Any) -> str:
        return "、".join(self._brief(row) for row in self.load(kept))

    def mask(self, kept: Any) -> str:
        return f"{len(self.load(kept))} 行"

    def load(self, kept: Any) -> list[dict[str, Any]]:
        """The rows; what was kept as a line of text, before there were groups, is one row of its first column."""
        return kept if isinstance(kept, list) else [{self.columns[0].code: str(kept)}]

    def parted(self, rows: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The rows without the personal columns, and these alone, in the same order."""
        hidden = self.personal
        return (
            [{code: value for code, value in row.items() if code not in hidden} for row in rows],
            [{code: value for code, value in row.items() if code in hidden} for row in rows],
        )

    def without(self, rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> list[dict[str, Any]]:
        """The rows without these columns."""
        dropped = frozenset(columns)
        return [{code: value for code, value in row.items() if code not in dropped} for row in rows]

    def in_force(self, rows: Any, day: date) -> list[dict[str, Any]]:
        """The rows that hold on a day."""
        at = day.isoformat()
        return [row for row in self.load(rows) if self._holds(row, at)]

    def _holds(self, row: Mapping[str, Any], day: str) -> bool:
        first, last = str(row.get(self.since, "")), str(row.get(self.until, "9999-12-31"))
        return first <= day < last

    def _brief(self, row: Mapping[str, Any]) -> str:
        return " ".join(one.type.show(row[one.code]) for one in self.columns if one.brief and one.code in row)

    def _written(self, text: str) -> list[dict[str, str]]:
        if text.startswith("["):
            try:
                return list(json.loads(text))
            except (ValueError, TypeError, RecursionError):
                raise ValueError("方括号里的内容读不出来，请按示例写。") from None
        parts = text.replace("；", ";").replace("｜", "|").split(";")
        return [self._cells(part) for part in parts if part.strip()]

    def _cells(self, text: str) -> dict[str, str]:
        titles = {one.title: one.code for one in self.columns}
        row: dict[str, str] = {}
        cells = text.split("|")
        if len(cells) > len(self.columns):
            raise ValueError(f"一行最多 {len(self.columns)} 格：{self.pattern()}。")
        for column, cell in zip(self.columns, cells, strict=False):
            head, equals, rest = cell.partition("=")
            code = titles.get(head.strip()) if equals else None
            row[code or column.code] = rest if code else cell
        return row

    def pattern(self) -> str:
        """How a row is written in a file."""
        return "|".join(one.title for one in self.columns)

    def _row(self, number: int, given: Any) -> dict[str, Any]:
        if not isinstance(given, Mapping):
            raise ValueError(f"第 {number} 行读不出来，请写成 {self.pattern()}。")
        row: dict[str, Any] = {}
        for code in given:
            if code not in self.by_code:
                raise ValueError(f"第 {number} 行没有“{str(code)[:20]}”这一列，请写成 {self.pattern()}。")
        for one in self.columns:
            value = given.get(one.code)
            if value is None or (isinstance(value, str) and not value.strip()):
                if one.required:
                    raise ValueError(f"第 {number} 行缺少{one.title}，请写成 {self.pattern()}。")
                continue
            try:
                row[one.code] = one.type.read(value)
            except ValueError as error:
                raise ValueError(f"第 {number} 行{one.title}：{error}") from None
        if self.since in row and self.until in row and row[self.until] <= row[self.since]:
            raise ValueError(f"第 {number} 行的止期要晚于起期。")
        return row

    def _require_whole(self, rows: list[dict[str, Any]]) -> None:
        if not self.total:
            return
        for day in {row.get(self.since, "") for row in rows}:
            held = sum(
                (Decimal(row[self.total]) for row in rows if self.total in row and self._holds(row, day)), Decimal()
            )
            if held > WHOLE:
                raise ValueError(f"各行比例加起来是 {held:f}%，超过了 100%。")
