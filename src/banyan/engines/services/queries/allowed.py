"""Which moves a principal may make with a case, and why not the others."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.services.life.moves import MOVES, Actor, Move
from banyan.engines.services.life.state import Stand
from banyan.engines.services.models import Case, CaseStep, Opinion
from banyan.engines.services.policies import MAY, Matter
from banyan.engines.services.records import AllowedAction
from banyan.engines.services.work.standing import plan_of, stand_of
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import Principal, current


def allowed_actions(case_id: UUID, who: Principal | None = None) -> tuple[AllowedAction, ...]:
    """The moves that a principal (the current one unless named) may think of at a case. Raises NotFound."""
    row = Case.objects.filter(id=case_id).first()
    if row is None:
        raise NotFound("没有找到这个办件。")

    def earlier() -> frozenset[UUID]:
        done = CaseStep.objects.filter(city=row.city, case_id=row.id, left_at__isnull=False)
        return frozenset(one for one in done.values_list("account_id", flat=True) if one is not None)

    def asked() -> frozenset[UUID]:
        rows = Opinion.objects.filter(city=row.city, case_id=row.id, state="open")
        return frozenset(rows.values_list("asked_org", flat=True))

    return allowed_on(Matter(row, plan_of(row), earlier, asked), stand_of(row), who or current())


def allowed_on(matter: Matter, stand: Stand, who: Principal) -> tuple[AllowedAction, ...]:
    """The same for a case that is at hand already."""
    found = (_allowed(move, matter, stand, who) for move in MOVES.values())
    return tuple(one for one in found if one is not None)


def _allowed(move: Move, matter: Matter, stand: Stand, who: Principal) -> AllowedAction | None:
    if move.actors == (Actor.SYSTEM,) or stand.state not in move.states:
        return None
    decision = MAY[move.code].decide(who, matter)
    if not decision and matter.case.org_id not in who.org_ids:
        return None
    label = matter.case.step_title + "通过" if move.code == "pass-step" else move.title
    reason = decision.reason if not decision else move.refusal(stand, matter.plan)
    return AllowedAction(move.code, label, not reason, reason, move.key, move.wants)
