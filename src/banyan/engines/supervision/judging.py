"""Asking all rules about cases, and issuing what they find due: one card for each rule, case and occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import structlog

from banyan.engines.supervision.actions.cards import About, issue_by_rule
from banyan.engines.supervision.declare import CardRule
from banyan.engines.supervision.models import Card
from banyan.engines.supervision.records import CardInfo
from banyan.engines.supervision.rules import ask
from banyan.engines.supervision.ruling import Settings, rules
from banyan.engines.supervision.situation import Situation
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict
from banyan.standards.errors import StandardError

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """A card that is due."""

    rule: CardRule
    about: About
    key: str
    reason: str


def judge(cases: Iterable[Situation], today: date | None = None) -> list[CardInfo]:
    """Ask every rule in force about these cases and issue what is due. Doing it again issues nothing."""
    settings, every, day = Settings(), rules(), today or clock.today()
    found = [one for case in cases for one in _found(case, settings, every, day)]
    return issue(found)


def issue(due: list[Due]) -> list[CardInfo]:
    """Issue those that have not been issued yet."""
    if not due:
        return []
    known = set(Card.objects.filter(key__in=[one.key for one in due]).values_list("key", flat=True))
    return [card for one in due if one.key not in known for card in _issued(one)]


def _issued(due: Due) -> Iterator[CardInfo]:
    try:
        yield issue_by_rule(rule=due.rule, about=due.about, key=due.key, reason=due.reason)
    except Conflict:
        log.info("card.issued-meanwhile", key=due.key)


def _found(case: Situation, settings: Settings, every: tuple[CardRule, ...], day: date) -> Iterator[Due]:
    fitting = [rule for rule in every if rule.covers(case.item_code, case.department)]
    for held in settings.active(case.division, fitting):
        try:
            breach = ask(held.rule.trigger, held.threshold, case, day, counting())
        except StandardError as error:  # a year without its holidays: doctor tells it, the other rules go on
            log.warning("rule.unanswered", rule=held.rule.code, why=str(error))
            continue
        if breach is not None:
            key = f"{held.rule.code}:{case.case_id}:{breach.occasion}"
            yield Due(held.rule, about_case(case), key, breach.reason)


def about_case(case: Situation) -> About:
    """What a card about this case says of it."""
    return About(
        division=case.division,
        org_id=case.org_id,
        department=case.department,
        item_code=case.item_code,
        item_title=case.item_title,
        case_id=case.case_id,
        case_number=case.number,
        step_title=case.step_title,
    )
