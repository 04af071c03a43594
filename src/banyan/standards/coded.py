"""Code lists of standards as enumerations: the member is its code, ``label`` its Chinese name."""

from enum import StrEnum


class CodeList(StrEnum):
    """A code list. Members are written ``NAME = "code", "中文名"`` and behave as the code.

    ``StrEnum`` takes ``title`` for a method of strings, hence ``label``, as in Django's choices.
    """

    label: str

    def __new__(cls, code: str, label: str = "") -> "CodeList":
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Code and name of each member, in the order of the standard."""
        return [(member.value, member.label) for member in cls]
