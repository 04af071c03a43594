"""Types for form fields that carry their own check, each with its Chinese sentence.

The checks are those of `banyan.standards`; `Secret` marks what is encrypted at rest and masked on pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from banyan.standards import citizen, division, telephone, uscc
from banyan.standards.errors import StandardError

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_POSTCODE = re.compile(r"[0-9]{6}", re.ASCII)


@dataclass(frozen=True)
class Secret:
    """Marks a value as sealed at rest; `mask` shows what of it may be seen."""

    mask: Callable[[str], str]


@dataclass(frozen=True)
class Looks:
    """What the page does with the type: its widget, the keyboard of a phone, how wide, an example."""

    widget: str = ""
    inputmode: str = ""
    width: str = ""
    example: str = ""


@dataclass(frozen=True)
class Held:
    """Marks a field (of type UUID) in which one of the applicant's own licences of a type is chosen. Whoever's it is
    not, or whose licence is not in force, cannot submit."""

    type: str


def _by(parse: Callable[[str], object]) -> AfterValidator:
    def check(text: str) -> str:
        try:
            return str(parse(text))
        except StandardError as error:
            raise ValueError(error.reason) from None

    return AfterValidator(check)


def _matching(pattern: re.Pattern[str], sentence: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(sentence)
        return text

    return AfterValidator(check)


def _mask_address(text: str) -> str:
    return text[:6] + "****"


CitizenNumber = Annotated[
    str, _by(citizen.parse), Secret(citizen.mask), Looks(width="w20", example="350102199001011234")
]
CreditCode = Annotated[str, _by(uscc.parse), Looks(width="w20")]
DivisionCode = Annotated[str, _by(division.parse), Looks(widget="division")]
Telephone = Annotated[
    str, _by(telephone.parse), Secret(telephone.mask), Looks(inputmode="tel", width="w12", example="13800000000")
]
Email = Annotated[
    str,
    Field(max_length=200),
    _matching(_EMAIL, "电子邮箱要像 name@example.cn 这样写"),
    Looks(inputmode="email"),
]
PostCode = Annotated[
    str, _matching(_POSTCODE, "邮政编码是 6 位数字"), Looks(inputmode="numeric", width="w8", example="350001")
]
Name = Annotated[str, Field(min_length=1, max_length=60)]
ShortText = Annotated[str, Field(min_length=1, max_length=100)]
Address = Annotated[str, Field(min_length=4, max_length=200), Looks(widget="address")]
HomeAddress = Annotated[str, Field(min_length=4, max_length=200), Secret(_mask_address), Looks(widget="address")]
LongText = Annotated[str, Field(min_length=1, max_length=500), Looks(widget="textarea")]
Area = Annotated[Decimal, Field(gt=0, le=10_000_000, decimal_places=2), Looks("number", "decimal", "w8", "86.5")]
Money = Annotated[
    Decimal, Field(ge=0, le=1_000_000_000_000, decimal_places=2), Looks("number", "decimal", "w12", "50000")
]
Count = Annotated[int, Field(ge=0, le=1_000_000), Looks("number", "numeric", "w8", "12")]
