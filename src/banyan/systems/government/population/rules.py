"""Fields of a person held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.standards import citizen

_TOLD = ("1", "2")
"""What a citizen number can tell: 男, 女."""


def birth_is_in_the_number(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """The birth date is the one in the citizen number (GB 11643, digits 7 to 14)."""
    number, birth = values.get("citizen_number"), values.get("birth_date")
    if number and birth and number[6:14] != birth.replace("-", ""):
        return "birth_date", f"出生日期 {birth} 与公民身份号码里的不一致。"
    return None


def sex_is_in_the_number(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """The sex is the one that the citizen number tells (odd order for men)."""
    number, sex = values.get("citizen_number"), values.get("sex")
    if number and sex in _TOLD and sex != ("1" if number[16] in "13579" else "2"):
        return "sex", f"性别与公民身份号码里的不一致，号码里是{citizen.parse(number).sex.label}。"
    return None
