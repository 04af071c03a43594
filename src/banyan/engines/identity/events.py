"""What happened to accounts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from banyan.kernel.events import Event


class AccountCreated(Event):
    """There is a new account."""

    kind = "identity.account.created"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    account_kind: str


class PersonConfirmed(Event):
    """Somebody at a counter has seen the person and the identity card."""

    kind = "identity.person.confirmed"
    aggregate = "account"
    key = "account_id"
    account_id: UUID


class AccountStateChanged(Event):
    """An account was activated, locked or unlocked."""

    kind = "identity.account.state"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    state: str


class PasswordChanged(Event):
    """A password was changed by its owner or reset."""

    kind = "identity.account.password"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    reset: bool


class AgentAuthorised(Event):
    """A person may now act for a firm."""

    kind = "identity.agency.given"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    agency_id: UUID
    firm_id: UUID


class AgencyEnded(Event):
    """A person may no longer act for a firm."""

    kind = "identity.agency.ended"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    agency_id: UUID
    firm_id: UUID


class CertificateIssued(Event):
    """An account has a new SM2 certificate."""

    kind = "identity.certificate.issued"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    certificate_id: UUID


class CertificateRevoked(Event):
    """A certificate proves nothing any more; `reason` by the names of RFC 5280."""

    kind = "identity.certificate.revoked"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    certificate_id: UUID
    reason: str


class CertificateEnding(Event):
    """A certificate ends within a month."""

    kind = "identity.certificate.ending"
    aggregate = "account"
    key = "account_id"
    account_id: UUID
    certificate_id: UUID
    ends: datetime
