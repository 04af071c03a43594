"""Who may do what with appointments and with the feed of a calendar. The database says the same (migration 0002)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.kernel.policy import Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal


class _AtDesk(Policy):
    """Civil servants and administrators have a calendar in the workspace."""

    code, title = "portal.schedule", "使用日程"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind in ("servant", "administrator") and who.account_id is not None:
            return allowed()
        return denied(_("日程给政府工作人员用。"))


class _OwnAppointment(Policy):
    """Whoever made an appointment changes and cancels it; the subject is its owner's account."""

    code, title = "portal.appointment.own", "自己的安排"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        mine = who.account_id is not None and who.account_id == subject
        return allowed() if mine else denied(_("只有约的人能改和取消这项安排。"))


class _Invited(Policy):
    """Whoever is invited answers; the subject are the invited accounts."""

    code, title = "portal.appointment.answer", "答复邀请"

    def decide(self, who: Principal, subject: list[UUID]) -> Decision:
        return allowed() if who.account_id in subject else denied(_("这项安排没有邀请您。"))


AT_DESK, OWN_APPOINTMENT, INVITED = _AtDesk(), _OwnAppointment(), _Invited()
