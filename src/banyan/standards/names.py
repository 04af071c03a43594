"""Names of people, and how to show them without telling them."""

from typing import Final

COMPOUND_SURNAMES: Final = frozenset({
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "司空", "夏侯", "轩辕",
    "端木", "南宫", "独孤", "澹台", "宇文", "长孙", "淳于", "单于", "申屠", "太史",
    "闻人", "赫连", "钟离", "拓跋",
    "百里", "东郭", "呼延",
})  # fmt: skip


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters where they are a compound surname, else the first.

    >>> surname("欧阳小明"), surname("林小明")
    ('欧阳', '林')
    """
    name = name.strip()
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else name[:1]


def mask(name: str) -> str:
    """For lists and public pages: 林*. The length of the given name is not told; an empty name stays
    empty."""
    family = surname(name)
    return f"{family}*" if family else ""


def polite(name: str) -> str:
    """For running text: 林某."""
    family = surname(name)
    return f"{family}某" if family else ""
