"""Codes of government service items 政务服务事项编码, GB/T 39554.1.

Base code 基本编码: 12 characters, one for the same item all over the country or province. Implementation code
实施编码: 31 characters = unified social credit code of the implementing body (18), its level (1 国 2 省 3 市
4 县 5 镇), base code. The inner order of the base code is not read here; digits and capitals are taken
(assumed).
"""

import re
from dataclasses import dataclass
from typing import Final

from banyan.standards import uscc
from banyan.standards.division import Level
from banyan.standards.errors import StandardError
from banyan.standards.typing_in import compact
from banyan.standards.uscc import Uscc

_BASE: Final = re.compile(r"[0-9A-Z]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ImplementationCode:
    """An implementation code that holds: who implements the item, at which level, and which item it is."""

    body: Uscc
    level: Level
    base: str

    def __str__(self) -> str:
        return f"{self.body.value}{self.level.value}{self.base}"

    @property
    def value(self) -> str:
        """The 31 characters."""
        return str(self)


def parse_base(text: str) -> str:
    """Read a base code; gives its 12 characters. Raises StandardError: ``length`` or ``format``."""
    base = compact(text)
    if len(base) != 12:
        raise StandardError("事项基本编码应为 12 位，现在是 %(length)s 位。", "length", length=len(base))
    if not _BASE.fullmatch(base):
        raise StandardError("事项基本编码只含数字和大写字母。", "format")
    return base


def parse(text: str) -> ImplementationCode:
    """Read an implementation code.

    Raises StandardError: ``length``, ``format``, ``level``, or the codes of ``uscc.parse`` with the prefix
    ``body-``.
    """
    value = compact(text)
    if len(value) != 31:
        raise StandardError("事项实施编码应为 31 位，现在是 %(length)s 位。", "length", length=len(value))
    return ImplementationCode(_body(value[:18]), _level(value[18]), parse_base(value[19:]))


def build(body: str, level: Level, base: str) -> str:
    """The implementation code from the body's credit code, its level (nation to township) and the base
    code."""
    if level is Level.VILLAGE:
        raise StandardError("村（社区）不是事项的行使层级，请选国家级到镇级。", "level")
    return ImplementationCode(_body(body), level, parse_base(base)).value


def _body(text: str) -> Uscc:
    try:
        return uscc.parse(text)
    except StandardError as error:
        raise StandardError(
            "事项实施编码里的实施主体不对：%(reason)s", f"body-{error.code}", reason=error.reason
        ) from None


def _level(digit: str) -> Level:
    if digit not in "12345":
        raise StandardError("事项实施编码第 19 位是行使层级，应为 1 至 5，现在是“%(digit)s”。", "level", digit=digit)
    return Level(int(digit))
