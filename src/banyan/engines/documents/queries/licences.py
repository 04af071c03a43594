"""Reading licences: by their id, of a holder, of an issuer. Isolation decides which rows there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from banyan.engines.documents.contents import from_text
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.models import LicenceEntry, LicenceShare, LicenceUse, LicenceVersion
from banyan.engines.documents.records import LicenceInfo, state_on
from banyan.kernel import clock
from banyan.kernel.crypto import blind_index
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry

HOLDER_INDEX = "documents_licence.holder_name"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a licence's history."""

    kind: str
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a licence by somebody other than its holder."""

    kind: str
    by_name: str
    purpose: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Share:
    """A consent of the holder."""

    id: UUID
    org_name: str
    purpose: str
    until: date
    consented_at: datetime
    withdrawn_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether the organisation may read the licence today."""
        return self.withdrawn_at is None and self.until >= clock.today()


def licence_types() -> tuple[LicenceType, ...]:
    """Every type of licence that is declared."""
    return registry().of(LicenceType)


def licence(id: UUID) -> LicenceInfo:  # noqa: A002 - the facade's name
    """A licence as it stands. NotFound when there is none, or not for this principal."""
    row = _latest().filter(licence_id=id).first()
    if row is None:
        raise NotFound("没有找到这张证照。")
    return info(row)


def licences_of(holder_id: UUID) -> tuple[LicenceInfo, ...]:
    """Every licence of a holder: those in force first, then the newest."""
    found = [info(row) for row in _latest().filter(licence__holder_id=holder_id).order_by("-licence__issued_at")]
    return tuple(sorted(found, key=lambda one: not one.in_force))


def licence_of_case(case_id: UUID) -> LicenceInfo | None:
    """The licence that a case led to, if it did."""
    row = _latest().filter(licence__case_id=case_id).order_by("-licence__issued_at").first()
    return None if row is None else info(row)


def history(licence_id: UUID) -> tuple[Entry, ...]:
    """What was done to a licence, newest first."""
    rows = LicenceEntry.objects.filter(licence_id=licence_id).order_by("-at", "-id")
    return tuple(Entry(row.kind, row.reason, row.by_name, row.at) for row in rows)


def uses_of(licence_id: UUID, *, most: int = 100) -> tuple[Use, ...]:
    """Who used a licence, newest first."""
    rows = LicenceUse.objects.filter(licence_id=licence_id).order_by("-at", "-id")[:most]
    return tuple(Use(row.kind, row.by_name, row.purpose, row.at) for row in rows)


def shares_of(licence_id: UUID) -> tuple[Share, ...]:
    """The consents that a holder gave, newest first."""
    rows = LicenceShare.objects.filter(licence_id=licence_id).order_by("-consented_at")
    return tuple(
        Share(row.id, row.org_name, row.purpose, row.until, row.consented_at, row.withdrawn_at) for row in rows
    )


def type_of(code: str) -> LicenceType:
    """The declared type; NotFound when no system that is switched on declares it."""
    try:
        return registry().get(LicenceType, code)
    except KeyError:
        raise NotFound(_("没有声明“%(code)s”这种证照。") % {"code": code}) from None


def info(row: LicenceVersion) -> LicenceInfo:
    """A version with its licence as it is handed out."""
    kept, said = row.licence, from_text(row.content)
    return LicenceInfo(
        id=kept.id,
        type_code=kept.type_code,
        title=said.title,
        identifier=row.identifier,
        version=row.version,
        holder_id=kept.holder_id,
        holder_name=kept.holder_name,
        holder_label=said.holder_label,
        content=said.values,
        rows=said.rows,
        issuer_id=kept.org_id,
        issuer_name=kept.issuer_name,
        division=kept.division,
        state=state_on(clock.today(), kept.state, kept.valid_from, kept.valid_to),
        ending=kept.ending,
        reason=kept.reason,
        valid_from=kept.valid_from,
        valid_to=kept.valid_to,
        issued_at=kept.issued_at,
        changed_at=kept.changed_at,
        case_id=kept.case_id,
        short_code=row.short_code,
        has_paper=bool(row.paper),
        signed_at=row.signed_at,
    )


def holder_index(name: str) -> bytes:
    """By which a holder's whole name is found."""
    return blind_index(name.strip(), HOLDER_INDEX)


def _latest() -> QuerySet[LicenceVersion]:
    return LicenceVersion.objects.select_related("licence").filter(version=F("licence__version"))
