"""Suspending 暂扣, restoring 恢复 and revoking 注销、撤销、吊销 a licence, each with its reason."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.documents.actions.writing import add_entry, checked_reason, locked
from banyan.engines.documents.events import LicenceRestored, LicenceRevoked, LicenceSuspended
from banyan.engines.documents.models import Licence, LicenceVersion
from banyan.engines.documents.policies import MANAGE
from banyan.engines.documents.queries.licences import info
from banyan.engines.documents.records import ENDING_WORDS, Ending, LicenceInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.events import Event


@action("documents.licence.suspend", title="暂停证照")
def suspend_licence(act: Act, *, licence_id: UUID, reason: str) -> LicenceInfo:
    """The licence may not be used until it is restored."""
    kept = _asked(act, licence_id)
    if kept.state != "in_force":
        raise Conflict("只有在用的证照可以暂停。")
    return _enter(act, kept, "suspended", "suspend", checked_reason(reason), LicenceSuspended)


@action("documents.licence.restore", title="恢复证照")
def restore_licence(act: Act, *, licence_id: UUID, reason: str) -> LicenceInfo:
    """A suspended licence is in force again."""
    kept = _asked(act, licence_id)
    if kept.state != "suspended":
        raise Conflict("只有暂停的证照可以恢复。")
    return _enter(act, kept, "in_force", "restore", checked_reason(reason), LicenceRestored)


@action("documents.licence.revoke", title="注销证照")
def revoke_licence(act: Act, *, licence_id: UUID, reason: str, ending: Ending = "cancelled") -> LicenceInfo:
    """End the licence for good: cancelled 注销, withdrawn 撤销, or as a penalty 吊销."""
    kept = _asked(act, licence_id)
    if kept.state == "revoked":
        raise Conflict("这张证照已经注销过了。")
    if ending not in ENDING_WORDS:
        raise Invalid("请选注销、撤销或吊销。", fields={"ending": "请选一项"})
    kept.ending = ending
    return _enter(act, kept, "revoked", "revoke", checked_reason(reason), LicenceRevoked)


def _asked(act: Act, licence_id: UUID) -> Licence:
    kept = locked(licence_id)
    act.require(MANAGE, kept)
    return kept


def _enter(act: Act, kept: Licence, state: str, kind: str, reason: str, happened: type[Event]) -> LicenceInfo:
    kept.state, kept.changed_at = state, act.now
    kept.reason = reason if state != "in_force" else ""
    kept.save(update_fields=["state", "ending", "reason", "changed_at"])
    add_entry(act, kept, kind, reason)
    named = {"licence_id": kept.id, "type_code": kept.type_code, "holder_id": kept.holder_id, "org_id": kept.org_id}
    act.emit(happened(**named, case_id=kept.case_id))
    return info(LicenceVersion.objects.select_related("licence").get(licence=kept, version=kept.version))
