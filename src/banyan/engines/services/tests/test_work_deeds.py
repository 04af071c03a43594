"""Every move of a case through its form."""

from __future__ import annotations

import pytest

from banyan.engines.services import actions
from banyan.engines.services.models import Opinion
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.engines.services.tests.work_desk import Desk, kinds, open_desk, row
from banyan.engines.services.views.work_deeds import DEEDS
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    return open_desk(scene)


def test_every_form_can_be_opened(desk: Desk) -> None:
    case = desk.scene.accepted()
    for code in DEEDS:
        for headers in ({}, {"HX-Request": "true"}):
            page = desk.chief.get(f"/work/cases/{case.id}/{code}/", headers=headers)
            assert page.status_code == 200, code
            assert 'id="deed"' in page.content.decode(), code
    assert desk.chief.get(f"/work/cases/{case.id}/supply/").status_code == 404


def test_refusing_acceptance(desk: Desk) -> None:
    case = desk.scene.submitted()
    desk.done(desk.clerk, case, "refuse-acceptance", reason="不归本部门管", provision="行政许可法第三十二条")
    assert row(case).state == "not-accepted"
    assert row(case).reason.startswith("不归本部门管（行政许可法第三十二条）。不服本决定的")
    desk.done(desk.clerk, case, "note-reconsideration", text="申请人提起行政复议")
    assert kinds(case)[-1] == "reconsideration"


def test_asking_for_what_is_missing_once(desk: Desk) -> None:
    case = desk.scene.submitted()
    empty = desk.send(desk.clerk, case, "ask-supplement")
    assert (empty.status_code, row(case).state) == (422, "submitted")
    desk.done(desk.clerk, case, "ask-supplement", **{"material-plan": "图看不清", "items": "写明出入口\n写明面积"})
    assert row(case).state == "supplement"
    assert desk.send(desk.clerk, case, "terminate", reason="没有补").status_code == 409
    assert row(case).state == "supplement"
    page = desk.clerk.get(f"/work/cases/{case.id}/").content.decode()
    assert "图看不清；写明出入口；写明面积" in page


def test_stopping_the_clock_and_going_on(desk: Desk) -> None:
    case = desk.scene.accepted(night="true")
    desk.done(desk.chief, case, "assign", account=str(desk.clerk_id))
    desk.done(desk.clerk, case, "suspend", special="hearing", reason="利害关系人要求听证", expected_on="2026-12-20")
    assert (row(case).state, row(case).pause) == ("suspended", "hearing")
    desk.done(desk.clerk, case, "resume", opinion="听证已结束")
    assert row(case).state == "handling"
    desk.done(desk.chief, case, "extend", reason="情况复杂")
    assert row(case).extended
    desk.done(desk.clerk, case, "pass-step", opinion="到现场看")
    desk.done(desk.clerk, case, "return", to="review", reason="再看一遍")
    assert row(case).step == "review"


def test_asking_and_answering(desk: Desk) -> None:
    case = desk.scene.accepted()
    desk.done(desk.chief, case, "assign", account=str(desk.clerk_id))
    orgs = [str(desk.scene.fire.id), str(desk.scene.ecology.id)]
    desk.done(desk.clerk, case, "ask-opinion", orgs=orgs, question="能否同日到场", days="3", mode="all")
    assert "能否同日到场" in desk.fireman.get("/work/cases/?view=opinions").content.decode()
    with acting_as(SYSTEM):
        asked = {one.asked_org: one for one in Opinion.objects.filter(case_id=case.id)}
    fire, ecology = str(asked[desk.scene.fire.id].id), str(asked[desk.scene.ecology.id].id)
    unsure = desk.send(desk.fireman, case, "answer-opinion", opinion_id=fire)
    assert (unsure.status_code, row(case).asks_open) == (422, 2)
    desk.done(desk.fireman, case, "answer-opinion", opinion_id=fire, agrees="yes", text="可以")
    desk.done(desk.clerk, case, "drop-opinion", opinion_id=ecology, reason="不必再问")
    assert row(case).asks_open == 0


