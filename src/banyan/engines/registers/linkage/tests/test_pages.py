"""The pages: handing over, candidates side by side, differences; another department sees nothing."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from banyan.engines.registers.linkage.models import Difference, LinkRow, LinkRun
from banyan.engines.registers.linkage.tests.conftest import said, sheet
from banyan.engines.registers.tests.test_pages import Stage, stage
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, person, run_jobs

__all__ = ["stage"]

ROWS = [said(1, 姓名="陈小明"), said(4, 出生日期="", 联系电话="", 住址=""), said(2, 住址="福州市鼓楼区别处 8 号")]


@pytest.fixture
def run_id(stage: Stage, registered: object, registrar: Principal) -> UUID:
    stage.who = registrar
    file = SimpleUploadedFile("民政.csv", b"".join(sheet(ROWS)))
    answer = stage.post("work-linkage", "people", source="civil-affairs", file=file)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    run_jobs()
    with acting_as(SYSTEM):
        return LinkRun.objects.get().id


def test_a_keeper_goes_from_file_to_decision(stage: Stage, run_id: UUID, registrar: Principal) -> None:
    page = stage.page("work-link", run_id)
    assert "自动关联" in page
    assert "同音" in page
    assert "核对候选（1）" in stage.page("work-linkage", "people")
    to_row = stage.get("work-candidates", "people")
    assert to_row["Location"].endswith(f"/{run_id}/3/")
    with assert_queries(30):
        page = stage.page("work-link-row", run_id, 3)
    for key in ("A", "R", "L"):
        assert f'data-key="{key}"' in page
    assert "王*" in page, "of the register the keeper sees what his department answers for, the rest masked"
    assert "1978 年 5 月 21 日" not in page.split("登记库里")[0]
    assert stage.post("work-link-row", run_id, 3, decision="").status_code == 422
    assert stage.post("work-link-row", run_id, 3, decision="reject").status_code == 302
    with acting_as(registrar):
        assert LinkRow.objects.get(run_id=run_id, number=3).state == "rejected"
    assert "没有等您看的候选" in stage.page("work-candidates", "people")


def test_a_link_is_undone_on_its_page(stage: Stage, run_id: UUID, registrar: Principal) -> None:
    assert "撤销关联" in stage.page("work-link-row", run_id, 2)
    assert stage.post("work-link-row", run_id, 2, decision="undo", reason="").status_code == 422
    assert stage.post("work-link-row", run_id, 2, decision="undo", reason="看错了").status_code == 302
    with acting_as(registrar):
        assert LinkRow.objects.get(run_id=run_id, number=2).state == "undone"


def test_the_result_comes_as_a_file_with_reasons(stage: Stage, run_id: UUID) -> None:
    text = b"".join(stage.get("work-link-result", run_id, "csv").streaming_content).decode("utf-8-sig")
    assert "候选，待人工确认" in text
    assert "姓名同音" in text
    assert stage.get("work-link-result", run_id, "xlsx").status_code == 200
    assert stage.get("work-link-result", run_id, "pdf").status_code == 404


def test_departments_correct_each_other(stage: Stage, run_id: UUID, registrar: Principal, police: Principal) -> None:
    page = stage.page("work-differences", "people")
    assert "姓名" in page
    assert "住址" in page
    with acting_as(SYSTEM):
        one = Difference.objects.get(field="name")
    page = stage.page("work-difference", one.id)
    assert "陈小明" in page, "what one's own file says is shown in full"
    assert "陈晓明" not in page, "what the police answer for is masked"
    assert stage.post("work-difference", one.id, words=" ").status_code == 422
    assert stage.post("work-difference", one.id, words="结婚证上是小").status_code == 302
    assert stage.post("work-difference", one.id, finding="kept", answer="不").status_code == 403
    stage.who = police
    page = stage.page("work-difference", one.id)
    assert "陈晓明" in page
    assert "结婚证上是小" in page
    assert stage.post("work-difference", one.id, finding="kept", answer="户口簿上是晓").status_code == 302
    with acting_as(registrar):
        assert Difference.objects.get(id=one.id).state == "kept"


def test_nobody_else_sees_anything(stage: Stage, run_id: UUID, doctor: Principal) -> None:
    with acting_as(SYSTEM):
        one = Difference.objects.get(field="name")
    for who in (doctor, person()):
        stage.who = who
        assert stage.get("work-link", run_id).status_code == 404
        assert stage.get("work-link-row", run_id, 3).status_code == 404
        assert stage.get("work-link-result", run_id, "csv").status_code == 404
        assert stage.get("work-difference", one.id).status_code == 404
        assert stage.post("work-link-row", run_id, 3, decision="reject").status_code == 404
