"""What an office has on paper (文档): licences it issued, files of its cases, shared files; one list, newest first.

Every kind has a key that grows with time (UUIDv7), so the list is merged and paged by that key alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.documents.declare import cases_numbered
from banyan.engines.documents.models import Licence, SharedFile, SharedVersion
from banyan.engines.documents.policies import REGISTER
from banyan.engines.documents.queries.licences import licence_types
from banyan.engines.documents.queries.register import matching
from banyan.engines.documents.records import Holding, state_on
from banyan.kernel import clock
from banyan.kernel.policy import require
from banyan.kernel.principal import current

PAGE = 40
KINDS = ("licence", "material", "shared")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the library is wanted. `text` is a part of a file's name or of a case's number, a licence's code or its
    holder's whole name; `form` a kind of file; the days are inclusive; `before` is the last key of the page before.
    """

    kind: str = ""
    text: str = ""
    form: str = ""
    case_id: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None
    before: UUID | None = None


def library(wanted: Wanted) -> tuple[Holding, ...]:
    """A page of the library of the own offices, newest first. Five statements at most. Raises Refused."""
    require(REGISTER)
    asked = replace(wanted, text=wanted.text.strip()[:80])
    cases = [asked.case_id] if asked.case_id else cases_numbered(asked.text)
    found: list[Holding] = []
    if asked.kind in ("", "licence") and asked.form in ("", "pdf"):
        found += _licences(asked, cases)
    if asked.kind in ("", "material"):
        found += _materials(asked, cases)
    if asked.kind in ("", "shared") and asked.case_id is None:
        found += _shared(asked)
    return tuple(sorted(found, key=lambda one: one.id, reverse=True)[:PAGE])


def _licences(asked: Wanted, cases: Sequence[UUID]) -> list[Holding]:
    rows = Licence.objects.filter(org_id__in=current().org_ids)
    if asked.case_id:
        rows = rows.filter(case_id=asked.case_id)
    elif asked.text:
        codes = [kind.code for kind in licence_types() if asked.text in kind.title]
        rows = rows.filter(matching(asked.text) | Q(case_id__in=cases) | Q(type_code__in=codes))
    titles, today = {kind.code: kind.title for kind in licence_types()}, clock.today()
    columns = ("id", "type_code", "holder_shown", "issued_at", "case_id", "org_id", "state", "valid_from", "valid_to")
    found = _page(rows, asked, "id", "issued_at", columns)
    return [
        Holding(
            id=id_, kind="licence", of=id_, title=titles.get(code, code), at=at, file_kind="pdf", case_id=case_id,
            note=holder, org_id=org_id, state=state_on(today, state, starts, ends),
        )
        for id_, code, holder, at, case_id, org_id, state, starts, ends in found
    ]  # fmt: skip


_MATERIALS = """
SELECT f.id, f.name, f.kind, f.size, f.created_at, f.case_ids FROM documents_office_files(
  %s::text, %s::text, %s::uuid[], %s::uuid, %s::timestamptz, %s::timestamptz, %s::uuid, %s) AS found (id)
JOIN documents_file f ON f.id = found.id ORDER BY f.id DESC
"""


def _materials(asked: Wanted, cases: Sequence[UUID]) -> list[Holding]:
    words = "" if asked.case_id else asked.text
    values = [
        words or None, asked.form or None, list(cases), asked.case_id,
        _start(asked.first_day), _start(asked.last_day, 1), asked.before, PAGE,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_MATERIALS, values)
        rows = cursor.fetchall()
    return [
        Holding(id=id_, kind="material", of=id_, title=name, at=at, file_kind=kind, size=size, case_id=of[-1])
        for id_, name, kind, size, at, of in rows
    ]


def _shared(asked: Wanted) -> list[Holding]:
    orgs = current().org_ids
    departments = {office.department for org_id in orgs if (office := find_organisation(org_id))}
    near = Q(org_id__in=orgs) | Q(reach="below", department__in=departments)
    rows = SharedFile.objects.filter(near, removed_at=None)
    if asked.text:
        rows = rows.filter(Q(title__icontains=asked.text) | Q(about__icontains=asked.text))
    if asked.form:
        rows = rows.filter(latest__in=SharedVersion.objects.filter(kind=asked.form).values("id"))
    columns = ("latest", "id", "title", "about", "org_id", "changed_at")
    found = list(_page(rows, asked, "latest", "changed_at", columns))
    sizes = SharedVersion.objects.filter(id__in=[one[0] for one in found]).values_list("id", "kind", "size")
    files = {id_: (kind, size) for id_, kind, size in sizes}
    return [
        Holding(
            id=latest, kind="shared", of=id_, title=title, at=at, note=about, org_id=org_id,
            file_kind=files[latest][0], size=files[latest][1],
        )
        for latest, id_, title, about, org_id, at in found
    ]  # fmt: skip


def _page(rows: QuerySet[Any], asked: Wanted, key: str, at: str, columns: tuple[str, ...]) -> QuerySet[Any, Any]:
    days = {f"{at}__gte": _start(asked.first_day), f"{at}__lt": _start(asked.last_day, 1), f"{key}__lt": asked.before}
    rows = rows.filter(**{name: value for name, value in days.items() if value is not None})
    return rows.order_by(f"-{key}").values_list(*columns)[:PAGE]


def _start(day: date | None, later: int = 0) -> datetime | None:
    return None if day is None else datetime.combine(day + timedelta(days=later), time.min, clock.ZONE)
