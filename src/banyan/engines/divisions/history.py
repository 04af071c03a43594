"""The past of Fujian's divisions since 2002: counties that were merged, renamed or made districts.

Each change names the document by which it was approved and is dated by that document. Changes below the county,
and those before 2002, are not kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Change:
    """On `on`, by `document`, the divisions `ended` ended and `begun` began; each is six digits and a name.

    `passed` are the pairs from old code to new in which territory went over.
    """

    on: date
    document: str
    ended: tuple[tuple[str, str], ...]
    begun: tuple[tuple[str, str], ...]
    passed: tuple[tuple[str, str], ...]


CHANGES: Final = (
    Change(
        date(2002, 2, 1), "国函〔2002〕9号",
        ended=(("350321", "莆田县"),),
        begun=(("350304", "荔城区"), ("350305", "秀屿区")),
        passed=(("350321", "350302"), ("350321", "350303"), ("350321", "350304"), ("350321", "350305")),
    ),
    Change(
        date(2003, 4, 26), "国函〔2003〕52号",
        ended=(("350202", "鼓浪屿区"), ("350204", "开元区"), ("350205", "杏林区")),
        begun=(("350205", "海沧区"), ("350213", "翔安区")),
        passed=(
            ("350202", "350203"), ("350204", "350203"), ("350205", "350205"), ("350205", "350211"),
            ("350212", "350213"),
        ),
    ),
    Change(
        date(2014, 5, 2), "国函〔2014〕57号",
        ended=(("350784", "建阳市"),), begun=(("350703", "建阳区"),), passed=(("350784", "350703"),),
    ),
    Change(
        date(2014, 12, 13), "国函〔2014〕159号",
        ended=(("350822", "永定县"),), begun=(("350803", "永定区"),), passed=(("350822", "350803"),),
    ),
    Change(
        date(2017, 7, 18), "国函〔2017〕103号",
        ended=(("350182", "长乐市"),), begun=(("350112", "长乐区"),), passed=(("350182", "350112"),),
    ),
    Change(
        date(2021, 2, 2), "闽政文〔2021〕49号",
        ended=(("350402", "梅列区"), ("350403", "三元区"), ("350427", "沙县")),
        begun=(("350404", "三元区"), ("350405", "沙县区")),
        passed=(("350402", "350404"), ("350403", "350404"), ("350427", "350405")),
    ),
    Change(
        date(2021, 2, 2), "闽政文〔2021〕48号",
        ended=(("350681", "龙海市"), ("350625", "长泰县")),
        begun=(("350604", "龙海区"), ("350605", "长泰区")),
        passed=(("350681", "350604"), ("350625", "350605")),
    ),
)  # fmt: skip

ZONES: Final = {"350128": "平潭综合实验区"}
"""Counties with the powers of a city, and the name of the experimental zone whose committee governs them."""

STUBS: Final = frozenset({"350527"})
"""Divisions that stand in the list but are not administered: 金门县. They have no offices and no sites."""
