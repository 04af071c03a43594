"""The register of what offices issued: searched, filtered, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.db.models import F, Q

from banyan.engines.documents.codes import is_short, normal_short
from banyan.engines.documents.models import Licence, LicenceVersion
from banyan.engines.documents.queries.licences import holder_index, info
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel import clock

PAGE = 40

State = Literal["", "in_force", "suspended", "revoked", "expired"]


def issued_by(
    org_ids: Sequence[UUID], *, text: str = "", type_code: str = "", state: State = "", before: UUID | None = None
) -> tuple[LicenceInfo, ...]:
    """A page of the register of issuers, newest first; `before` is the last id of the page before. Three statements
    at most, each by an index.

    `text` is a whole identifier, a whole serial, a short code, or the holder's whole name.
    """
    rows = Licence.objects.filter(org_id__in=org_ids)
    if text.strip():
        rows = rows.filter(matching(text.strip()))
    if type_code:
        rows = rows.filter(type_code=type_code)
    if state:
        rows = rows.filter(_in_state(state))
    if before:
        rows = rows.filter(id__lt=before)
    ids = list(rows.order_by("-id").values_list("id", flat=True)[:PAGE])
    if not ids:
        return ()
    found = LicenceVersion.objects.select_related("licence").filter(licence_id__in=ids, version=F("licence__version"))
    return tuple(info(row) for row in found.order_by("-licence_id"))


def matching(text: str) -> Q:
    """Every way to name a licence stands in an index of its own."""
    wanted = Q(identifier=text.upper()) | Q(serial=text.upper()) | Q(holder_index=holder_index(text))
    if is_short(text):
        coded = LicenceVersion.objects.filter(short_code=normal_short(text)).values_list("licence_id", flat=True)
        wanted |= Q(id__in=list(coded))
    return wanted


def _in_state(state: State) -> Q:
    over = Q(valid_to__lt=clock.today())
    if state == "expired":
        return over & ~Q(state="revoked")
    return Q(state=state) if state == "revoked" else Q(state=state) & ~over
