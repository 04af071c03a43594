"""One action's work on one consultation: find it, write what happened, tell it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.services.consult import privacy
from banyan.engines.services.consult.events import ConsultEvent
from banyan.engines.services.consult.models import Consultation, ConsultTurn
from banyan.engines.services.consult.records import ConsultInfo, info
from banyan.engines.services.work.days import promising
from banyan.engines.services.work.texts import clean
from banyan.kernel.action import Act
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.policy import Policy

_KINDS = {
    privacy.CITIZEN: "身份证号",
    privacy.MOBILE: "手机号",
    privacy.FIXED: "电话号码",
    privacy.LONG: "卡号一类的长号码",
}


def opened(act: Act, consultation_id: UUID, policy: Policy, *states: str) -> Consultation:
    """The consultation, locked, in one of the states.

    Raises NotFound (none, or not for this principal), Refused, Conflict (not now).
    """
    row = Consultation.objects.select_for_update().filter(id=consultation_id).first()
    if row is None:
        raise NotFound("没有找到这条咨询。")
    act.require(policy, row)
    if row.state not in states:
        raise Conflict("这条咨询的情况已经变了，请刷新后再看。", code="not-now")
    return row


def words(text: str, field: str, most: int, *, least: int = 1) -> str:
    """What somebody wrote, trimmed. Raises Invalid when it is too short or too long."""
    said = str(clean(text)).strip()
    if len(said) < least:
        raise Invalid(_("请写清楚。"), fields={field: _("请写清楚，至少 %(least)s 个字。") % {"least": least}})
    if len(said) > most:
        raise Invalid(_("写得太长。"), fields={field: _("最多 %(most)s 个字。") % {"most": most}})
    return said


def without_numbers(text: str, field: str, *, office: bool = False) -> str:
    """The text, in which no number tells who somebody is. Raises Invalid that says which, and shows where."""
    found = privacy.find(text, office=office)
    if found is None:
        return text
    around = text[max(found.start - 6, 0) : found.start]
    told = _("“%(around)s”后面像是%(kind)s，请去掉。") % {"around": around, "kind": _(_KINDS[found.kind])}
    raise Invalid(_("请不要写证件号码和电话。"), fields={field: told})


def remember(act: Act, row: Consultation, kind: str, text: str = "") -> None:
    """Add a line to what happened."""
    ConsultTurn.objects.create(
        city=row.city,
        consultation_id=row.id,
        at=act.now,
        kind=kind,
        text=text,
        org_id=row.org_id,
        org_name=row.org_name,
        account_id=act.who.account_id,
        by_name=act.who.name[:60],
    )


def tell(act: Act, row: Consultation, event: type[ConsultEvent], **more: Any) -> None:
    """Put an event of this consultation into the outbox."""
    act.emit(
        event(
            consultation_id=row.id,
            number=row.number,
            item_code=row.item_code,
            division=row.division,
            org_id=row.org_id,
            account_id=row.account_id,
            round=row.round,
            **more,
        )
    )


def close(act: Act, row: Consultation, **about: Any) -> ConsultInfo:
    """Write the row and the audit row; what the action answers."""
    row.changed_at = act.now
    row.save(force_update=True)
    org_id = next(iter(act.who.org_ids), row.org_id)
    act.touched("consultation", row.id, division=row.division, org_id=org_id, about=about)
    return info(row, promising(), act.now.date())
