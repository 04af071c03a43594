"""The types that a register's field may have: how a value is read, kept, shown and masked.

`read` takes what was typed or imported and gives the value as it is kept (a JSON scalar, or rows: see `groups`); it
raises `ValueError` with one sentence for the person. `load` turns what is kept into the Python value, `show` into text
for a page, `mask` hides it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from banyan.engines.divisions.queries import find_division
from banyan.standards import citizen, division, names, telephone, uscc
from banyan.standards.coded import CodeList

Kept = str | int | bool | list[dict[str, Any]]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class FieldType:
    """One type of field; the subclasses below are all there are."""

    name = ""

    def read(self, value: Any) -> Kept:
        """The value as it is kept; `ValueError` says in Chinese what is wrong and how to mend it."""
        raise NotImplementedError(type(self).__name__)

    def load(self, kept: Any) -> Any:
        """The Python value of what is kept."""
        return kept

    def show(self, kept: Any) -> str:
        """Text for a page, in full."""
        return str(kept)

    def mask(self, kept: Any) -> str:
        """Text for a page that does not give the value away."""
        return "*" * min(len(self.show(kept)), 8)


@dataclass(frozen=True)
class Text(FieldType):
    """A line of text of at most `longest` characters."""

    longest: int = 200
    name = "文字"

    def read(self, value: Any) -> str:
        text = _text(value)
        if "  " in text or not text.isprintable():
            text = " ".join(text.split())
        if len(text) > self.longest:
            raise ValueError(f"最多 {self.longest} 个字，现在有 {len(text)} 个。")
        return text

    def mask(self, kept: Any) -> str:
        return f"{str(kept)[:6]}****" if len(str(kept)) > 6 else "****"


@dataclass(frozen=True)
class PersonName(Text):
    """A person's name; masked to the family name."""

    longest: int = 60
    name = "姓名"

    def read(self, value: Any) -> str:
        text = super().read(value)
        if not text.isalpha() and (not text or any(not (one.isalpha() or one in " ·・•.-'") for one in text)):
            raise ValueError("姓名只写文字和间隔号，例如 林小榕、阿卜杜·热合曼。")
        return text.replace("・", "·").replace("•", "·")

    def mask(self, kept: Any) -> str:
        return names.mask(str(kept))


@dataclass(frozen=True)
class CitizenNumber(FieldType):
    """公民身份号码, GB 11643."""

    name = "公民身份号码"

    def read(self, value: Any) -> str:
        return citizen.parse(_text(value)).value

    def mask(self, kept: Any) -> str:
        return citizen.mask(str(kept))


@dataclass(frozen=True)
class CreditCode(FieldType):
    """统一社会信用代码, GB 32100. It is public, so its mask hides nothing."""

    name = "统一社会信用代码"

    def read(self, value: Any) -> str:
        return uscc.parse(_text(value)).value

    def mask(self, kept: Any) -> str:
        return str(kept)


@dataclass(frozen=True)
class Telephone(FieldType):
    """A telephone number."""

    name = "电话"

    def read(self, value: Any) -> str:
        return telephone.parse(_text(value)).value

    def mask(self, kept: Any) -> str:
        return telephone.mask(str(kept))


@dataclass(frozen=True)
class Division(FieldType):
    """A division's code of twelve digits; that the division exists is asked of the engine `divisions` when loading."""

    name = "行政区划代码"

    def read(self, value: Any) -> str:
        return _division(_text(value))

    def show(self, kept: Any) -> str:
        return _division_name(str(kept))

    def mask(self, kept: Any) -> str:
        return f"{str(kept)[:6]}******"


@dataclass(frozen=True)
class Day(FieldType):
    """A date, kept as 2026-11-23."""

    name = "日期"

    def read(self, value: Any) -> str:
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        return read_day(_text(value)).isoformat()

    def load(self, kept: Any) -> date:
        return date.fromisoformat(str(kept))

    def show(self, kept: Any) -> str:
        day = self.load(kept)
        return f"{day.year} 年 {day.month} 月 {day.day} 日"

    def mask(self, kept: Any) -> str:
        return f"{str(kept)[:4]} 年 ** 月 ** 日"


