"""The whole way of a case, and its other endings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from banyan.engines.documents.queries import held
from banyan.engines.services import actions
from banyan.engines.services.models import Case, CaseEvent, CaseStep
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox


def history(case_id: UUID) -> list[str]:
    with acting_as(SYSTEM):
        return list(CaseEvent.objects.filter(case_id=case_id).order_by("id").values_list("kind", flat=True))


def test_from_draft_to_licence(scene: Scene) -> None:
    plan, lease = scene.upload(), scene.upload()
    with acting_as(scene.resident):
        draft = actions.start_draft(item_code="stall", division=GULOU)
        actions.save_draft(draft_id=draft.id, data={"name": "榕下茶摊", "area": "八"}, page="what")
        resumed = actions.start_draft(item_code="stall", division=GULOU)
        assert (resumed.id, resumed.data) == (draft.id, {"name": "榕下茶摊", "area": "八"})
        actions.save_draft(draft_id=draft.id, data=FILLED)
        actions.attach(draft_id=draft.id, material="plan", file_ids=[plan])
        actions.attach(draft_id=draft.id, material="lease", file_ids=[lease])
        actions.pledge(draft_id=draft.id, material="pledge", agreed=True)
        case = actions.submit(draft_id=draft.id)
        with pytest.raises(NotFound):
            actions.submit(draft_id=draft.id)
    assert case.number.startswith(f"350102-{clock.today():%y%m%d}-")
    with acting_as(scene.clerk):
        accepted = actions.accept(case_id=case.id, opinion="齐全")
        assert (accepted.step, accepted.state_word, accepted.assignee_name) == ("review", "审查", "陈某")
        reviewed = actions.do_step(case_id=case.id, opinion="符合")
        assert (reviewed.step, reviewed.assignee_id) == ("decide", None)
    with acting_as(scene.decider):
        decided = actions.decide(case_id=case.id, decision="granted")
    assert (decided.state, decided.decision) == ("closed", "granted")
    with acting_as(scene.resident):
        licence = held(scene.resident.subject_id, "stall-permit")  # type: ignore[arg-type]
    assert licence is not None
    assert (licence.id, licence.content["name"], licence.case_id) == (decided.licence_id, "榕下茶摊", case.id)
    assert history(case.id) == ["submitted", "accepted", "step-passed", "decided", "delivered"]
    assert drain_outbox() >= 0


def test_steps_are_kept_with_who_and_what(scene: Scene) -> None:
    case = scene.decided()
    with acting_as(SYSTEM):
        steps = CaseStep.objects.filter(case_id=case.id).order_by("ordinal")
        rows = list(steps.values_list("code", "outcome", "by_name", "opinion"))
    assert rows == [
        ("accept", "passed", "陈某", ""),
        ("review", "passed", "陈某", "符合"),
        ("decide", "granted", "许某", "没有位置"),
    ]


def test_all_that_has_to_be_mended_is_told_at_once(scene: Scene) -> None:
    with acting_as(scene.resident), pytest.raises(Invalid) as refused:
        actions.apply(item_code="stall", division=GULOU, data={**FILLED, "area": "1"}, materials={})
    assert refused.value.fields == {
        "rules.big-enough": "面积小于 2 平方米，摆不下摊。",
        "materials.plan": "请上传摊位平面图",
        "materials.lease": "请上传租约",
        "materials.pledge": "请阅读并同意“卫生承诺”的承诺",
    }
    with acting_as(SYSTEM):
        assert not Case.objects.exists()


def test_a_refusal_says_reason_provision_and_remedy(scene: Scene) -> None:
    case = scene.at_decision()
    with acting_as(scene.decider):
        with pytest.raises(Invalid):
            actions.decide(case_id=case.id, decision="refused", reason="没有位置")
        refused = actions.decide(
            case_id=case.id, decision="refused", reason="没有位置", provision="食品安全法第三十三条"
        )
    assert refused.licence_id is None
    assert "没有位置（食品安全法第三十三条）" in refused.reason
    assert "行政复议" in refused.reason


def test_supplement_is_told_once_and_stops_the_clock(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        paused = actions.ask_supplement(case_id=case.id, items=[{"material": "plan", "text": "图看不清，请重拍"}])
    assert (paused.state, paused.due, paused.clock.kind) == ("supplement", None, "pause")
    again = scene.upload()
    with acting_as(scene.resident):
        supplied = actions.supply(case_id=case.id, materials={"plan": [again]}, text="重拍了")
    assert (supplied.state, supplied.due is not None) == ("submitted", True)
    with acting_as(scene.clerk), pytest.raises(Conflict, match="只能告知一次"):
        actions.ask_supplement(case_id=case.id, items=[{"text": "再补一样"}])


def test_what_nobody_answers_is_deemed_accepted(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(SYSTEM):
        with pytest.raises(Conflict):
            actions.deem_accepted(case_id=case.id)
        with clock.at(clock.now() + timedelta(days=8)):
            accepted = actions.deem_accepted(case_id=case.id)
    assert accepted.accepted_on == case.submitted_at.date()
    assert accepted.step == "review"


def test_the_applicant_withdraws(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.stranger), pytest.raises(NotFound):
        actions.withdraw(case_id=case.id)
    with acting_as(scene.resident):
        assert actions.withdraw(case_id=case.id, reason="不开了").state == "withdrawn"
        with pytest.raises(Conflict):
            actions.withdraw(case_id=case.id)


def test_special_procedure_and_departments_on_the_way(scene: Scene) -> None:
    case = scene.accepted(night="true")
    with acting_as(scene.clerk):
        inspected = actions.do_step(case_id=case.id, opinion="到现场看")
        assert (inspected.state, inspected.step, inspected.pause) == ("suspended", "site-check", "inspection")
        asked = actions.do_step(case_id=case.id, opinion="现场符合")
        assert (asked.state, asked.step) == ("handling", "joint")
        with pytest.raises(Conflict, match="2 个部门没有答复"):
            actions.do_step(case_id=case.id)


def test_only_the_right_office_and_role_may_act(scene: Scene) -> None:
    case = scene.submitted()
    for who, error in (
        (scene.stranger, NotFound),
        (scene.elsewhere, NotFound),
        (scene.resident, Refused),
        (scene.decider, Refused),
        (scene.leader, Refused),
    ):
        with acting_as(who), pytest.raises(error):
            actions.accept(case_id=case.id)
    with acting_as(SYSTEM):
        assert Case.objects.get(id=case.id).state == "submitted"
    assert history(case.id) == ["submitted"]


def test_who_is_not_confirmed_may_not_apply(scene: Scene) -> None:
    nobody = replace(scene.resident, subject_id=None, level=0)
    with acting_as(nobody), pytest.raises(Refused, match="身份还没有核对"):
        actions.start_draft(item_code="stall", division=GULOU)
