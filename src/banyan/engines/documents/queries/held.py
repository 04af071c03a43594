"""Licences that somebody holds already, so that a form need not ask for them (免交)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q

from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.queries.licences import info
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel import clock


def held(holder_id: UUID, type_code: str) -> LicenceInfo | None:
    """The licence of this type that the holder can use today; of several the one that lasts longest."""
    return held_types(holder_id, [type_code]).get(type_code)


def held_types(holder_id: UUID, type_codes: Iterable[str]) -> dict[str, LicenceInfo]:
    """As `held`, for several types in one statement."""
    today = clock.today()
    rows = (
        LicenceVersion.objects.select_related("licence")
        .filter(
            Q(licence__valid_to__isnull=True) | Q(licence__valid_to__gte=today),
            version=F("licence__version"),
            licence__holder_id=holder_id,
            licence__type_code__in=list(type_codes),
            licence__state="in_force",
            licence__valid_from__lte=today,
        )
        .order_by(F("licence__valid_to").asc(nulls_last=True), "licence__issued_at")
    )
    return {row.licence.type_code: info(row) for row in rows}
