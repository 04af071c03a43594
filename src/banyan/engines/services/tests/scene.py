"""A small world for the engine's tests: an office, its clerks, another office, a resident, a watcher."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from banyan.engines.divisions.departments import ECOLOGY, FIRE_RESCUE, MARKET_SUPERVISION
from banyan.engines.divisions.queries import Organisation, organisation_for
from banyan.engines.documents.actions import store
from banyan.engines.services import actions
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.forms import FILLED
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import person, servant

GULOU, CANGSHAN = "350102000000", "350104000000"


def png() -> BytesIO:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    picture.seek(0)
    return picture


@dataclass
class Scene:
    """Who acts in the tests. `clerk` holds every role of the office."""

    office: Organisation
    other: Organisation
    fire: Organisation
    ecology: Organisation
    resident: Principal
    stranger: Principal
    clerk: Principal
    leader: Principal
    decider: Principal
    elsewhere: Principal
    fireman: Principal
    ecologist: Principal
    watcher: Principal

    def upload(self, who: Principal | None = None) -> UUID:
        """A file of the resident's."""
        who = who or self.resident
        with acting_as(who):
            return store(file=png(), name="图.png", owner_id=who.applicant_id).id  # type: ignore[arg-type]

    def materials(self, who: Principal | None = None) -> dict[str, Any]:
        """What the item wants handed in."""
        return {
            "plan": {"files": [self.upload(who)]},
            "lease": {"files": [self.upload(who)]},
            "pledge": {"pledged": True},
        }

    def submitted(self, **changes: Any) -> CaseInfo:
        """A case that the resident has just submitted."""
        materials = self.materials()
        with acting_as(self.resident):
            return actions.apply(item_code="stall", division=GULOU, data={**FILLED, **changes}, materials=materials)

    def accepted(self, **changes: Any) -> CaseInfo:
        """A case that has been accepted."""
        case = self.submitted(**changes)
        with acting_as(self.clerk):
            return actions.accept(case_id=case.id)

    def at_decision(self) -> CaseInfo:
        """A case that waits for its decision."""
        case = self.accepted()
        with acting_as(self.clerk):
            return actions.do_step(case_id=case.id, opinion="符合")

    def decided(self, decision: str = "granted") -> CaseInfo:
        """A case that has been decided."""
        case = self.at_decision()
        with acting_as(self.decider):
            return actions.decide(
                case_id=case.id, decision=decision, reason="没有位置", provision="食品安全法第三十三条"
            )


def make_scene() -> Scene:
    """Publish the declared items and people the scene."""
    office = organisation_for(MARKET_SUPERVISION, GULOU)
    other = organisation_for(MARKET_SUPERVISION, CANGSHAN)
    fire, ecology = organisation_for(FIRE_RESCUE, GULOU), organisation_for(ECOLOGY, GULOU)
    with acting_as(SYSTEM):
        actions.publish_items()
    watcher = servant(fire.id, "supervise", name="监某")
    return Scene(
        office=office,
        other=other,
        fire=fire,
        ecology=ecology,
        resident=person(name="林某"),
        stranger=person(name="黄某"),
        clerk=servant(office.id, "accept", "review", "inspect", name="陈某"),
        leader=servant(office.id, "leader", name="郑某"),
        decider=servant(office.id, "decide", name="许某"),
        elsewhere=servant(other.id, "accept", "review", "inspect", "decide", "leader", name="吴某"),
        fireman=servant(fire.id, "review", name="方某"),
        ecologist=servant(ecology.id, "review", name="江某"),
        watcher=replace(watcher, watches=("3501",), posts=(replace(watcher.posts[0], org_id=UUID(int=7)),)),
    )


Acting = Callable[[Principal], AbstractContextManager[Principal]]
