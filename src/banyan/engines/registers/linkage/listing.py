"""Differences between sources as the two sides see them: counted by field and source, listed, and one in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.linkage.asking import asked_office
from banyan.engines.registers.linkage.models import Difference
from banyan.engines.registers.linkage.words import words_of
from banyan.engines.registers.models import Reading
from banyan.engines.registers.policies import DIFFERENCE, keeps, readable
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as, current

LOOK = "核对各部门说法不同的地方"
OPEN = ("open", "asked")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many differences one source has in one field, and how many of them were asked to be corrected."""

    field: str
    source: str
    open: int
    asked: int


@dataclass(frozen=True, slots=True)
class DifferenceInfo:
    """A difference; `mine` when this reader's office was asked and has to answer."""

    id: UUID
    register: str
    subject_id: UUID
    field: str
    field_title: str
    source: str
    source_title: str
    holder_title: str
    kind: str
    state: str
    asked: str
    found_at: datetime
    due: date | None
    words: str
    answer: str
    mine: bool


@dataclass(frozen=True, slots=True)
class SaidInfo:
    """What one department says, as far as the reader may see it; empty when it says nothing."""

    source: str
    text: str
    answers: bool


def tallies(register: str) -> tuple[Tally, ...]:
    """The open differences of one's offices by field and source, the most first; one statement."""
    rows = (
        Difference.objects.filter(register=register, state__in=OPEN)
        .values("field", "source")
        .annotate(all=Count("id"), asked=Count("id", filter=Q(state="asked")))
        .order_by("-all", "field", "source")
    )
    return tuple(Tally(row["field"], row["source"], row["all"] - row["asked"], row["asked"]) for row in rows)


def listed(register: str, *, field: str = "", source: str = "", limit: int = 100) -> tuple[DifferenceInfo, ...]:
    """The open differences of one's offices; those that one has to answer first."""
    rows = Difference.objects.filter(register=register, state__in=OPEN)
    rows = rows.filter(field=field) if field else rows
    rows = rows.filter(source=source) if source else rows
    known = schema(register)
    found = [_info(known, one) for one in rows.order_by(F("due").asc(nulls_last=True), "found_at")[:limit]]
    return tuple(sorted(found, key=lambda one: not one.mine))


def asked_of(org_ids: Sequence[UUID]) -> int:
    """How many differences wait for an answer of these offices; one statement."""
    if not org_ids:
        return 0
    side = Q(asked="holder", holder_org_id__in=org_ids) | Q(asked="said", org_id__in=org_ids)
    return Difference.objects.filter(side, state="asked").count()


def difference(difference_id: UUID) -> tuple[DifferenceInfo, tuple[SaidInfo, ...]]:
    """A difference, and what every department says of the field; the reading is recorded.

    The reader sees in full what his own department says, or what is said of a field that it answers for.
    """
    one = Difference.objects.filter(id=difference_id).first()
    if one is None:
        raise NotFound("没有找到这条差异，或者它与您的部门无关。")
    who = current()
    office = one.org_id if DIFFERENCE.decide(who, one.org_id) else one.holder_org_id
    require(DIFFERENCE, office)
    known = schema(one.register)
    field = known.fields[one.field]
    words = words_of(known, one.subject_id, [one.field])
    holds = keeps(who, field.source.code) and one.field in readable(who, known, Purpose(LOOK))

    def text(value: Any, own: bool) -> str:
        return "" if value is None else field.type.show(value) if own or holds else field.mask(value)

    said = [SaidInfo(field.source.title, text(words.held(one.field), holds), True)]
    for source in words.sources():
        if (value := words.said(source, one.field)) is not None:
            said.append(SaidInfo(known.source_title(source), text(value, keeps(who, source)), False))
    _note(one, office)
    return _info(known, one), tuple(said)


def _info(known: Schema, one: Difference) -> DifferenceInfo:
    field = known.fields[one.field]
    mine = one.state == "asked" and bool(DIFFERENCE.decide(current(), asked_office(one)))
    return DifferenceInfo(
        one.id, one.register, one.subject_id, one.field, field.title, one.source, known.source_title(one.source),
        field.source.title, one.kind, one.state, one.asked, one.found_at, one.due, one.words or "", one.answer, mine,
    )  # fmt: skip


def _note(one: Difference, office: UUID | None) -> None:
    who = current()
    with acting_as(SYSTEM):
        Reading.objects.create(
            subject_id=one.subject_id, register=one.register, fields=[one.field], kind="servant", outcome="compared",
            automatic=False, purpose=LOOK, account_id=who.account_id, org_id=office, at=clock.now(),
        )  # fmt: skip
