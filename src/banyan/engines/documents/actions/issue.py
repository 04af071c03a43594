"""Issuing a licence 颁发."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from banyan.engines.divisions.queries import Organisation, organisation, organisation_for
from banyan.engines.documents import contents
from banyan.engines.documents.actions.writing import add_entry, add_version
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.events import LicenceIssued
from banyan.engines.documents.masks import holder_shown
from banyan.engines.documents.models import Licence
from banyan.engines.documents.numbering import next_serial, type_number
from banyan.engines.documents.policies import ISSUE, Issuing
from banyan.engines.documents.queries.licences import holder_index, info, type_of
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.standards import licence_id


@action("documents.licence.issue", title="颁发证照")
def issue_licence(
    act: Act,
    *,
    type_code: str,
    holder_id: UUID,
    holder_name: str,
    content: Mapping[str, str],
    issuer_id: UUID,
    valid_from: date | None = None,
    valid_to: date | None = None,
    case_id: UUID | None = None,
) -> LicenceInfo:
    """Issue a licence; without dates it holds from today, for as long as its type says.

    Raises NotFound (no such type or issuer), Invalid (contents or dates), Conflict (the case has led to one already).
    The signed PDF is made soon after by the worker, or at once when somebody asks for it.
    """
    kind, issuer = type_of(type_code), organisation(issuer_id)
    act.require(ISSUE, Issuing(issuer.id, issuer.department, _may_issue(kind, issuer)))
    said = contents.checked(kind, content)
    name = _checked_name(holder_name)
    start = valid_from or act.now.date()
    end = valid_to or kind.valid.until(start)
    if end is not None and end < start:
        raise Invalid("证照的截止日期早于开始日期。", fields={"valid_to": "早于开始日期"})
    _first_of_case(type_code, case_id)
    serial = next_serial(type_code, issuer.id, act.now.year)
    number = licence_id.build(type_number(kind), issuer.uscc, serial)
    kept = Licence.objects.create(
        type_code=type_code,
        serial=serial,
        holder_id=holder_id,
        holder_name=name,
        holder_shown=holder_shown(kind, name),
        holder_index=holder_index(name),
        org_id=issuer.id,
        division=issuer.division,
        issuer_name=issuer.name,
        case_id=case_id,
        identifier=number.value,
        valid_from=start,
        valid_to=end,
        issued_at=act.now,
        changed_at=act.now,
    )
    version = add_version(kept, kind, number, said, cause="issue", now=act.now)
    add_entry(act, kept, "issue")
    act.emit(
        LicenceIssued(licence_id=kept.id, type_code=type_code, holder_id=holder_id, org_id=issuer.id, case_id=case_id)
    )
    return info(version)


def _may_issue(kind: LicenceType, issuer: Organisation) -> bool:
    """The department's own office, or the one that does its work there."""
    if issuer.department == kind.issuer.code:
        return True
    try:
        return organisation_for(kind.issuer, issuer.division).id == issuer.id
    except NotFound:
        return False


def _checked_name(name: str) -> str:
    trimmed = name.strip()
    if not 1 <= len(trimmed) <= 120:
        raise Invalid("证照上要有持有人的姓名或名称，最多 120 个字。", fields={"holder_name": "长度不对"})
    return trimmed


def _first_of_case(type_code: str, case_id: UUID | None) -> None:
    if case_id and Licence.objects.filter(case_id=case_id, type_code=type_code).exists():
        raise Conflict("这个办件已经发过这张证照。要改内容，用“变更”。")
