"""Who may do what with notices."""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.policy import SYSTEM_ONLY, Decision, HasPower, Policy, allowed, denied
from banyan.kernel.principal import Principal

#: Notices are sent by the platform, for what happened; nobody writes them by hand.
SEND = SYSTEM_ONLY
#: Copies that could not be sent are looked after by the system administrator.
MEND = SYSTEM_ONLY | HasPower("system", "系统管理员")


class _Own(Policy):
    """The own inbox; the subject is its account."""

    code, title = "messaging.own", "自己的消息"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        mine = who.account_id is not None and who.account_id == subject
        return allowed() if mine else denied("只能看自己的消息。")


OWN = _Own()
