"""What happens to appointments."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from banyan.kernel.events import Event


class AppointmentTold(Event):
    """Colleagues are to be told of an appointment: that they are invited, that it changed, that it is off for them."""

    kind = "portal.appointment.told"
    aggregate = "appointment"
    key = "appointment_id"
    appointment_id: UUID
    what: Literal["invited", "changed", "cancelled"]
    account_ids: list[UUID]


class InvitationAnswered(Event):
    """Somebody accepted or declined."""

    kind = "portal.appointment.answered"
    aggregate = "appointment"
    key = "appointment_id"
    appointment_id: UUID
    account_id: UUID
    accepted: bool
