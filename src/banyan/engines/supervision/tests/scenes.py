"""Cases and people for the tests of supervision, in Gulou."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from banyan.engines.divisions import departments
from banyan.engines.divisions.queries import Organisation, organisation_for
from banyan.engines.supervision.marks import observe
from banyan.engines.supervision.models import Mark
from banyan.engines.supervision.situation import Situation
from banyan.kernel import clock
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Post, Principal, acting_as

GULOU = "350102000000"
FUZHOU = "350100000000"
MONDAY = date(2026, 11, 2)


def bureau(division: str = GULOU) -> Organisation:
    """The market supervision bureau of a place."""
    return organisation_for(departments.MARKET_SUPERVISION, division)


def on(day: date, hour: int = 10) -> AbstractContextManager[None]:
    """The clock at that day."""
    return clock.at(datetime(day.year, day.month, day.day, hour, tzinfo=clock.ZONE))


def case(division: str = GULOU, **given: Any) -> Situation:
    """A case in hand, received on Monday 2 November 2026, promised within nine working days (13 November)."""
    office = bureau(division)
    plain = Situation(
        case_id=uuid7(),
        number=f"{division[:6]}-261102-{uuid7().hex[-4:]}",
        division=division,
        org_id=office.id,
        department=office.department,
        item_code="food-licence-new",
        item_title="食品经营许可（新办）",
        applicant_id=uuid7(),
        state="handling",
        received_on=MONDAY,
        step="review",
        step_title="审查",
        promised=9,
        due=date(2026, 11, 13),
        accepted_on=MONDAY,
    )
    return replace(plain, **given)


def known(situation: Situation) -> Mark:
    """The case as the engine comes to know it."""
    with acting_as(SYSTEM):
        return observe(situation)


def servant(office: Organisation, *roles: str) -> Principal:
    """One with a post in an office."""
    return Principal(
        kind="servant",
        account_id=uuid7(),
        name="陈某",
        posts=(Post(office.id, office.division, frozenset(roles)),),
        channel="test",
    )


def supervisor(division: str = FUZHOU) -> Principal:
    """One who supervises a division and all within it, from its own data office."""
    office = organisation_for(departments.DATA, division)
    prefix = division.rstrip("0")
    prefix += "0" * (-len(prefix) % 2)
    return Principal(
        kind="servant",
        account_id=uuid7(),
        name="黄某",
        posts=(Post(office.id, division, frozenset({"supervise"})),),
        watches=(prefix,),
        channel="test",
    )


def applicant(situation: Situation) -> Principal:
    """The resident whose case it is."""
    return Principal(
        kind="person", account_id=uuid7(), name="林某", subject_id=situation.applicant_id, level=3, channel="web"
    )
