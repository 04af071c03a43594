"""What queries and actions give: frozen pictures of cards, ratings and follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

LEVELS: Final = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
"""The five levels of 好差评; 1 and 2 are bad ratings and are followed up."""

BAD: Final = frozenset({1, 2})

DIMENSIONS: Final = {
    "efficiency": "办事效率",
    "guide": "指南精确度",
    "ease": "便捷度",
    "platform": "平台操作性",
}
"""What an online rating asks beside the whole 整体满意度."""

OUTCOMES: Final = {"satisfied": "已解决，申请人认可", "unsatisfied": "申请人仍不满意", "unreachable": "没有联系上"}

CARD_STATES: Final = {"issued": "待答复", "answered": "已答复，待裁定", "upheld": "维持", "withdrawn": "撤回"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardInfo:
    """A card. `colour` is yellow or red; see `CARD_STATES` for `state`."""

    id: UUID
    rule: str
    rule_title: str
    colour: str
    case_id: UUID | None
    case_number: str
    item_code: str
    item_title: str
    step_title: str
    division: str
    org_id: UUID
    department: str
    reason: str
    basis: str
    issued_at: datetime
    issued_by: UUID | None
    answer_due: date
    state: str
    plea: bool
    answer: str
    answered_at: datetime | None
    ruling: str
    ruled_at: datetime | None

    @property
    def state_word(self) -> str:
        """Its state in words."""
        return CARD_STATES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingInfo:
    """A rating; `comment` is what the applicant wrote."""

    id: UUID
    case_id: UUID
    case_number: str
    item_code: str
    item_title: str
    division: str
    org_id: UUID
    level: int
    dimensions: dict[str, int]
    comment: str
    channel: str
    rated_at: datetime

    @property
    def word(self) -> str:
        """The level in words."""
        return LEVELS[self.level]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpInfo:
    """The follow-up of a bad rating; `outcome` is empty while it is open."""

    id: UUID
    rating_id: UUID
    case_number: str
    item_title: str
    division: str
    org_id: UUID
    opened_at: datetime
    due: date
    done_at: datetime | None
    measure: str
    outcome: str

    @property
    def outcome_word(self) -> str:
        """What came of it, in words."""
        return OUTCOMES.get(self.outcome, "待回访")
