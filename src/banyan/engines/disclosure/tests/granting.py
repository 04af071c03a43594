"""Cases granted for the tests."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.services import actions
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.kernel.principal import Principal, acting_as
from banyan.kernel.testing import drain_outbox


def granted(scene: Scene, who: Principal | None = None, *, code: str = "stall", decision: str = "granted") -> CaseInfo:
    """A case carried through to its decision, and everybody told of it."""
    who = who or scene.resident
    materials = scene.materials(who)
    with acting_as(who):
        case = actions.apply(item_code=code, division=GULOU, data=FILLED, materials=materials)
    with acting_as(scene.clerk):
        actions.accept(case_id=case.id)
        actions.do_step(case_id=case.id, opinion="符合")
    with acting_as(scene.decider):
        case = actions.decide(case_id=case.id, decision=decision, reason="没有位置", provision="食品安全法第三十三条")
    drain_outbox()
    return case


def ids(rows: object) -> set[UUID]:
    """The cases of rows."""
    return {row.case_id for row in rows}  # type: ignore[attr-defined]
