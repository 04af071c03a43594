"""What happens in supervision."""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.events import Event


class CardIssued(Event):
    """A card was issued to an organisation (亮牌)."""

    kind = "supervision.card.issued"
    aggregate = "card"
    key = "card_id"
    card_id: UUID
    case_id: UUID | None
    org_id: UUID
    division: str
    colour: str
    rule: str


class CardAnswered(Event):
    """The department answered a card."""

    kind = "supervision.card.answered"
    aggregate = "card"
    key = "card_id"
    card_id: UUID
    org_id: UUID
    division: str
    plea: bool


class CardRuled(Event):
    """A card was upheld or withdrawn."""

    kind = "supervision.card.ruled"
    aggregate = "card"
    key = "card_id"
    card_id: UUID
    org_id: UUID
    division: str
    upheld: bool


class CaseRated(Event):
    """An applicant rated a case, 5 best."""

    kind = "supervision.case.rated"
    aggregate = "case"
    key = "case_id"
    case_id: UUID
    org_id: UUID
    division: str
    level: int


class FollowUpDone(Event):
    """A bad rating was followed up."""

    kind = "supervision.follow-up.done"
    aggregate = "rating"
    key = "rating_id"
    rating_id: UUID
    org_id: UUID
    division: str
    outcome: str
