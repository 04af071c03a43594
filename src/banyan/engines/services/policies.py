"""Who may make which move with a case, and why not. The moves themselves, by state, stand in `life.moves`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import organisation
from banyan.engines.identity.queries import accounts
from banyan.engines.identity.records import VERIFIED
from banyan.engines.identity.roles import LEADER, PUBLISH, REVIEW, SUPERVISE, role
from banyan.engines.services.life.moves import MOVES, Actor, Move
from banyan.engines.services.life.plan import Plan
from banyan.engines.services.models import Case
from banyan.kernel.policy import Decision, Policy, allowed, denied
from banyan.kernel.principal import SYSTEM, Principal, acting_as


@dataclass(frozen=True)
class Matter:
    """What a policy is asked about: a case with its plan, those who did earlier steps, and those asked just now."""

    case: Case
    plan: Plan
    earlier: Callable[[], frozenset[UUID]] = frozenset
    asked: Callable[[], frozenset[UUID]] = frozenset


def own_case(who: Principal, case: Case) -> bool:
    """Whether a civil servant would handle his own matter (回避), for himself or for a firm."""
    if who.kind != "servant":
        return False
    himself = who.subject_id or person_behind(who.account_id)
    return himself is not None and himself in (case.applicant_id, case.person_id)


@lru_cache(maxsize=10_000)
def person_behind(account_id: UUID | None) -> UUID | None:
    """The natural person whose servant's account this is; an account keeps its person for life."""
    if account_id is None:
        return None
    with acting_as(SYSTEM):
        found = accounts([account_id])
    return found[account_id].subject_id if account_id in found else None


def _as_applicant(who: Principal, matter: Matter) -> Decision:
    concerned = matter.case.applicant_id in who.subjects and who.kind in ("person", "agent")
    return allowed() if concerned else denied(_("只有申请人能做这件事。"))


def _as_handler(who: Principal, matter: Matter) -> Decision:
    if matter.case.org_id not in who.org_ids:
        return denied(_("这件由别的部门办理。"))
    return denied(_("这是您自己的申请，要由别人来办。")) if own_case(who, matter.case) else allowed()


def _as_step(who: Principal, matter: Matter) -> Decision:
    case = matter.case
    handler = _as_handler(who, matter)
    if not handler:
        return handler
    if not who.has_role(case.step_role, case.org_id):
        return denied(
            _("“%(step)s”要由“%(role)s”岗位来办。")
            % {"step": _(case.step_title), "role": _(role(case.step_role).title)}
        )
    if case.assignee_id not in (None, who.account_id) and not who.has_role(LEADER.code, case.org_id):
        return denied(_("这件已由%s在办。") % case.assignee_name)
    step = matter.plan.step(case.step)
    if step.another_person and who.account_id in matter.earlier():
        return denied(_("“%s”要换一个人来办，您已经办过前面的环节。") % _(step.title))
    return allowed()


def _as_leader(who: Principal, matter: Matter) -> Decision:
    handler = _as_handler(who, matter)
    if not handler:
        return handler
    return allowed() if who.has_role(LEADER.code, matter.case.org_id) else denied(_("只有部门负责人能做这件事。"))


def _as_asked(who: Principal, matter: Matter) -> Decision:
    asked = matter.asked()
    if not any(who.has_role(REVIEW.code, org_id) for org_id in asked):
        return denied(_("没有征求您所在部门的意见。"))
    return denied(_("这是您自己的申请，要由别人来答复。")) if own_case(who, matter.case) else allowed()


def _as_watcher(who: Principal, matter: Matter) -> Decision:
    watched = any(matter.case.division.startswith(prefix) for prefix in who.watches)
    return allowed() if watched and who.has_role(SUPERVISE.code) else denied(_("这件不在您的监察范围。"))


def _as_system(who: Principal, matter: Matter) -> Decision:
    return allowed() if who.kind == "system" else denied(_("这件事只由系统自己做。"))


_AS: dict[Actor, Callable[[Principal, Matter], Decision]] = {
    Actor.APPLICANT: _as_applicant,
    Actor.STEP: _as_step,
    Actor.HANDLER: _as_handler,
    Actor.LEADER: _as_leader,
    Actor.ASKED: _as_asked,
    Actor.WATCHER: _as_watcher,
    Actor.SYSTEM: _as_system,
}


