"""Who may see and do what in supervision. The database says the same (migration 0001)."""

from __future__ import annotations

from typing import Any, Final, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.roles import DECIDE, LEADER, SUPERVISE
from banyan.kernel.policy import SYSTEM_ONLY, Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal


class HasPlace(Protocol):
    """Something that sits in a division and belongs to an organisation."""

    @property
    def division(self) -> str: ...

    @property
    def org_id(self) -> UUID: ...


class HasApplicant(Protocol):
    """A case as far as its rating asks."""

    @property
    def applicant_id(self) -> UUID: ...

    @property
    def open(self) -> bool: ...


def watches(who: Principal, division: str) -> bool:
    """Whether `who` supervises this division."""
    return who.has_role(SUPERVISE.code) and any(division.startswith(prefix) for prefix in who.watches)


class _Watches(Policy):
    """A supervisor of the division; the subject is its code."""

    code, title = "supervision.watch", "监察本地和下级"

    def decide(self, who: Principal, subject: str) -> Decision:
        return allowed() if watches(who, subject) else denied(_("您没有这里的监察权限。"))


class _Overlooks(Policy):
    """A supervisor, who does not judge the own organisation."""

    code, title = "supervision.rule", "发牌和裁定"

    def decide(self, who: Principal, subject: HasPlace) -> Decision:
        if not watches(who, subject.division):
            return denied(_("您没有这里的监察权限。"))
        return denied(_("本单位的牌由上级监察人员处理。")) if subject.org_id in who.org_ids else allowed()


class _Answers(Policy):
    """Who answers for the organisation: its leader, or one who decides."""

    code, title = "supervision.answer", "本部门答复"

    def decide(self, who: Principal, subject: HasPlace) -> Decision:
        if any(who.has_role(role.code, subject.org_id) for role in (LEADER, DECIDE)):
            return allowed()
        return denied(_("由被亮牌部门的负责人答复。"))


class _FollowsUp(Policy):
    """Anyone with a post in the organisation."""

    code, title = "supervision.follow-up", "本部门回访"

    def decide(self, who: Principal, subject: HasPlace) -> Decision:
        return allowed() if subject.org_id in who.org_ids else denied(_("由被评价的部门回访。"))


class _Rates(Policy):
    """The applicant, once the case is over or decided."""

    code, title = "supervision.rate", "评价自己的办件"

    def decide(self, who: Principal, subject: HasApplicant) -> Decision:
        if subject.applicant_id not in who.subjects:
            return denied(_("只有申请人能评价这件办件。"))
        return denied(_("办完后再评价。现在还在办。")) if subject.open else allowed()


class _AtWork(Policy):
    """Civil servants; what each sees is cut to the own organisation or to the divisions watched."""

    code, title = "supervision.see", "看本部门或监察范围"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.kind == "servant" and who.posts else denied(_("这是工作人员的页面。"))


WATCH: Final = _Watches()
RULE_CARD: Final = _Overlooks()
ANSWER_CARD: Final = _Answers()
FOLLOW_UP: Final = _FollowsUp()
RATE: Final = _Rates()
AT_WORK: Final = _AtWork()
BY_RULE: Final = SYSTEM_ONLY
