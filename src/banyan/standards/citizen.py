"""Citizen number 公民身份号码, GB 11643: six digits of division, eight of birth date, three of order, one
check character.

The check character is ISO 7064 MOD 11-2 over the first 17 digits; the last digit of the order is odd for men
and even for women.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from stdnum.cn.ric import calc_check_digit

from banyan.standards.coded import CodeList
from banyan.standards.errors import StandardError
from banyan.standards.provinces import PROVINCES, RESIDENCE_PERMIT_TAIWAN
from banyan.standards.typing_in import compact

EARLIEST_BIRTH: Final = date(1850, 1, 1)
"""Nobody alive was born before this (assumed; the standard sets no limit)."""

_WITHOUT_COUNTIES: Final = ("71", "81", "82", RESIDENCE_PERMIT_TAIWAN)
"""Residence permits of people from Taiwan, Hong Kong and Macau carry the code of the whole region."""


class Sex(CodeList):
    """Sex as GB/T 2261.1 codes it, as far as a citizen number tells it."""

    MALE = "1", "男"
    FEMALE = "2", "女"


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A citizen number that holds: its text (18 characters) and what the text says."""

    value: str
    division6: str
    birth: date
    sex: Sex

    def __str__(self) -> str:
        return self.value

    @property
    def province(self) -> str:
        """The province of first registration, by its Chinese name; not where the person lives now."""
        return PROVINCES.get(self.division6[:2], "台湾省")

    def age(self, today: date) -> int:
        """Full years on ``today``: completed on the birthday itself, on 1 March for those born on 29
        February.
        """
        return today.year - self.birth.year - ((today.month, today.day) < (self.birth.month, self.birth.day))

    def mask(self) -> str:
        """For showing: ``350102********0021``."""
        return mask(self.value)


def parse(text: str, *, today: date | None = None) -> CitizenNumber:
    """Read a citizen number as typed (full-width, spaces and a small x are understood).

    With ``today`` a birth date after it is refused. Raises StandardError with the code ``length``,
    ``format``, ``division``, ``birth`` or ``check-digit``.
    """
    value = compact(text)
    _require_shape(value)
    division6 = value[:6]
    if division6[:2] not in PROVINCES and division6[:2] != RESIDENCE_PERMIT_TAIWAN:
        raise StandardError(
            "公民身份号码的前两位“%(part)s”不是省级行政区划代码，请核对。", "division", part=division6[:2]
        )
    if division6.endswith("0000") and division6[:2] not in _WITHOUT_COUNTIES:
        raise StandardError(
            "公民身份号码的前六位“%(division6)s”只到省级，应为县级行政区划代码，请核对。",
            "division",
            division6=division6,
        )
    birth = _birth(value[6:14], today)
    if value[17] != calc_check_digit(value):
        raise StandardError("公民身份号码的校验码不对，可能有一位写错或两位写颠倒，请核对。", "check-digit")
    return CitizenNumber(value, division6, birth, Sex.MALE if int(value[16]) % 2 else Sex.FEMALE)


def from_fifteen(text: str) -> CitizenNumber:
    """The number of today for an old one of 15 digits (GB 11643-1989): the century put in, the check character added.

    Orders 996 to 999 were kept for those born before 1900 (by then a hundred years old). StandardError like ``parse``.
    """
    value = compact(text)
    if len(value) != 15 or not (value.isascii() and value.isdigit()):
        raise StandardError("15 位的旧号码应全是数字。", "format")
    century = "18" if value[12:] >= "996" else "19"
    body = f"{value[:6]}{century}{value[6:]}"
    return parse(body + calc_check_digit(body + "0"))


def build(division6: str, birth: date, order: int) -> str:
    """The number of the person with this order (0 to 999, odd for men) among those born that day in that
    county.
    """
    if not 0 <= order <= 999:
        raise StandardError("顺序码应在 0 到 999 之间。", "order")
    body = f"{division6}{birth:%Y%m%d}{order:03d}"
    return body + calc_check_digit(body + "0")


def mask(number: str) -> str:
    """First six and last four characters; the rest as stars. A text of another length is hidden whole."""
    return f"{number[:6]}********{number[14:]}" if len(number) == 18 else "*" * len(number)


def _require_shape(value: str) -> None:
    if len(value) == 15 and value.isascii() and value.isdigit():
        raise StandardError("这是 15 位的旧号码，请填写 18 位公民身份号码。", "length")
    if len(value) != 18:
        raise StandardError("公民身份号码应为 18 位，现在是 %(length)s 位。", "length", length=len(value))
    if not (value.isascii() and value[:17].isdigit() and (value[17].isdigit() or value[17] == "X")):
        raise StandardError("公民身份号码的前 17 位应为数字，最后一位应为数字或 X。", "format")


def _birth(digits: str, today: date | None) -> date:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        written = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        raise StandardError(
            "公民身份号码里的出生日期 %(written)s 不存在，请核对第 7 至 14 位。", "birth", written=written
        ) from None
    if birth < EARLIEST_BIRTH or (today is not None and birth > today):
        raise StandardError("公民身份号码里的出生日期 %(birth)s 不合情理，请核对第 7 至 14 位。", "birth", birth=birth)
    return birth
