"""What follows from events of cases: a joint matter goes on when a part of it has come to an end."""

from __future__ import annotations

import structlog

from banyan.engines.identity.queries import principal_of
from banyan.engines.services.actions import open_waiting
from banyan.engines.services.events import CaseClosed, CaseDecided, CaseEvent
from banyan.engines.services.models import JointCase
from banyan.kernel.errors import BanyanError
from banyan.kernel.events import Envelope, subscriber
from banyan.kernel.principal import acting_as

log = structlog.get_logger(__name__)


_ENDS: list[type[CaseEvent]] = [CaseDecided, CaseClosed]


@subscriber("services.joint-goes-on", to=_ENDS)
def go_on(event: CaseEvent, envelope: Envelope) -> None:
    """Open what waited for this one, or say that it will not be opened, in the name of the applicant.

    Doing it again opens and tells nothing twice.
    """
    if event.joint_id is None:
        return
    joint = JointCase.objects.filter(id=event.joint_id).only("city", "id", "applicant_id", "account_id").first()
    if joint is None:
        return
    try:
        applicant = principal_of(joint.account_id, channel="system")
        if applicant.subject_id != joint.applicant_id:
            applicant = principal_of(joint.account_id, joint.applicant_id, channel="system")
        with acting_as(applicant):
            open_waiting(joint_id=joint.id)
    except BanyanError as error:
        log.warning("services.joint-stands", joint=str(joint.id), reason=error.message)
