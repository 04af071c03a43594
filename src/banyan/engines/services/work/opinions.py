"""Asking other departments: all (会签), any (或签), one after another (依次), with silence taken for consent or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from banyan.engines.divisions.queries import organisation, organisation_for
from banyan.engines.identity.queries import servants_of
from banyan.engines.services.declare.procedure import Mode
from banyan.engines.services.events import OpinionAsked
from banyan.engines.services.life.plan import PlanStep
from banyan.engines.services.models import Opinion
from banyan.engines.services.work.texts import clean
from banyan.engines.services.work.work import Work
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import SYSTEM, acting_as


def ask_departments(work: Work, step: PlanStep) -> None:
    """Ask the departments that a joint step names, each by its office for the case's place."""
    offices = [organisation_for(code, work.case.division).id for code in step.departments]
    others = [one for one in dict.fromkeys(offices) if one != work.case.org_id]
    question = f"请就“{work.case.item_title}”提出{step.title}意见。"
    ask(work, others, question, days=step.days or 5, mode=step.mode, deemed=step.deemed)


def servant_there(org_id: UUID, account_id: UUID, field: str) -> str:
    """The name of a servant of an organisation. Raises Invalid, naming the field, when he is none."""
    with acting_as(SYSTEM):
        there = servants_of(org_id)
    found = next((one for one in there if one.account_id == account_id), None)
    if found is None:
        raise Invalid("这个人不在这个部门任职。", fields={field: "请选这个部门的人"})
    return found.name


def ask(
    work: Work,
    orgs: Sequence[UUID],
    question: str,
    *,
    days: int,
    mode: str = Mode.ALL.value,
    deemed: bool = False,
    people: Mapping[UUID, UUID] | None = None,
) -> None:
    """Ask organisations; in sequence only the first is asked now. `people` are those to be told, by organisation."""
    already = set(standing(work).values_list("asked_org", flat=True))
    fresh = [org_id for org_id in dict.fromkeys(orgs) if org_id not in already]
    if work.case.org_id in fresh:
        raise Invalid("不用问本部门自己。", fields={"orgs": "请选别的部门"})
    first_ordinal = Opinion.objects.filter(city=work.case.city, case_id=work.case.id).count()
    for place, org_id in enumerate(fresh):
        waiting = mode == Mode.SEQUENCE and place > 0
        opinion = Opinion(
            **work.part(),
            step=work.case.step,
            ordinal=first_ordinal + place,
            mode=mode,
            deemed=deemed,
            asked_org=org_id,
            asked_org_name=organisation(org_id).name,
            question=clean(question),
            asked_at=work.act.now,
            asked_by=work.act.who.account_id,
            days=days,
            state="waiting",
        )
        if not waiting:
            _open(work, opinion, (people or {}).get(org_id))
        opinion.save(force_insert=True)
        see(work, org_id)
    recount(work)


def _open(work: Work, opinion: Opinion, person: UUID | None = None) -> None:
    opinion.state = "open"
    opinion.asked_at = work.act.now
    opinion.due = work.calendar.add(work.today, opinion.days)
    work.tell(OpinionAsked, opinion_id=opinion.id, asked_org=opinion.asked_org, due=opinion.due, to_account=person)


def see(work: Work, org_id: UUID) -> None:
    """Let an organisation see the case."""
    if org_id != work.case.org_id and org_id not in work.case.seen_by:
        work.case.seen_by = [*work.case.seen_by, org_id]


def answered(work: Work, opinion: Opinion) -> None:
    """What follows from an answer: the next in sequence is asked; where any answer is enough the others are let off."""
    rest = standing(work).filter(step=opinion.step, mode=opinion.mode).exclude(id=opinion.id).order_by("ordinal")
    if opinion.mode == Mode.ANY:
        rest.update(state="dropped")
    elif opinion.mode == Mode.SEQUENCE:
        following = rest.filter(state="waiting").first()
        if following is not None and not rest.filter(state="open").exists():
            _open(work, following)
            following.save(update_fields=["state", "asked_at", "due"])
    recount(work)


def standing(work: Work) -> QuerySet[Opinion]:
    """Questions still to be answered, those whose turn has not come included."""
    return Opinion.objects.filter(city=work.case.city, case_id=work.case.id, state__in=("open", "waiting"))


def recount(work: Work) -> None:
    """How many answers the case still waits for."""
    work.stand = replace(work.stand, asks_open=standing(work).count())
    work.case.asks_open = work.stand.asks_open
