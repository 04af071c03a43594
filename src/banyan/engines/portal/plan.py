"""The plan's table (规划落实): every system it names, and what of this installation implements it.

The rows are committed data; which system implements a row, and in what state, is asked of the running registry.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from banyan.engines.portal.declare import Evidence
from banyan.kernel.systems import System, registry

FILE = Path(__file__).parent / "data" / "plan.tsv"

CHAPTERS = {
    "2": "总体要求",
    "3": "信息基础设施",
    "4": "电子政务",
    "5": "社会发展",
    "6": "经济领域",
    "7": "海峡两岸合作",
    "8": "新一代信息技术",
    "9": "网络与信息安全",
    "10": "保障措施",
}
NUMERALS = dict(zip(CHAPTERS, ["二", "三", "四", "五", "六", "七", "八", "九", "十"], strict=True))

State = Literal["used", "trial", "none"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan's table: chapter-section-item, the system, and when it counts as working."""

    id: str
    title: str
    title_en: str
    engines: str
    works_when: str

    @property
    def chapter(self) -> str:
        """The number of its chapter."""
        return self.id.split("-")[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """A row with the systems that implement it now."""

    row: Row
    systems: tuple[System, ...]
    answers: System | None = None

    @property
    def state(self) -> State:
        """As the system says that answers for the row with its evidence; where none does, in use when one of its
        systems says that it works, on trial when all say partial, else not begun."""
        if self.answers is not None:
            return "used" if self.answers.state == "works" else "trial"
        if any(system.state == "works" for system in self.systems):
            return "used"
        return "trial" if self.systems else "none"


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in the plan's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Row(*line) for line in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:])


@cache
def row_ids() -> frozenset[str]:
    """The ids of all rows."""
    return frozenset(row.id for row in rows())


def standings() -> list[Standing]:
    """Every row with what implements it, drawn from the running registry."""
    by_row: dict[str, list[System]] = {}
    for system in registry().systems:
        for row_id in system.plan:
            by_row.setdefault(row_id, []).append(system)
    answers = {one.row: registry().system_of(one) for one in registry().of(Evidence)}
    return [Standing(row, tuple(by_row.get(row.id, ())), answers.get(row.id)) for row in rows()]
