"""Demonstration appointments in the calendars of the demonstration's servants, made through the actions."""

from __future__ import annotations

from datetime import time

from banyan.engines.identity.demo import account_id
from banyan.engines.identity.queries import principal_of
from banyan.engines.portal.actions import answer_invitation, plan_appointment
from banyan.engines.portal.models import Appointment
from banyan.engines.portal.records import Terms
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.principal import SYSTEM, acting_as


def load() -> int:
    """Two appointments of the district's market supervision; none when there are any. How many were made."""
    with acting_as(SYSTEM):
        if Appointment.objects.exists():
            return 0
    chief, reviewer, clerk = (account_id(f"gulou.{one}") for one in ("decide", "review", "accept"))
    fire = account_id("gulou.xf")
    soon = counting().add(clock.today(), 1)
    with acting_as(principal_of(reviewer)):
        visit = Terms(
            title="餐饮开业联合踏勘碰头", first_day=soon, starts=time(9, 30), ends=time(10, 30), place="3 号楼 206",
            note="带上平面图，先对一遍消防和卫生的要求。",
        )  # fmt: skip
        made = plan_appointment(terms=visit, guests=[fire, clerk])
    with acting_as(principal_of(fire)):
        answer_invitation(appointment_id=made, accept=True)
    with acting_as(principal_of(chief)):
        meeting = Terms(
            title="审批例会", first_day=counting().on_or_after(clock.today()), starts=time(15), ends=time(16),
            place="3 号楼会议室", weekly=True,
        )  # fmt: skip
        plan_appointment(terms=meeting, guests=[reviewer, clerk])
    return 2
