"""Refusals in three parts, corrections of clerical errors, copies to people, through the pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from banyan.engines.documents.queries import licence
from banyan.engines.messaging.models import Notice
from banyan.engines.services import queries
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.tests.test_resident_pages import guest, people, submitted  # noqa: F401 - fixtures
from banyan.engines.services.tests.work_desk import Desk, kinds, open_desk, row
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    return open_desk(scene)


def basis(desk: Desk, case: CaseInfo, move: str) -> str:
    """The first provision that the form offers."""
    page = desk.clerk.get(f"/work/cases/{case.id}/{move}/").content.decode()
    found = re.search(r'name="basis" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_refusing_acceptance_with_a_provision_of_the_item(desk: Desk) -> None:
    case = desk.scene.submitted()
    law = basis(desk, case, "refuse-acceptance")
    nothing = desk.send(desk.clerk, case, "refuse-acceptance", reason="不归本部门管")
    assert (nothing.status_code, row(case).state) == (422, "submitted")
    desk.done(desk.clerk, case, "refuse-acceptance", reason="不归本部门管", basis=[law], provision="本市规定第二条")
    with acting_as(desk.scene.resident):
        said = queries.case_file(case.id).refusal
    assert (said["reason"], said["provision"]) == ("不归本部门管", f"{law}、本市规定第二条")
    assert "行政复议" in said["remedy"]


def test_the_applicant_reads_the_three_parts_and_the_notice(guest: Client, people: Scene) -> None:  # noqa: F811
    case_id = submitted(guest)
    assert guest.get(f"/my/cases/{case_id}/notice/").status_code == 404
    desk = open_desk(people)
    case = type("Case", (), {"id": case_id})()
    desk.done(desk.clerk, case, "refuse-acceptance", reason="不归本部门管", provision="本市规定第二条")
    page = guest.get(f"/my/cases/{case_id}/notice/").content.decode()
    assert page.index("不归本部门管") < page.index("本市规定第二条") < page.index("行政复议")
    assert Client().get(f"/my/cases/{case_id}/notice/").status_code == 302
    shown = guest.get(f"/my/cases/{case_id}/").content.decode()
    assert shown.index("理由") < shown.index("依据") < shown.index("不服怎么办")


def test_a_clerical_error_in_a_refusal_is_put_right_and_kept(desk: Desk) -> None:
    case = desk.scene.decided("refused")
    wrong = {"field": "provision", "value": "食品安全法第三十四条"}
    assert desk.send(desk.chief, case, "correct-result", **wrong).status_code == 422
    assert desk.send(desk.clerk, case, "correct-result", reason="笔误", **wrong).status_code in (403, 409)
    assert "第三十三条" in row(case).reason
    desk.done(desk.chief, case, "correct-result", reason="条号写错了", **wrong)
    assert "第三十四条" in row(case).reason
    with acting_as(desk.scene.resident):
        file = queries.case_file(case.id)
    assert file.refusal["provision"] == "食品安全法第三十四条"
    assert (file.refusal["reason"], file.case.decision) == ("没有位置", "refused")
    last = file.history[-1]
    assert (last.kind, last.about["before"]) == ("result-corrected", "食品安全法第三十三条")


def test_a_clerical_error_in_a_licence_makes_a_new_version(desk: Desk) -> None:
    case = desk.scene.decided()
    page = desk.chief.get(f"/work/cases/{case.id}/correct-result/").content.decode()
    field = re.search(r'value="(licence\.[^"]+)"', page)
    assert field is not None
    before = row(case).licence_id
    assert before is not None
    with acting_as(SYSTEM):
        first = licence(before)
    desk.done(desk.chief, case, "correct-result", field=field[1], value="改正后的字", reason="录入时写错")
    with acting_as(SYSTEM):
        second = licence(before)
    assert first.identifier != second.identifier
    assert kinds(case)[-1] == "result-corrected"
    assert desk.send(desk.other, case, "correct-result", field="text", value="x", reason="y").status_code == 404


def test_one_field_of_the_application_is_corrected(desk: Desk) -> None:
    case = desk.scene.submitted()
    before = row(case).data["name"]
    assert desk.send(desk.clerk, case, "correct", field="name", value="", reason="笔误").status_code == 422
    assert desk.send(desk.clerk, case, "correct", field="nothing", value="x", reason="笔误").status_code == 422
    assert row(case).data["name"] == before
    desk.done(desk.clerk, case, "correct", field="name", value="榕树下小吃", reason="申请人电话里更正")
    assert row(case).data["name"] == "榕树下小吃"


def test_copy_by_the_name_of_the_department_and_to_a_person(desk: Desk) -> None:
    case = desk.scene.submitted()
    unclear = desk.send(desk.clerk, case, "copy", org_text="局")
    assert unclear.status_code == 422
    assert desk.send(desk.clerk, case, "copy").status_code == 422
    assert row(case).seen_by == []
    desk.done(desk.clerk, case, "copy", org_text=desk.scene.fire.name)
    assert row(case).seen_by == [desk.scene.fire.id]
    found = desk.clerk.get("/work/options/person/?q=小").content.decode()
    assert "data-value" not in found
    people_found = desk.clerk.get("/work/options/person/?q=某").content.decode()
    person = re.search(rf'data-value="({desk.scene.other.id}:[^"]+)"', people_found)
    assert person is not None
    desk.done(desk.clerk, case, "copy", person=person[1])
    drain_outbox()
    account = person[1].partition(":")[2]
    with acting_as(SYSTEM):
        told = list(Notice.objects.filter(template="services.copied").values_list("account_id", flat=True))
    assert [str(one) for one in told] == [account]
    assert desk.other.get(f"/work/cases/{case.id}/").status_code == 200


def test_a_joint_review_by_name_tells_who_is_asked(desk: Desk) -> None:
    case = desk.scene.submitted()
    desk.done(desk.clerk, case, "accept")
    desk.done(desk.clerk, case, "ask-opinion", further_text=desk.scene.fire.name, question="能不能开", days="3")
    assert row(case).asks_open == 1
    drain_outbox()
    with acting_as(SYSTEM):
        assert Notice.objects.filter(template="services.opinion-asked").count() >= 1