def test_passing_it_on_and_talking(desk: Desk) -> None:
    case = desk.scene.submitted()
    desk.done(desk.clerk, case, "claim")
    desk.done(desk.clerk, case, "release")
    assert row(case).assignee_id is None
    desk.done(desk.clerk, case, "delegate", account=str(desk.clerk_id), reason="我去开会")
    assert row(case).assignee_id == desk.clerk_id
    desk.done(desk.chief, case, "urge", text="请尽快")
    desk.done(desk.clerk, case, "copy", org=str(desk.scene.fire.id))
    desk.done(desk.clerk, case, "note", text="电话里说过")
    desk.done(desk.clerk, case, "message", text="请留意短信")
    desk.done(desk.chief, case, "transfer", org=str(desk.scene.other.id), reason="店在仓山")
    assert row(case).org_id == desk.scene.other.id
    assert kinds(case)[1:] == [
        "claimed", "released", "delegated", "urged", "copied", "note", "message", "transferred"
    ]  # fmt: skip


def test_refusing_the_licence_says_why(desk: Desk) -> None:
    case = desk.scene.at_decision()
    short = desk.send(desk.chief, case, "decide", decision="refused", reason="没有位置")
    assert (short.status_code, row(case).decision) == (422, "")
    desk.done(
        desk.chief, case, "decide", decision="refused", reason="没有位置", provision="食品安全法第三十三条",
        remedy="可以在六十日内申请行政复议",
    )  # fmt: skip
    assert "没有位置（食品安全法第三十三条）。可以在六十日内申请行政复议" in row(case).reason


def test_delivering_by_hand(desk: Desk) -> None:
    materials = desk.scene.materials()
    with acting_as(desk.scene.resident):
        draft = actions.start_draft(item_code="stall", division=GULOU)
        actions.save_draft(draft_id=draft.id, data=FILLED, materials=materials)
        case = actions.submit(draft_id=draft.id, delivery_way="express")
    desk.done(desk.clerk, case, "accept")
    desk.done(desk.clerk, case, "pass-step")
    desk.done(desk.chief, case, "decide", decision="granted")
    assert row(case).state == "decided"
    desk.done(desk.clerk, case, "deliver", how="快递")
    assert row(case).state == "closed"


def test_whole_numbers_are_shown_for_a_purpose_that_is_kept(desk: Desk) -> None:
    case = desk.scene.submitted()
    without = desk.clerk.post(f"/work/cases/{case.id}/reveal/", {"purpose": " "})
    assert (without.status_code, kinds(case)) == (422, ["submitted"])
    shown = desk.clerk.post(f"/work/cases/{case.id}/reveal/", {"purpose": "核对身份"})
    assert shown.status_code == 200
    assert kinds(case)[-1] == "secrets-read"
    assert desk.other.post(f"/work/cases/{case.id}/reveal/", {"purpose": "好奇"}).status_code == 404
    assert kinds(case).count("secrets-read") == 1


def test_many_at_once(desk: Desk) -> None:
    cases = [desk.scene.submitted() for _ in range(3)]
    desk.clerk.post("/work/cases/many/", {"act": "claim", "case": [str(one.id) for one in cases[:2]]})
    assert [row(one).assignee_id for one in cases] == [desk.clerk_id, desk.clerk_id, None]
    answer = desk.other.post("/work/cases/many/", {"act": "claim", "case": [str(cases[2].id)]}, follow=True)
    assert "1 件没有办成：没有找到这个办件。" in answer.content.decode()
    assert row(cases[2]).assignee_id is None
    desk.chief.post("/work/cases/many/", {"act": "assign", "account": str(desk.clerk_id), "case": [str(cases[2].id)]})
    assert row(cases[2]).assignee_id == desk.clerk_id
    assert desk.clerk.get("/work/cases/?view=todo&pick=1").status_code == 200
