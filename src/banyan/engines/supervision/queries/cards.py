"""Reading cards. Who may see which, the database decides."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q

from banyan.engines.supervision.models import Card
from banyan.engines.supervision.records import CardInfo
from banyan.kernel.errors import NotFound

CARD_COLUMNS: Final = tuple(CardInfo.__slots__)

Cursor = tuple[datetime, UUID]


def card_info(values: tuple[Any, ...]) -> CardInfo:
    """A card from the values of `CARD_COLUMNS`."""
    return CardInfo(**dict(zip(CARD_COLUMNS, values, strict=True)))


def card(card_id: UUID) -> CardInfo:
    """One card; `NotFound` when there is none, or not for this reader."""
    values = Card.objects.filter(id=card_id).values_list(*CARD_COLUMNS).first()
    if values is None:
        raise NotFound("没有这张牌，或您看不到它。")
    return card_info(values)


def cards(
    *,
    state: str = "",
    colour: str = "",
    within: str = "",
    org_id: UUID | None = None,
    case_id: UUID | None = None,
    text: str = "",
    before: Cursor | None = None,
    limit: int = 30,
) -> tuple[CardInfo, ...]:
    """Cards, the latest first. `within` is a division prefix, `before` the last one's (issued_at, id) of a page."""
    chosen = Q()
    for name, value in (("state", state), ("colour", colour), ("org_id", org_id), ("case_id", case_id)):
        if value:
            chosen &= Q(**{name: value})
    if within:
        chosen &= Q(division__startswith=within)
    if text:
        chosen &= Q(case_number=text) | Q(item_title__contains=text)
    if before:
        chosen &= Q(issued_at__lt=before[0]) | Q(issued_at=before[0], id__lt=before[1])
    rows = Card.objects.filter(chosen).order_by("-issued_at", "-id").values_list(*CARD_COLUMNS)
    return tuple(card_info(values) for values in rows[: min(limit, 200)])


def cards_waiting(within: str = "") -> dict[str, int]:
    """How many cards there are that this reader sees, by state: of those not ruled on."""
    rows = Card.objects.filter(state__in=("issued", "answered"), division__startswith=within)
    found = rows.values_list("state").annotate(n=Count("id"))
    return {"issued": 0, "answered": 0} | dict(found)
