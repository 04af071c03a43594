"""Who may do what with files and licences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.roles import DECIDE, LEADER, PUBLISH
from banyan.kernel.policy import Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Issuing:
    """What one asks about who wants to issue: the organisation and the department that may."""

    org_id: UUID
    department: str
    may_issue: bool


class OwnName(Policy):
    """Files are handed in in one's own name, in that of the firm one acts for, or of the office one works in."""

    code, title = "documents.file.own", "交自己的文件"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        if who.kind == "system" or subject in (*who.subjects, *who.org_ids) or subject == who.account_id:
            return allowed()
        return denied(_("只能用自己的名义上传文件。"))


class OwnFile(Policy):
    """Whoever handed a file in may take it back while no case holds it."""

    code, title = "documents.file.remove", "删自己的文件"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind != "system" and subject.owner_id not in (*who.subjects, who.account_id):
            return denied(_("这不是您上传的文件。"))
        return denied(_("这个文件已经随办件提交，不能删。")) if subject.case_ids else allowed()


class Issue(Policy):
    """A servant of the issuing organisation issues the licences of its department."""

    code, title = "documents.licence.issue", "颁发证照"

    def decide(self, who: Principal, subject: Issuing) -> Decision:
        if not subject.may_issue:
            return denied(_("这类证照不由这个单位颁发。"))
        if who.kind == "system" or subject.org_id in who.org_ids:
            return allowed()
        return denied(_("您不在发证单位任职，不能颁发。"))


class Manage(Policy):
    """Who decides or leads in the organisation that issued a licence changes, suspends or revokes it."""

    code, title = "documents.licence.manage", "管理证照"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind == "system":
            return allowed()
        if subject.org_id not in who.org_ids:
            return denied(_("这张证照不是您单位颁发的。"))
        if any(who.has_role(role.code, subject.org_id) for role in (DECIDE, LEADER)):
            return allowed()
        return denied(_("变更、暂停和注销证照，要由有“决定”或“负责人”岗位的人来做。"))


class Register(Policy):
    """Servants look into the register of their own organisation."""

    code, title = "documents.register", "查看发证台账"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.kind == "servant" and who.org_ids else denied(_("发证台账给发证单位的工作人员用。"))


class Hold(Policy):
    """A licence is its holder's to show, download and share."""

    code, title = "documents.licence.hold", "使用自己的证照"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if subject.holder_id in who.subjects else denied(_("这不是您的证照。"))


@dataclass(frozen=True, slots=True)
class Sharing:
    """A file for an office's shared folder: whose it is, how far it reaches, who put it there (None: it is new)."""

    org_id: UUID
    reach: str
    account_id: UUID | None = None


class ShareFile(Policy):
    """Whoever works in an office puts files into its folder; giving them to offices below is for who answers for it."""

    code, title = "documents.shared.add", "放共享文件"

    def decide(self, who: Principal, subject: Sharing) -> Decision:
        if who.kind == "system":
            return allowed()
        if who.kind != "servant" or subject.org_id not in who.org_ids:
            return denied(_("只能往自己单位的共享文件里放。"))
        if subject.reach == "own" or _answers_for(who, subject.org_id):
            return allowed()
        return denied(_("要给下级单位看，由本单位有“负责人”或“事项管理”岗位的人来放。"))


class KeepShared(Policy):
    """Whoever put a shared file there, and who answers for the office, changes and takes it away."""

    code, title = "documents.shared.keep", "管共享文件"

    def decide(self, who: Principal, subject: Sharing) -> Decision:
        if who.kind == "system":
            return allowed()
        if who.kind != "servant" or subject.org_id not in who.org_ids:
            return denied(_("这个文件由别的单位管理。"))
        if (subject.account_id is not None and subject.account_id == who.account_id) or _answers_for(
            who, subject.org_id
        ):
            return allowed()
        return denied(_("只有放文件的人，和本单位有“负责人”或“事项管理”岗位的人能改。"))


def _answers_for(who: Principal, org_id: UUID) -> bool:
    return any(who.has_role(role.code, org_id) for role in (LEADER, PUBLISH))


SHARE_FILE, KEEP_SHARED = ShareFile(), KeepShared()
OWN_NAME, OWN_FILE, ISSUE, MANAGE, HOLD, REGISTER = OwnName(), OwnFile(), Issue(), Manage(), Hold(), Register()
