"""A joint matter: one form, materials once, several cases, one page of progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from banyan.engines.divisions.departments import FIRE_RESCUE
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import JointMatter, NoResult, Part, WorkingDays, accept, decide
from banyan.engines.services.models import Case
from banyan.engines.services.tests.forms import FILLED, Stall
from banyan.engines.services.tests.items import LEASE, PLAN_OF_STALL, STALL, item, system
from banyan.engines.services.tests.scene import GULOU, Scene, make_scene
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox, registry_of

CHECK = item(
    code="fire-check",
    title="消防检查",
    department=FIRE_RESCUE,
    materials=(PLAN_OF_STALL,),
    rules=(),
    procedure=accept >> decide,
    promised=WorkingDays(5),
    result=NoResult(),
)
LATER = item(
    code="signboard", title="招牌", materials=(LEASE,), rules=(), procedure=accept >> decide, result=NoResult()
)


def same(form: Stall) -> Stall:
    return form


MATTER = JointMatter(
    code="open-a-stall",
    title="摆摊一件事",
    form=Stall,
    parts=(
        Part(item="stall", fill=same),
        Part(item="fire-check", fill=same, when=lambda form: form.night, when_text="夜里摆的"),
        Part(item="signboard", fill=same, after=("stall",)),
    ),
)


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    wanted = system(STALL, CHECK, LATER)
    with registry_of(replace(wanted, declares=(*wanted.declares, MATTER))):
        found = make_scene()
        demo.load()
        with acting_as(SYSTEM):
            found.resident = principal_of(Account.objects.get(username="linmou").pk)
        yield found


def drafted(scene: Scene, data: dict[str, Any], *, materials: bool = True) -> Any:
    handed = scene.materials() if materials else {}
    with acting_as(scene.resident):
        draft = actions.start_joint_draft(code="open-a-stall", division=GULOU)
        actions.save_draft(draft_id=draft.id, data=data, materials=handed)
    return draft.id


def test_one_form_becomes_cases_in_several_offices(scene: Scene) -> None:
    draft = drafted(scene, {**FILLED, "night": "true"})
    with acting_as(scene.resident):
        joint = actions.submit_joint(draft_id=draft)
    assert "-J" in joint.number
    assert {one.item_code for one in joint.cases} == {"stall", "fire-check"}
    assert {one.org_id for one in joint.cases} == {scene.office.id, scene.fire.id}
    assert joint.waiting == ("signboard",)
    with acting_as(scene.stranger):
        assert queries.joint_case(joint.id) is None


def test_what_waited_goes_on_when_the_other_is_granted(scene: Scene) -> None:
    draft = drafted(scene, dict(FILLED))
    with acting_as(scene.resident):
        joint = actions.submit_joint(draft_id=draft)
    (stall,) = joint.cases
    with acting_as(scene.clerk):
        actions.accept(case_id=stall.id)
        actions.do_step(case_id=stall.id)
    with acting_as(scene.decider):
        actions.decide(case_id=stall.id, decision="granted")
    drain_outbox()
    drain_outbox()
    with acting_as(scene.resident):
        after = queries.joint_case(joint.id)
        assert after is not None
        assert ([one.item_code for one in after.cases], after.waiting, after.done) == (["stall", "signboard"], (), 1)


def test_what_is_missing_is_told_once_and_nothing_is_opened(scene: Scene) -> None:
    draft = drafted(scene, {**FILLED, "night": "true"}, materials=False)
    with acting_as(scene.resident), pytest.raises(Invalid) as refused:
        actions.submit_joint(draft_id=draft)
    assert set(refused.value.fields) == {"materials.plan", "materials.lease", "materials.pledge"}
    with acting_as(SYSTEM):
        assert not Case.objects.exists()
    with acting_as(scene.resident):
        assert queries.draft(draft).id == draft
