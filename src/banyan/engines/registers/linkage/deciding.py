"""What becomes of a row: sure enough to link, for a person to look at, or not found. Pure rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

UPPER = 0.95
"""Certainty from which a pair is linked without a person (assumed; measured on invented files)."""

LOWER = 0.10
"""Certainty under which a row counts as not found (assumed)."""

EXACT, LINKED, WAITING, LATER, UNFOUND, BAD = "exact", "linked", "waiting", "later", "unfound", "bad"
ACCEPTED, REJECTED, UNDONE = "accepted", "rejected", "undone"
STATES: Mapping[str, str] = {
    EXACT: "号码一致，已关联",
    LINKED: "自动关联",
    WAITING: "候选，待人工确认",
    LATER: "候选，稍后再看",
    ACCEPTED: "人工确认关联",
    REJECTED: "人工认定不是",
    UNFOUND: "库里没有找到",
    UNDONE: "关联已撤销",
    BAD: "这一行有误",
}
JOINED = (EXACT, LINKED, ACCEPTED)
OPEN = (WAITING, LATER)

AGREES, CLOSE, DIFFERS, MISSING = "agrees", "close", "differs", "missing"
LIKENESS: Mapping[str, str] = {
    "相同": AGREES, "地址相同": AGREES, "同音": CLOSE, "近音": CLOSE, "差一个字": CLOSE, "差一位或颠倒": CLOSE,
    "相差两个月内": CLOSE, "差一两位或颠倒": CLOSE, "同年": DIFFERS, "同村（社区）": CLOSE, "同乡镇（街道）": CLOSE,
    "同县（市、区）": DIFFERS, "同市": DIFFERS, "不同": DIFFERS, "缺": MISSING,
}  # fmt: skip
"""The words of the evidence in four kinds."""

TITLES: Mapping[str, str] = {
    "name": "姓名", "birth": "出生日期", "sex": "性别", "place": "住址", "phone": "电话", "number": "号码"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A record that a row may be about, as the matching process tells of it."""

    subject_id: UUID
    certainty: float
    weight: float
    evidence: Mapping[str, Sequence[Any]]
    rival: bool = False

    def kind(self, part: str) -> str:
        """How alike the two are in one part: agrees, close, differs or missing."""
        return LIKENESS[str(self.evidence[part][0])] if part in self.evidence else MISSING


@dataclass(frozen=True, slots=True)
class Decision:
    """The state of a row, and one sentence why."""

    state: str
    reason: str


def decide(pairs: Sequence[Pair]) -> Decision:
    """Decide on a row by its pairs, the likeliest first.

    Never without a person: a number that is another name's, one that is not the record's, and a record that another row
    fits better.
    """
    if not pairs or pairs[0].certainty < LOWER:
        return Decision(UNFOUND, "没有一条记录足够像。")
    first = pairs[0]
    told = f"{told_of(first)}，把握 {_percent(first.certainty)}。"
    if first.kind("number") == AGREES and first.kind("name") == DIFFERS:
        return Decision(WAITING, f"号码一致，姓名却不同：{told}")
    if first.kind("number") == DIFFERS:
        return Decision(WAITING, f"填的号码与这条记录的不同：{told}")
    if first.certainty < UPPER:
        more = f"还有 {len(pairs) - 1} 条也像：" if len(pairs) > 1 else ""
        return Decision(WAITING, f"{more}{told}")
    if first.rival:
        return Decision(WAITING, f"文件里另有一行更像同一个人：{told}")
    return Decision(LINKED, told)


def told_of(pair: Pair) -> str:
    """The evidence in words: 姓名同音，出生日期相同，住址相同."""
    parts = [(TITLES[part], str(word)) for part, (word, _) in pair.evidence.items() if word != "缺"]
    return "，".join(word if word.startswith("地址") else f"{title}{word}" for title, word in parts)


def _percent(certainty: float) -> str:
    return "99.9% 以上" if certainty > 0.999 else f"{100 * certainty:.1f}%"
