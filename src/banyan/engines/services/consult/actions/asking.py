"""What the asker does: ask, ask once more, rate the answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services.consult import work
from banyan.engines.services.consult.events import ConsultAsked, ConsultRated
from banyan.engines.services.consult.models import ANSWERED, OPEN, Consultation
from banyan.engines.services.consult.policies import MAY_ASK, OWN_CONSULT
from banyan.engines.services.consult.records import LIMIT, ConsultInfo
from banyan.engines.services.queries.items import item as item_at
from banyan.engines.services.work.days import promising
from banyan.engines.services.work.opening import account_of, applicant_of
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, TooMany
from banyan.kernel.ids import uuid7

#: So many questions one asker may ask a day (assumed), so that nobody floods an office.
MOST_A_DAY = 10
LONGEST = {"title": 60, "text": 1000}


@action("services.consult.ask", title="提出咨询")
def ask(
    act: Act,
    *,
    title: str,
    text: str,
    may_publish: bool,
    item_code: str = "",
    division: str = "",
    org_id: UUID | None = None,
) -> ConsultInfo:
    """Ask about an item at a place (`item_code`, `division`), or an office (`org_id`).

    It goes to the office that handles the item there. Raises Invalid, by field, also for numbers that tell who
    somebody is; NotFound where the item is not done; TooMany.
    """
    act.require(MAY_ASK)
    title = work.without_numbers(work.words(title, "title", LONGEST["title"], least=4), "title")
    text = work.without_numbers(work.words(text, "text", LONGEST["text"], least=5), "text")
    asker_id, today = applicant_of(act.who), act.now.date()
    if Consultation.objects.filter(asker_id=asker_id, asked_at__date=today).count() >= MOST_A_DAY:
        raise TooMany(_("今天已经问了 %(most)s 个问题，请明天再问，急事请拨 12345。") % {"most": MOST_A_DAY})
    row = Consultation(
        id=uuid7(),
        **_office(item_code, division, org_id),
        asker_id=asker_id,
        asker_kind="firm" if act.who.firm_id else "person",
        asker_name=act.who.name[:120],
        account_id=account_of(act.who),
        channel=act.who.channel[:12],
        title=title,
        text=text,
        may_publish=may_publish,
        since=today,
        due=promising().add(today, LIMIT),
        asked_at=act.now,
        changed_at=act.now,
    )
    row.city = row.division[:4]
    row.number = _number(row)
    row.save(force_insert=True)
    work.remember(act, row, "asked", text)
    work.tell(act, row, ConsultAsked, due=row.due, channel=row.channel)
    return work.close(act, row, item=row.item_code, to=str(row.org_id))


def _office(item_code: str, division: str, org_id: UUID | None) -> dict[str, Any]:
    """Who answers: the office that does the item at the place, else the office that was chosen."""
    if item_code:
        at = item_at(item_code, division)
        about = {"item_code": at.item.code, "item_title": at.item.title}
        return {**about, "division": at.division, "department": at.department, "org_id": at.org_id,
                "org_name": at.org_name}  # fmt: skip
    office = find_organisation(org_id) if org_id else None
    if office is None or office.dissolved_on is not None:
        raise Invalid(_("请选问哪个部门。"), fields={"office": _("请选问哪个部门")})
    return {"division": office.division, "department": office.department, "org_id": office.id, "org_name": office.name}


def _number(row: Consultation) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT services_number(%s, %s, 'Q')", [row.division[:6], row.asked_at.date()])
        return str(cursor.fetchone()[0])


@action("services.consult.ask-again", title="追问")
def ask_again(act: Act, *, consultation_id: UUID, text: str) -> ConsultInfo:
    """Ask once more about the answer; the office has its days anew."""
    row = work.opened(act, consultation_id, OWN_CONSULT, ANSWERED)
    if row.round == 2:
        raise Conflict("已经追问过一次。还有问题，请另提一条咨询。", code="not-now")
    if row.rating is not None:
        raise Conflict("已经评价过，不能再追问。还有问题，请另提一条咨询。", code="not-now")
    row.text = work.without_numbers(work.words(text, "text", LONGEST["text"], least=2), "text")
    row.state, row.round, row.answered_at = OPEN, 2, None
    row.since = act.now.date()
    row.due = promising().add(row.since, LIMIT)
    work.remember(act, row, "asked-again", row.text)
    work.tell(act, row, ConsultAsked, due=row.due, channel=act.who.channel[:12])
    return work.close(act, row, round=2)


@action("services.consult.rate", title="评价答复")
def rate(act: Act, *, consultation_id: UUID, level: int, comment: str = "") -> ConsultInfo:
    """Rate the answer, 1 (非常不满意) to 5 (非常满意), once."""
    row = work.opened(act, consultation_id, OWN_CONSULT, ANSWERED)
    if row.rating is not None:
        raise Conflict("您已经评价过。", code="not-now")
    if level not in range(1, 6):
        raise Invalid("请选一个满意度。", fields={"level": "请选一个满意度"})
    row.rating = level
    row.rating_comment = work.without_numbers(str(comment).strip()[:500], "comment")
    work.remember(act, row, "rated", row.rating_comment)
    work.tell(act, row, ConsultRated, level=level)
    return work.close(act, row, level=level)
