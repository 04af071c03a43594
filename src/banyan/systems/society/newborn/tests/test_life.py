"""A child's first papers: one after the other as each depends on the one before, and what a refusal does."""

from __future__ import annotations

import pytest

from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions, queries
from banyan.engines.services.queries import JointInfo, JointProgress
from banyan.engines.services.rehearsal import carried, picture_of
from banyan.engines.services.tests.scene import GULOU
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import drain_outbox
from banyan.systems.society.newborn.system import NEWBORN
from banyan.systems.society.newborn.tests.test_newborn import ALL, FILLED


@pytest.fixture
def mother(db: None) -> Principal:
    demo.load()
    with acting_as(SYSTEM):
        actions.publish_items()
        return principal_of(Account.objects.get(username="linmou").pk)


def sent(mother: Principal) -> JointInfo:
    with acting_as(mother):
        draft = actions.start_joint_draft(code=NEWBORN.code, division=GULOU).id
        actions.save_draft(draft_id=draft, data=FILLED)
        for material in queries.materials_of(NEWBORN):
            if material.pledge:
                actions.pledge(draft_id=draft, material=material.code, agreed=True)
            elif material.from_licence != "birth-certificate":
                actions.attach(draft_id=draft, material=material.code, file_ids=[picture_of(mother)])
        return actions.submit_joint(draft_id=draft)


def look(mother: Principal, joint: JointInfo) -> JointProgress:
    for _ in range(4):
        drain_outbox()
    with acting_as(mother):
        found = queries.joint_progress(joint.id)
    assert found is not None
    return found


def opened(joint: JointProgress) -> list[str]:
    return [one.code for one in joint.parts if one.case is not None]


def test_each_paper_opens_when_the_one_before_it_is_there(mother: Principal) -> None:
    joint = sent(mother)
    assert [one.item_code for one in joint.cases] == ALL[:1]
    carried(joint.cases[0])
    found = look(mother, joint)
    assert opened(found) == ALL[:2]
    registration = found.parts[1].case
    assert registration is not None
    carried(registration)
    found = look(mother, joint)
    assert opened(found) == ALL
    for part in found.parts[2:]:
        assert part.case is not None
        carried(part.case)
    found = look(mother, joint)
    assert (found.done, found.over) == (4, True)


def test_a_refused_registration_keeps_the_certificate_and_stops_the_rest(mother: Principal) -> None:
    joint = sent(mother)
    carried(joint.cases[0])
    registration = look(mother, joint).parts[1].case
    assert registration is not None
    carried(registration, "refused", reason="父母户口都不在本地", provision="户口登记条例第七条")
    found = look(mother, joint)
    assert [part.granted for part in found.parts] == [True, False, False, False]
    assert {part.stopped for part in found.parts[2:]} == {"要先办的“出生登记”没有准予，这项就没有开始办。"}


def test_a_refused_certificate_stops_everything_in_a_chain(mother: Principal) -> None:
    joint = sent(mother)
    carried(joint.cases[0], "refused", reason="分娩信息核对不上", provision="母婴保健法第二十三条")
    found = look(mother, joint)
    assert found.over
    assert opened(found) == ALL[:1]
    assert found.parts[1].stopped.startswith("要先办的“出生医学证明")
    assert all(part.why == "blocked" for part in found.parts[1:])