@dataclass(frozen=True)
class MayMove(Policy):
    """Who may make a move; whether it is possible now is told by the move itself."""

    move: Move

    def decide(self, who: Principal, subject: Matter) -> Decision:
        decisions = [_AS[actor](who, subject) for actor in self.move.actors]
        return next((one for one in decisions if one), _nearest(who, self.move, decisions))


def _nearest(who: Principal, move: Move, decisions: list[Decision]) -> Decision:
    """The refusal that means most to this person: a servant is told the servants' reason."""
    wanted = Actor.APPLICANT if who.kind in ("person", "agent") else None
    for actor, decision in zip(move.actors, decisions, strict=True):
        if (actor is Actor.APPLICANT) == (wanted is Actor.APPLICANT):
            return decision
    return decisions[0]


MAY: dict[str, MayMove] = {code: MayMove(move) for code, move in MOVES.items()}


class SeeCase(Policy):
    """The handling organisation, those it was shown to, the applicant, and whoever watches the place."""

    code, title = "services.case.see", "查看办件"

    def decide(self, who: Principal, subject: Case) -> Decision:
        orgs = {subject.org_id, *subject.seen_by}
        if who.kind == "system" or orgs & set(who.org_ids) or subject.applicant_id in who.subjects:
            return allowed()
        if any(subject.division.startswith(prefix) for prefix in who.watches):
            return allowed()
        return denied(_("没有找到这个办件。"))


class OwnDraft(Policy):
    """A draft belongs to the account that fills it in."""

    code, title = "services.draft.own", "填写自己的申请"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.account_id is not None and who.account_id == subject.account_id:
            return allowed()
        return denied(_("没有找到这份草稿。"))


class OwnJoint(Policy):
    """A joint matter is its applicant's, or that of whoever acts for the firm in whose name it was handed in."""

    code, title = "services.joint.own", "办自己的一件事"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if subject.applicant_id in who.subjects else denied(_("没有找到这件“一件事”。"))


def who_is_not_verified(who: Principal) -> str:
    """What somebody is told who has signed up but of whom nobody knows yet that he is whom he says he is."""
    if who.kind != "person" or who.level >= VERIFIED:
        return ""
    return _("您的身份还没有核对，不能申请。带身份证到任何一个办事窗口，请工作人员当面核对，马上就能用。")


class MayApply(Policy):
    """Persons apply in their own name, agents in their firm's, as far as the item serves them."""

    code, title = "services.apply", "提出申请"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind not in ("person", "agent") or who.applicant_id is None:
            return denied(who_is_not_verified(who) or _("请先登录个人或法人账号，再申请。"))
        if who.firm_id is not None and not subject.for_organisations:
            return denied(_("这个事项由个人申请。请换成个人身份再办。"))
        if who.firm_id is None and not subject.for_persons:
            return denied(_("这个事项由单位申请。请换成法人身份再办。"))
        return allowed()


class AtWork(Policy):
    """Civil servants with a post."""

    code, title = "services.work.open", "使用办件工作台"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind == "servant" and who.posts:
            return allowed()
        return denied(_("办件工作台给有岗位的工作人员用。您自己的办件在“我的”里。"))


class PublishItems(Policy):
    """The platform at set-up, and system administrators."""

    code, title = "services.item.publish", "发布事项"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.kind == "system" or "system" in who.powers else denied(_("只有系统管理员能发布事项。"))


class LoadCalendar(Policy):
    """System administrators, and the platform itself."""

    code, title = "services.calendar.load", "载入放假安排"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return (
            allowed() if who.kind == "system" or "system" in who.powers else denied(_("只有系统管理员能载入放假安排。"))
        )


class KeepImplementation(Policy):
    """The body that implements an item says its own place, hours and promise."""

    code, title = "services.implementation.keep", "维护本部门事项"

    def decide(self, who: Principal, subject: Any) -> Decision:
        if who.kind == "system" or who.has_role(PUBLISH.code, subject.org_id):
            return allowed()
        return denied(_("只有%s的事项管理人员能改。") % organisation(subject.org_id).name)


SEE_CASE, OWN_DRAFT, OWN_JOINT, MAY_APPLY = SeeCase(), OwnDraft(), OwnJoint(), MayApply()
PUBLISH_ITEMS, KEEP_IMPLEMENTATION, AT_WORK = PublishItems(), KeepImplementation(), AtWork()
LOAD_CALENDAR = LoadCalendar()
