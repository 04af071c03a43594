"""Organisation code 组织机构代码, GB 11714: eight digits or capitals and one check character.

The check character is 11 − (Σ value × weight mod 11), ten written X and eleven written 0; letters count 10
(A) to 35 (Z) (clause 2.1.2). Values that differ by 11 weigh the same, so the check cannot tell 0 from B or 3
from E.
"""

import re
from dataclasses import dataclass
from typing import Final

from banyan.standards.errors import StandardError
from banyan.standards.typing_in import compact

WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_SHAPE: Final = re.compile(r"[0-9A-Z]{8}[0-9X]", re.ASCII)
_CUSTOM: Final = re.compile(r"PDY(?!00000)[0-9]{5}", re.ASCII)
_VALUES: Final = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


@dataclass(frozen=True, slots=True)
class OrganisationCode:
    """An organisation code that holds; ``value`` has nine characters, without the hyphen."""

    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def printed(self) -> str:
        """For the eye, with the hyphen before the check character (clause 2.2)."""
        return f"{self.value[:8]}-{self.value[8]}"

    @property
    def is_custom(self) -> bool:
        """In the range PDY00001 to PDY99999, which is never given to a real organisation (clause 3)."""
        return _CUSTOM.fullmatch(self.value[:8]) is not None


def parse(text: str) -> OrganisationCode:
    """Read a code with or without the hyphen. Raises StandardError: ``length``, ``format`` or
    ``check-digit``.
    """
    value = compact(text, also_drop="-－—")
    if len(value) != 9:
        raise StandardError("组织机构代码应为 9 位，现在是 %(length)s 位。", "length", length=len(value))
    if not _SHAPE.fullmatch(value):
        raise StandardError("组织机构代码应由数字和大写字母组成，最后一位是数字或 X。", "format")
    if value[8] != check_character(value[:8]):
        raise StandardError("组织机构代码的校验码不对，请核对。", "check-digit")
    return OrganisationCode(value)


def build(body: str) -> str:
    """The nine characters for a body of eight."""
    return body + check_character(body)


def check_character(body: str) -> str:
    """The check character for a body of eight digits or capitals."""
    total = sum(_VALUES[character] * weight for character, weight in zip(body, WEIGHTS, strict=True))
    return "0X987654321"[total % 11]
