"""Who may ask, answer, pass on and publish. The database says the same of reading and writing (migration 0007)."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.roles import ACCEPT, DECIDE, LEADER, PUBLISH, REVIEW
from banyan.engines.services.policies import person_behind
from banyan.kernel.policy import Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal

#: Posts whose holders answer for their office.
ANSWERING = (ACCEPT, REVIEW, DECIDE, LEADER)
PUBLISHING = (LEADER, PUBLISH)


class Asked(Protocol):
    """A consultation, as far as policies ask."""

    @property
    def org_id(self) -> UUID: ...
    @property
    def asker_id(self) -> UUID: ...


class MayAsk(Policy):
    """Persons, and agents in their firm's name."""

    code, title = "services.consult.ask", "提出咨询"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind in ("person", "agent") and who.applicant_id is not None and who.account_id is not None:
            return allowed()
        return denied(_("请先登录个人或法人账号，再咨询。"))


class OwnConsult(Policy):
    """The one in whose name it was asked."""

    code, title = "services.consult.own", "自己的咨询"

    def decide(self, who: Principal, subject: Asked) -> Decision:
        if who.kind in ("person", "agent") and subject.asker_id in who.subjects:
            return allowed()
        return denied(_("没有找到这条咨询。"))


class Answer(Policy):
    """A clerk or the head of the office that has it, but for his own question (回避)."""

    code, title = "services.consult.answer", "答复咨询"

    def decide(self, who: Principal, subject: Asked) -> Decision:
        if not any(who.has_role(role.code, subject.org_id) for role in ANSWERING):
            return denied(_("这条咨询由别的部门答复。"))
        himself = who.subject_id or person_behind(who.account_id)
        if himself is not None and himself == subject.asker_id:
            return denied(_("这是您自己的咨询，要由别人来答复。"))
        return allowed()


class PassOn(Answer):
    """Whoever may answer; and the platform, which hands on what nobody took for his own."""

    code, title = "services.consult.pass-on", "转办咨询"

    def decide(self, who: Principal, subject: Asked) -> Decision:
        return allowed() if who.kind == "system" else super().decide(who, subject)


class Publish(Policy):
    """The head of the office, or who keeps what it publishes."""

    code, title = "services.consult.publish", "公开咨询"

    def decide(self, who: Principal, subject: Asked) -> Decision:
        if any(who.has_role(role.code, subject.org_id) for role in PUBLISHING):
            return allowed()
        return denied(_("只有部门负责人能决定公开。"))


MAY_ASK, OWN_CONSULT, ANSWER, PASS_ON, PUBLISH_CONSULT = MayAsk(), OwnConsult(), Answer(), PassOn(), Publish()
