"""What identity tells others: frozen records instead of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from banyan.kernel import clock

if TYPE_CHECKING:
    from banyan.engines.identity.models import Certificate
#: The real-name level from which a person counts as whom he says he is: checked against the register, or in person.
VERIFIED = 2


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """An account. `kind` is person, servant, administrator or machine; `level` the real-name level, 0 to 3."""

    id: UUID
    username: str
    name: str
    kind: str
    state: str
    power: str
    level: int
    subject_id: UUID | None
    org_id: UUID | None
    division: str


@dataclass(frozen=True, slots=True)
class PostInfo:
    """A post in an organisation; `roles` are those in force, `waiting` those not yet activated."""

    id: UUID
    account_id: UUID
    org_id: UUID
    division: str
    title: str
    roles: frozenset[str]
    waiting: frozenset[str]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class ServantInfo:
    """A civil servant of an organisation, with the roles in force there."""

    account_id: UUID
    name: str
    title: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class AgencyInfo:
    """Somebody's right to act for a legal person; `capacity` is legal (法定代表人) or agent (经办人)."""

    id: UUID
    account_id: UUID
    name: str
    firm_id: UUID
    uscc: str
    firm_name: str
    capacity: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class DelegationInfo:
    """One servant stands in for another from a day to a day."""

    id: UUID
    from_account: UUID
    from_name: str
    to_account: UUID
    to_name: str
    org_id: UUID
    roles: frozenset[str]
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """A signed-in browser."""

    id: int
    account_id: UUID
    address: str
    browser: str
    started: datetime
    seen: datetime
    current: bool = False

    @property
    def device(self) -> str:
        """The browser in a few words: 手机上的 Chrome."""
        return device_words(self.browser)


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key of a machine account; the key itself is shown once, when it is made."""

    id: UUID
    account_id: UUID
    title: str
    hint: str
    scopes: tuple[str, ...]
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClientInfo:
    """A system that may sign people in here; `level` is the least real-name level that it asks for."""

    id: str
    name: str
    name_en: str
    operator: str
    confidential: bool
    redirect_uris: tuple[str, ...]
    logout_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    level: int
    enabled: bool
    stop_reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentInfo:
    """What somebody lets a system know, since when, and when it was last told."""

    id: UUID
    client_id: str
    client: str
    operator: str
    scopes: tuple[str, ...]
    given: datetime
    last_told: datetime | None


@dataclass(frozen=True, slots=True)
class SignOnInfo:
    """One signing on at a system; `told` is when it was last told what the scopes say, None when it never asked."""

    id: UUID
    client: str
    scopes: tuple[str, ...]
    firm_id: UUID | None
    at: datetime
    told: datetime | None


@dataclass(frozen=True, slots=True)
class SignInInfo:
    """One signing in here, or a failure of it."""

    at: datetime
    succeeded: bool
    methods: tuple[str, ...]
    address: str
    browser: str

    @property
    def device(self) -> str:
        """The browser in a few words: 手机上的 Chrome."""
        return device_words(self.browser)


@dataclass(frozen=True, slots=True)
class CertificateInfo:
    """An SM2 certificate. `state` is good, revoked, ended or (for one that is not in force yet) early."""

    id: UUID
    account_id: UUID
    name: str
    firm_id: UUID | None
    firm_name: str
    title: str
    issuer: str
    serial: str
    content: bytes
    scopes: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    reason: str
    last_used_at: datetime | None

    @classmethod
    def of(cls, row: Certificate) -> CertificateInfo:
        """The record of a row."""
        return cls(
            id=row.pk,
            account_id=row.account_id,
            name=row.account.name,
            firm_id=row.firm_id,
            firm_name=row.firm_name,
            title=row.title,
            issuer=row.issuer,
            serial=row.serial,
            content=bytes(row.content),
            scopes=tuple(row.scopes),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            revoked_at=row.revoked_at,
            reason=row.reason,
            last_used_at=row.last_used_at,
        )

    @property
    def state(self) -> str:
        """As of now."""
        if self.revoked_at is not None:
            return "revoked"
        now = clock.now()
        if now > self.ends_at:
            return "ended"
        return "early" if now < self.starts_at else "good"


_BROWSERS = (
    ("MicroMessenger", _("微信")),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("iPhone", _("苹果手机")),
    ("iPad", _("苹果平板")),
    ("Android", _("安卓手机")),
    ("Windows", _("Windows 电脑")),
    ("Mac OS", _("苹果电脑")),
    ("Linux", _("Linux 电脑")),
)


def device_words(agent: str) -> str:
    """A browser's own description in words that its owner recognises."""
    browser = gettext(next((word for sign, word in _BROWSERS if sign in agent), _("浏览器")))
    machine = next((word for sign, word in _MACHINES if sign in agent), "")
    if not machine:
        return browser
    return gettext("%(machine)s上的 %(browser)s") % {"machine": gettext(machine), "browser": browser}
