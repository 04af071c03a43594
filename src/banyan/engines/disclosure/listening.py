"""Listening to decisions and licences: what is granted is published at once, within the seven days of 双公示."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from banyan.engines.disclosure.actions import follow_licences, publish_decisions
from banyan.engines.disclosure.models import PublishedDecision
from banyan.engines.documents.events import (
    LicenceChanged,
    LicenceRenewed,
    LicenceRestored,
    LicenceRevoked,
    LicenceSuspended,
)
from banyan.engines.services.declare import Publicity, ServiceItem
from banyan.engines.services.events import CaseDecided
from banyan.kernel.events import Envelope, Event, Heard, batch_subscriber, subscriber
from banyan.kernel.systems import registry


@batch_subscriber("disclosure.decisions", to=[CaseDecided])
def publish(heard: Sequence[Heard[CaseDecided]]) -> None:
    """Publish what was granted; the same decision is published once."""
    granted = [event.case_id for event, _ in heard if event.decision == "granted" and _may_be_public(event.item_code)]
    if granted:
        publish_decisions(case_ids=granted)


def _may_be_public(item_code: str) -> bool:
    known = registry()
    return known.has(ServiceItem, item_code) and known.get(ServiceItem, item_code).publicity is not Publicity.NOBODY


_LICENCE: list[type[Event]] = [LicenceChanged, LicenceRenewed, LicenceRestored, LicenceRevoked, LicenceSuspended]


@subscriber("disclosure.licences", to=_LICENCE)
def follow(event: Event, envelope: Envelope) -> None:
    """Say what has become of a licence."""
    licence_id = UUID(event.aggregate_id)
    if PublishedDecision.objects.filter(licence_id=licence_id).exists():
        follow_licences(licence_ids=[licence_id])
