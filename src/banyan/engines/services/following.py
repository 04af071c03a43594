"""What follows from events of cases: a joint matter goes on when a part of it is granted."""

from __future__ import annotations

import structlog

from banyan.engines.identity.queries import principal_of
from banyan.engines.services.actions import open_waiting
from banyan.engines.services.events import CaseDecided
from banyan.engines.services.models import Case
from banyan.kernel.errors import BanyanError
from banyan.kernel.events import Envelope, subscriber
from banyan.kernel.principal import acting_as

log = structlog.get_logger(__name__)


@subscriber("services.joint-goes-on", to=[CaseDecided])
def go_on(event: CaseDecided, envelope: Envelope) -> None:
    """Open the items that waited for this one, in the name of the applicant. Doing it again opens nothing twice."""
    if event.joint_id is None or event.decision != "granted":
        return
    kind = Case.objects.filter(id=event.case_id).values_list("applicant_kind", flat=True).first()
    try:
        applicant = principal_of(event.account_id, event.applicant_id if kind == "firm" else None, channel="system")
        with acting_as(applicant):
            open_waiting(joint_id=event.joint_id)
    except BanyanError as error:
        log.warning("services.joint-stands", joint=str(event.joint_id), reason=error.message)
