"""What happens to published decisions."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from banyan.kernel.events import Event


class _DecisionEvent(Event):
    aggregate: ClassVar[str] = "published-decision"
    key: ClassVar[str] = "case_id"
    case_id: UUID
    item_code: str
    division: str
    org_id: UUID


class DecisionPublished(_DecisionEvent):
    """A granted case can be read by everybody; what a credit platform collects (双公示)."""

    kind: ClassVar[str] = "disclosure.decision.published"


class DecisionWithheld(_DecisionEvent):
    """It can no longer be read by everybody, or can be again (`withheld` false)."""

    kind: ClassVar[str] = "disclosure.decision.withheld"
    withheld: bool
