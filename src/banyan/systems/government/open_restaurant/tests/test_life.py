"""The whole matter, from the one form to the licences of every office; and what happens when a part is refused,
asks for more, or is taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.documents.queries import licence
from banyan.engines.identity import demo
from banyan.engines.messaging.queries import notices_of
from banyan.engines.services import actions, queries
from banyan.engines.services.actions import submit_joint
from banyan.engines.services.joint_lanes import Lanes, head_of
from banyan.engines.services.joint_lanes import notices_of as page_notices
from banyan.engines.services.models import Case, JointCase
from banyan.engines.services.queries import JointProgress, PartInfo
from banyan.engines.services.rehearsal import carried, clerk
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import drain_outbox
from banyan.systems.government.open_restaurant.system import RESTAURANT
from banyan.systems.government.open_restaurant.tests.scene import (
    FILLED,
    GULOU,
    NEWCOMER,
    PLEDGES,
    USUAL,
    drafted,
    sent,
    who,
)

pytestmark = pytest.mark.usefixtures("ready")
REGISTRATION = "household-registration"
SAID = {"reason": "经营场所在禁止设立的范围", "provision": "市场主体登记管理条例第十九条"}


def look(owner: Principal, joint_id: UUID) -> JointProgress:
    with acting_as(owner):
        found = queries.joint_progress(joint_id)
    assert found is not None
    return found


def part(joint: JointProgress, code: str) -> PartInfo:
    return next(one for one in joint.parts if one.code == code)


def told(owner: Principal) -> list[str]:
    """The titles of the notices that somebody got."""
    assert owner.account_id is not None
    with acting_as(owner):
        return [one.title for one in notices_of(owner.account_id, limit=100)]


def settled() -> None:
    """Everything that follows has followed."""
    for _ in range(4):
        drain_outbox()


def granted_registration(owner: Principal) -> JointProgress:
    joint = sent(owner, NEWCOMER, "identity")
    carried(joint.cases[0])
    settled()
    return look(owner, joint.id)


def test_the_newcomers_whole_way_ends_in_every_licence() -> None:
    owner = who("linmou")
    joint = granted_registration(owner)
    assert [one.code for one in joint.parts] == [REGISTRATION, *USUAL]
    assert all(one.case is not None for one in joint.parts)
    for one in joint.parts[1:]:
        assert one.case is not None
        carried(one.case)
    settled()
    joint = look(owner, joint.id)
    assert (joint.done, joint.over) == (6, True)
    with acting_as(owner):
        titles = [licence(one.case.licence_id).title for one in joint.parts if one.case and one.case.licence_id]
    assert titles[:2] == ["营业执照", "食品经营许可证"]
    assert told(owner).count("开餐馆一件事都有结果了") == 1
    assert head_of(joint, Lanes(joint)).now == ("6 项都办好了",)
    with acting_as(SYSTEM):
        assert JointCase.objects.get(id=joint.id).closed_at is not None


def test_a_firms_matter_ends_though_its_first_item_serves_persons_only() -> None:
    owner = who("chendian", firm=True)
    joint = sent(owner, FILLED, "business-licence")
    assert len(joint.cases) == len(USUAL)
    for one in joint.cases:
        carried(one)
    settled()
    assert look(owner, joint.id).over
    with acting_as(SYSTEM):
        assert JointCase.objects.get(id=joint.id).closed_at is not None


def test_what_waits_is_opened_once_however_often_it_is_told() -> None:
    owner = who("linmou")
    joint = granted_registration(owner)
    with acting_as(owner):
        assert actions.open_waiting(joint_id=joint.id) == 0
    with acting_as(SYSTEM):
        assert Case.objects.filter(joint_id=joint.id).count() == 6


def test_the_business_licence_is_not_asked_for_again() -> None:
    joint = granted_registration(who("linmou"))
    shared = {one.title: one for one in joint.materials}
    assert shared["营业执照"].source == "licence"
    assert len(shared["营业执照"].users) > 1


def test_a_refused_registration_stops_what_waits_and_says_so() -> None:
    owner = who("linmou")
    joint = sent(owner, NEWCOMER, "identity")
    carried(joint.cases[0], "refused", **SAID)
    settled()
    found = look(owner, joint.id)
    assert found.over
    assert {one.why for one in found.parts[1:]} == {"blocked"}
    assert part(found, "signboard").stopped == "要先办的“个体工商户登记”没有准予，这项就没有开始办。"
    words = [one["title"] for one in page_notices(found)]
    assert words == ["个体工商户登记：不予许可", "5 项没有开始办"]
    assert told(owner).count("开餐馆一件事有 5 项没有开始办") == 1
    with acting_as(SYSTEM):
        assert Case.objects.filter(joint_id=joint.id).count() == 1


def test_a_second_press_gets_the_matter_of_the_first() -> None:
    client = Client()
    client.post("/sign-in/", {"identifier": "linmou", "password": demo.PASSWORD})
    draft = drafted(who("linmou"), NEWCOMER, "identity")
    first, again = (client.post(f"/apply/drafts/{draft}/check/", {"delivery": "counter"}) for _ in range(2))
    assert first["Location"].startswith("/my/joint/")
    assert again["Location"] == first["Location"]
    with acting_as(SYSTEM):
        assert JointCase.objects.count() == 1
    assert client.post(f"/apply/drafts/{uuid7()}/check/", {"delivery": "counter"}).status_code == 404


def test_a_refused_matter_is_applied_for_again_with_what_was_filled_in() -> None:
    owner = who("linmou")
    joint = sent(owner, NEWCOMER, "identity")
    carried(joint.cases[0], "refused", **SAID)
    settled()
    with acting_as(owner):
        draft = actions.start_again(joint_id=joint.id)
        assert draft.data["contact_phone"] == FILLED["contact_phone"]
        again = submit_joint(draft_id=draft.id)
    assert [one.item_code for one in again.cases] == [REGISTRATION]
    assert again.id != joint.id


def test_a_refusal_of_one_office_leaves_the_others_alone() -> None:
    owner = who("linmou")
    joint = granted_registration(owner)
    sign, food = part(joint, "signboard").case, part(joint, "food-licence-new").case
    assert sign is not None
    assert food is not None
    carried(sign, "refused", **SAID)
    carried(food)
    settled()
    found = look(owner, joint.id)
    assert part(found, "food-licence-new").granted
    assert not found.over
    assert [one["title"] for one in page_notices(found)] == ["门店招牌设置：不予许可"]


def test_a_supplement_is_asked_of_one_office_only() -> None:
    owner = who("linmou")
    joint = granted_registration(owner)
    food = part(joint, "food-licence-new").case
    assert food is not None
    with acting_as(clerk(food, "accept")):
        actions.ask_supplement(case_id=food.id, items=[{"material": "floor-plan", "text": "平面图没有标出后厨的门"}])
    found = look(owner, joint.id)
    (notice,) = page_notices(found)
    assert notice["lines"] == ("平面图没有标出后厨的门",)
    lanes = Lanes(found)
    head = head_of(found, lanes)
    assert head.tag is not None
    assert head.tag["word"] == "1 项等您"
    kinds = [[one.kind for one in row["stretches"]] for row in lanes.rows]
    assert kinds[1] == ["near", "plan"]
    assert all(row[0] in ("done", "doing") for row in (kinds[0], *kinds[2:]))


def test_all_is_taken_back_but_what_was_granted() -> None:
    owner = who("linmou")
    joint = granted_registration(owner)
    with acting_as(owner):
        actions.withdraw_joint(joint_id=joint.id, reason="不开了")
        with pytest.raises(Conflict):
            actions.withdraw_joint(joint_id=joint.id)
    settled()
    found = look(owner, joint.id)
    assert found.over
    assert [one.granted for one in found.parts] == [True, *[False] * 5]


def test_taking_the_registration_back_stops_what_waits() -> None:
    owner = who("linmou")
    joint = sent(owner, NEWCOMER, "identity")
    with acting_as(owner):
        actions.withdraw(case_id=joint.cases[0].id)
    settled()
    assert part(look(owner, joint.id), "signboard").stopped.startswith("要先办的“个体工商户登记”已经撤回")


def test_another_person_sees_and_changes_nothing() -> None:
    joint = sent(who("linmou"), NEWCOMER, "identity")
    with acting_as(who("chendian")):
        assert queries.joint_progress(joint.id) is None
        for deed in (actions.withdraw_joint, actions.open_waiting, actions.start_again, actions.try_again):
            with pytest.raises(NotFound):
                deed(joint_id=joint.id)
    with acting_as(SYSTEM):
        assert Case.objects.get(joint_id=joint.id).state == "submitted"


@pytest.mark.parametrize("left_out", ["floor-plan", "sign-drawing"])
def test_what_a_later_part_needs_is_asked_for_at_once(left_out: str) -> None:
    owner = who("linmou")
    with pytest.raises(Invalid) as refused:
        sent(owner, NEWCOMER, "identity", without=(left_out,))
    assert set(refused.value.fields) == {f"materials.{left_out}"}
    with acting_as(SYSTEM):
        assert not Case.objects.exists()
        assert not JointCase.objects.exists()


def test_a_part_that_cannot_be_opened_stops_alone_and_can_be_tried_again() -> None:
    owner = who("linmou")
    joint = sent(owner, NEWCOMER, "identity")
    with acting_as(SYSTEM):
        actions.set_item_state(item_code="signboard", state="suspended", reason="系统检修")
    carried(joint.cases[0])
    settled()
    found = look(owner, joint.id)
    assert part(found, "signboard").why == "failed"
    assert "现在不受理" in part(found, "signboard").stopped
    assert part(found, "food-licence-new").case is not None
    with acting_as(SYSTEM):
        actions.set_item_state(item_code="signboard", state="published", reason="修好了")
    with acting_as(owner):
        assert actions.try_again(joint_id=joint.id) == 1
    assert part(look(owner, joint.id), "signboard").case is not None


def test_pledges_stand_for_every_part() -> None:
    joint = granted_registration(who("linmou"))
    pledged: dict[str, Any] = {one.code: one for one in joint.materials if one.source == "pledge"}
    assert set(pledged) <= set(PLEDGES)
    assert joint.division == GULOU
    assert joint.code == RESTAURANT.code
