"""Who publishes and who holds back. The database says the same (migration 0001)."""

from __future__ import annotations

from typing import Any, Final, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.roles import LEADER, PUBLISH
from banyan.kernel.policy import SYSTEM_ONLY, Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal


class OfOffice(Protocol):
    """A decision of an office."""

    @property
    def org_id(self) -> UUID: ...


class Withhold(Policy):
    """The head of the office that decided, or who keeps what it publishes."""

    code, title = "disclosure.withhold", "撤下公示"

    def decide(self, who: Principal, subject: OfOffice) -> Decision:
        if any(who.has_role(role.code, subject.org_id) for role in (LEADER, PUBLISH)):
            return allowed()
        return denied(_("只有作出决定的部门的负责人能改公示。"))


class AtWork(Policy):
    """Civil servants with a post."""

    code, title = "disclosure.work", "看本部门的公示"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.kind == "servant" and who.posts else denied(_("这是工作人员的页面。"))


WITHHOLD: Final = Withhold()
AT_WORK: Final = AtWork()
BY_RULE: Final = SYSTEM_ONLY