@dataclass(frozen=True)
class Choice(FieldType):
    """One of `options`, code to name; both are understood, the code is kept."""

    options: Mapping[str, str] = field(default_factory=dict)
    name = "选项"

    @classmethod
    def of(cls, codes: type[CodeList]) -> Choice:
        """The choice among the members of a standard's code list."""
        return cls(dict(codes.choices()))

    def __post_init__(self) -> None:
        object.__setattr__(self, "_codes", {label: code for code, label in self.options.items()})

    def __hash__(self) -> int:
        return hash(tuple(self.options.items()))

    def read(self, value: Any) -> str:
        text = _text(value)
        if text in self.options:
            return text
        codes: dict[str, str] = self.__dict__["_codes"]
        if text in codes:
            return codes[text]
        shown = "、".join(f"{code} {label}" for code, label in list(self.options.items())[:8])
        more = "等" if len(self.options) > 8 else ""
        raise ValueError(f"“{text[:20]}”不在可选范围内，可填 {shown}{more}。")

    def show(self, kept: Any) -> str:
        return self.options.get(str(kept), str(kept))


@dataclass(frozen=True)
class YesNo(FieldType):
    """Yes or no, kept as a truth value."""

    name = "是否"

    def read(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        text = _text(value).lower()
        if text in {"是", "1", "true", "yes", "y"}:
            return True
        if text in {"否", "0", "false", "no", "n"}:
            return False
        raise ValueError("请填“是”或“否”。")

    def show(self, kept: Any) -> str:
        return "是" if kept else "否"


@dataclass(frozen=True)
class Whole(FieldType):
    """A whole number within limits, with its unit."""

    least: int = 0
    most: int = 10**12
    unit: str = ""
    name = "整数"

    def read(self, value: Any) -> int:
        try:
            number = Decimal(_text(value).replace(",", ""))
            if number != number.to_integral_value():
                raise ValueError
        except (InvalidOperation, ValueError, OverflowError):
            raise ValueError("请填整数，例如 12。") from None
        if not self.least <= number <= self.most:
            raise ValueError(f"应在 {self.least} 到 {self.most} 之间。")
        return int(number)

    def show(self, kept: Any) -> str:
        return f"{kept} {self.unit}".strip()


@dataclass(frozen=True)
class Money(FieldType):
    """An amount in yuan with at most two decimals, kept as text so that nothing is rounded."""

    unit: str = "元"
    name = "金额"

    def read(self, value: Any) -> str:
        try:
            amount = Decimal(_text(value).replace(",", ""))
        except InvalidOperation:
            raise ValueError("请填金额，例如 500000 或 86.50。") from None
        if not amount.is_finite() or amount < 0 or amount >= Decimal(10) ** 15:
            raise ValueError("金额应不小于 0，并且不超过 15 位。")
        if amount != amount.quantize(Decimal("0.01")):
            raise ValueError("金额最多两位小数。")
        return f"{amount.normalize():f}"

    def load(self, kept: Any) -> Decimal:
        return Decimal(str(kept))

    def show(self, kept: Any) -> str:
        return f"{Decimal(str(kept)):,} {self.unit}"


@lru_cache(maxsize=40_000)
def _division(text: str) -> str:
    return division.parse(text).value


@lru_cache(maxsize=40_000)
def _division_name(code: str) -> str:
    """The full name as it last was; the code itself where the division is not ours to know."""
    found = find_division(code)
    return found.full_name if found else code


def read_day(text: str) -> date:
    """A date as people write it: 2026-11-23, 2026/11/23, 2026.11.23, 20261123, 2026年11月23日."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"“{text}”不是日历上的日期，请核对。") from None
    digits = text.strip().translate(str.maketrans("年月/.", "----")).rstrip("日")
    try:
        if digits.isdigit() and len(digits) == 8:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        year, month, day = digits.split("-")
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"“{text[:20]}”不是日期，请写成 2026-11-23 这样。") from None


def _text(value: Any) -> str:
    text = value.strip() if type(value) is str else "" if value is None else str(value).strip()
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() and _CONTROL.search(text):
        raise ValueError("含有看不见的控制字符，请删掉再填。")
    return text
