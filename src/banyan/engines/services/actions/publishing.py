"""A body publishes, pauses or withdraws an item of its own, now or from a day on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.services.models import Implementation
from banyan.engines.services.policies import KEEP_IMPLEMENTATION
from banyan.engines.services.work.texts import clean
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.policy import SYSTEM_ONLY

#: How the states of an item at a body are called.
STATES = {"1": "在用", "2": "暂停受理", "3": "已撤下"}
_FURTHEST_DAYS = 366


@action("services.implementation.publish", title="发布或撤下本部门事项")
def set_implementation_state(
    act: Act, *, implementation_id: UUID, state: str, reason: str, on: date | None = None
) -> date:
    """Publish (1), pause (2) or withdraw (3) an item at one's own body, from a day on; today when none is named.

    Gives that day. A plan replaces an earlier one; cases under way are not touched. Raises NotFound, Refused, Invalid,
    Conflict.
    """
    row = Implementation.objects.select_for_update().filter(id=implementation_id).first()
    if row is None:
        raise NotFound("没有找到这个实施事项。")
    act.require(KEEP_IMPLEMENTATION, row)
    today = act.now.date()
    day = on or today
    if state not in STATES:
        raise Invalid("请选发布、暂停还是撤下。", fields={"state": "请选一种"})
    if not today <= day or (day - today).days > _FURTHEST_DAYS:
        raise Invalid("生效日期要在今天到一年以内。", fields={"on": "请选今天或以后、一年以内的一天"})
    why = clean(reason).strip()[:300]
    if state != "1" and not why:
        raise Invalid("暂停或撤下要写明原因，申请人会问。", fields={"reason": "请写明原因"})
    if state == row.state and day == today and not row.planned_state:
        raise Conflict(_("这个事项已经%(what)s。") % {"what": _(STATES[state])}, code="same")
    row.planned_state, row.planned_on, row.state_reason = state, day, why
    if day == today:
        _apply(row)
    row.changed_at = act.now
    row.save()
    about = {"state": state, "on": day.isoformat()}
    act.touched("implementation", row.id, division=row.division, org_id=row.org_id, about=about)
    return day


@action("services.implementation.drop-plan", title="取消事项的发布安排")
def drop_implementation_plan(act: Act, *, implementation_id: UUID) -> None:
    """No longer change the state on the day that was planned. Raises NotFound, Refused, Conflict."""
    row = Implementation.objects.select_for_update().filter(id=implementation_id).first()
    if row is None:
        raise NotFound("没有找到这个实施事项。")
    act.require(KEEP_IMPLEMENTATION, row)
    if not row.planned_state:
        raise Conflict("没有要取消的安排。", code="no-plan")
    row.planned_state, row.planned_on, row.changed_at = "", None, act.now
    row.save()
    act.touched("implementation", row.id, division=row.division, org_id=row.org_id, about={"plan": "dropped"})


@action("services.implementation.take-effect", title="事项安排到期生效")
def put_planned_into_effect(act: Act) -> int:
    """What was planned for today or before becomes the state; how many."""
    act.require(SYSTEM_ONLY)
    due = Implementation.objects.select_for_update().filter(planned_on__lte=act.now.date())
    rows = list(due.order_by("id")[:2000])
    for row in rows:
        _apply(row)
        row.changed_at = act.now
        row.save()
    act.touched("implementation", "planned", about={"count": len(rows)})
    return len(rows)


def _apply(row: Implementation) -> None:
    row.state, row.planned_state, row.planned_on = row.planned_state, "", None
