"""Masks (脱敏): what a page shows of a number that belongs to a person or a firm. Masking twice changes nothing."""

import re
from collections.abc import Callable

STAR = "*"


def mask_citizen(number: str) -> str:
    """Citizen number: division and last four stay, ``350102********0021``."""
    return number[:6] + STAR * 8 + number[-4:] if len(number) == 18 else mask_other(number)


def mask_phone(number: str) -> str:
    """Mobile number: first three and last four stay, ``138****0021``; of a landline the last four are hidden."""
    digits = re.sub(r"[\s-]", "", number)
    if len(digits) == 11 and digits.startswith("1"):
        return digits[:3] + STAR * 4 + digits[-4:]
    return number[:-4] + STAR * 4 if len(number) > 4 else STAR * len(number)


def mask_uscc(code: str) -> str:
    """Unified social credit code: the first ten stay, ``91350102MA********``."""
    return code[:10] + STAR * 8 if len(code) == 18 else mask_other(code)


def mask_name(name: str) -> str:
    """Name of a person: the family name stays, ``林**``."""
    return name[:1] + STAR * (len(name) - 1)


def mask_other(text: str) -> str:
    """Anything else: first and last character stay when there are at least six, else nothing does."""
    return text[:1] + STAR * (len(text) - 2) + text[-1:] if len(text) >= 6 else STAR * len(text)


MASKS: dict[str, Callable[[str], str]] = {
    "citizen": mask_citizen,
    "phone": mask_phone,
    "uscc": mask_uscc,
    "name": mask_name,
    "other": mask_other,
}


def masked(value: object, kind: str = "") -> str:
    """The mask of a value; without ``kind`` it is told from the value's form, and an unknown form hides the most."""
    text = "" if value is None else str(value).strip()
    if STAR in text or not text:
        return text
    return MASKS[kind or _kind_of(text)](text)


def _kind_of(text: str) -> str:
    if re.fullmatch(r"\d{17}[\dXx]", text) and not text.startswith("9"):
        return "citizen"
    if re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", text):
        return "uscc"
    if re.fullmatch(r"1\d{2}[\s-]?\d{4}[\s-]?\d{4}", text):
        return "phone"
    return "other"
