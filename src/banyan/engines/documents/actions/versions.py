"""A licence gets a new version: changed 变更, or renewed 延续. The identifier counts versions and keeps its serial."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from banyan.engines.documents import contents
from banyan.engines.documents.actions.writing import add_entry, add_version, checked_reason, locked
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.events import LicenceChanged, LicenceRenewed
from banyan.engines.documents.masks import holder_shown
from banyan.engines.documents.models import Licence, LicenceVersion
from banyan.engines.documents.policies import MANAGE
from banyan.engines.documents.queries.licences import holder_index, info, type_of
from banyan.engines.documents.records import LicenceInfo, state_on
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.standards import licence_id as identifiers


@action("documents.licence.change", title="变更证照")
def change_licence(
    act: Act, *, licence_id: UUID, reason: str, content: Mapping[str, str] | None = None, holder_name: str = ""
) -> LicenceInfo:
    """Change what a licence says; fields that are left out stay as they are. Its old papers are no longer good."""
    kept = locked(licence_id)
    act.require(MANAGE, kept)
    why = checked_reason(reason)
    kind = _changeable(act, kept)
    if holder_name.strip():
        kept.holder_name = holder_name.strip()
        kept.holder_shown = holder_shown(kind, kept.holder_name)
        kept.holder_index = holder_index(kept.holder_name)
    said = contents.checked(kind, {**_said_before(kept), **(content or {})})
    version = _next(act, kept, kind, said, "change")
    add_entry(act, kept, "change", why)
    act.emit(LicenceChanged(**_named(kept)))
    return info(version)


@action("documents.licence.renew", title="延续证照")
def renew_licence(act: Act, *, licence_id: UUID, reason: str, valid_to: date | None = None) -> LicenceInfo:
    """Give a licence a later end: the one named, or as long again as its type says."""
    kept = locked(licence_id)
    act.require(MANAGE, kept)
    why = checked_reason(reason)
    kind = _changeable(act, kept, though_expired=True)
    if kept.valid_to is None:
        raise Conflict("这张证照长期有效，不用延续。")
    end = valid_to or kind.valid.until(kept.valid_to + timedelta(days=1))
    if end is None or end <= kept.valid_to:
        raise Invalid("新的截止日期要晚于现在的。", fields={"valid_to": "要晚于现在的截止日期"})
    kept.valid_to = end
    version = _next(act, kept, kind, _said_before(kept), "renew")
    add_entry(act, kept, "renew", why)
    act.emit(LicenceRenewed(**_named(kept)))
    return info(version)


def _changeable(act: Act, kept: Licence, *, though_expired: bool = False) -> LicenceType:
    state = state_on(act.now.date(), kept.state, kept.valid_from, kept.valid_to)
    if state == "revoked" or state == "suspended" or (state == "expired" and not though_expired):
        raise Conflict(
            {"revoked": "这张证照已经注销，不能再改。", "suspended": "这张证照暂停使用，先恢复再改。"}.get(
                state, "这张证照已经过期，先延续再改。"
            )
        )
    return type_of(kept.type_code)


def _said_before(kept: Licence) -> dict[str, str]:
    row = LicenceVersion.objects.get(licence=kept, version=kept.version)
    return contents.from_text(row.content).values


def _next(
    act: Act, kept: Licence, kind: LicenceType, said: dict[str, str], cause: Literal["change", "renew"]
) -> LicenceVersion:
    number = identifiers.parse(kept.identifier).next_version()
    kept.version, kept.identifier, kept.changed_at = number.version, number.value, act.now
    kept.save()
    return add_version(kept, kind, number, said, cause=cause, now=act.now)


def _named(kept: Licence) -> dict[str, object]:
    return {
        "licence_id": kept.id,
        "type_code": kept.type_code,
        "holder_id": kept.holder_id,
        "org_id": kept.org_id,
        "case_id": kept.case_id,
    }
