"""Who may do what with accounts, posts, agencies and sessions. The database says the same (migration 0002)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.models import RelyingParty
from banyan.engines.identity.roles import ACCEPT, LEADER
from banyan.kernel.policy import SYSTEM_ONLY, Decision, HasPower, Policy, allowed, denied
from banyan.kernel.principal import Principal

#: System administrator (系统管理员): makes accounts and posts, and grants roles that another must activate.
MANAGE = SYSTEM_ONLY | HasPower("system", "系统管理员")
#: Security administrator (安全管理员): activates, locks, unlocks, resets, ends sessions; makes nothing.
GUARD = SYSTEM_ONLY | HasPower("security", "安全管理员")
#: Audit administrator (审计管理员): reads the audit log and changes nothing.
READ_AUDIT = SYSTEM_ONLY | HasPower("audit", "审计管理员")
#: Whoever holds one of the three powers may look at accounts.
SEE_ACCOUNTS = MANAGE | HasPower("security") | HasPower("audit")


class _AtTheCounter(Policy):
    """Whoever accepts applications sees people face to face."""

    code, title = "identity.at-the-counter", "当面核对身份"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.has_role(ACCEPT.code) else denied(_("只有受理岗的工作人员能当面核对身份。"))


AT_THE_COUNTER = _AtTheCounter()


class _OwnAccount(Policy):
    """What everybody may do to the own account; the subject is its id."""

    code, title = "identity.own", "自己的账号"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        mine = who.account_id is not None and who.account_id == subject
        return allowed() if mine else denied("只能改自己的账号。")


OWN = _OwnAccount()
OWN_OR_GUARD = OWN | GUARD


class _NotOwn(Policy):
    """An administrator's own account is another's business."""

    code, title = "identity.not-own", "不是自己的账号"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        return denied("不能对自己的账号做这件事，请另一位管理员来做。") if who.account_id == subject else allowed()


GUARD_ANOTHER = GUARD & _NotOwn()


@dataclass(frozen=True)
class FirmAuthority:
    """Which firm an authority is about, and whether whoever asks is its legal representative."""

    firm_id: UUID
    asker_is_legal: bool
    agent_account: UUID | None = None


class _Represents(Policy):
    """The legal representative, acting for the firm, says who may act for it."""

    code, title = "identity.represents", "法定代表人"

    def decide(self, who: Principal, subject: FirmAuthority) -> Decision:
        if who.firm_id == subject.firm_id and subject.asker_is_legal:
            return allowed()
        return denied("只有法定代表人以单位身份登录后，才能授权别人代办。")


class _GivesUp(Policy):
    """An agent may lay the own agency down."""

    code, title = "identity.gives-up", "经办人本人"

    def decide(self, who: Principal, subject: FirmAuthority) -> Decision:
        mine = who.account_id is not None and who.account_id == subject.agent_account
        return allowed() if mine else denied("只能放弃自己的授权。")


AUTHORISE = SYSTEM_ONLY | _Represents()
END_AGENCY = AUTHORISE | _GivesUp()


class _Resident(Policy):
    """A resident with the own name."""

    code, title = "identity.resident", "个人账号"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind in {"person", "agent"}:
            return allowed()
        return denied("请用个人账号登录后再办。")


RESIDENT = _Resident()


class _OwnPost(Policy):
    """A servant hands over the work of a post that is the own one; the subject is the post's account."""

    code, title = "identity.own-post", "本人的岗位"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        mine = who.kind == "servant" and who.account_id == subject
        return allowed() if mine else denied("只能把自己的工作请同事代理。")


DELEGATE = SYSTEM_ONLY | _OwnPost()


class _Directory(Policy):
    """Servants and administrators look colleagues up; the directory of who works where is not for residents."""

    code, title = "identity.directory", "查通讯录"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind in {"servant", "administrator"}:
            return allowed()
        return denied("通讯录给政府工作人员用。")


DIRECTORY = _Directory()


@dataclass(frozen=True)
class DeskOf:
    """Whose desk is described, and in which organisation."""

    account_id: UUID
    org_id: UUID


class _Desk(Policy):
    """A servant says where he is found; so does whoever leads his office, for all in it."""

    code, title = "identity.desk", "维护办公信息"

    def decide(self, who: Principal, subject: DeskOf) -> Decision:
        if who.kind == "servant" and (
            who.account_id == subject.account_id or who.has_role(LEADER.code, subject.org_id)
        ):
            return allowed()
        return denied("只有本人、本部门负责人和系统管理员能改这些办公信息。")


DESCRIBE_DESK = MANAGE | _Desk()


class _SignOn(Policy):
    """Signing on at an outside system; the subject is the system, None when there is none that is enabled."""

    code, title = "identity.sign-on", "登录外部系统"

    def decide(self, who: Principal, subject: RelyingParty | None) -> Decision:
        if subject is None:
            return denied("这个系统没有登记，或者已经停用，不能用这里的账号登录。")
        if who.kind not in {"person", "agent", "servant"}:
            return denied("管理员账号只管理这个平台，不用来登录别的系统。")
        if who.level < subject.least_level:
            return denied("登录这个系统要先核对实名：带身份证到服务窗口当面核对，或者打 12345 问怎么办。")
        return allowed()


SIGN_ON = _SignOn()
