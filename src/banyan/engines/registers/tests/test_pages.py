"""The pages, as the person, as keepers of data, as a clerk without business there, and as nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from banyan.engines.divisions.departments import DATA
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.actions import put
from banyan.engines.registers.declare import Purpose
from banyan.engines.registers.queries import look_up, readings_of
from banyan.engines.registers.tests.conftest import GULOU, NUMBER, OTHER_NUMBER, SOMEONE
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import ANONYMOUS, Principal, acting_as
from banyan.kernel.testing import assert_queries, person, run_jobs, servant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]


@dataclass
class Stage:
    """Whoever stands on it acts in the requests, in place of a sign-in."""

    who: Principal = ANONYMOUS

    def get(self, page: str, /, *args: Any, **query: Any) -> Any:
        return Client().get(reverse(f"registers:{page}", args=args), query)

    def post(self, page: str, /, *args: Any, **body: Any) -> Any:
        return Client().post(reverse(f"registers:{page}", args=args), body)

    def page(self, page: str, /, *args: Any, **query: Any) -> str:
        response = self.get(page, *args, **query)
        assert response.status_code == 200, (response.status_code, response.content.decode()[:2000])
        return str(response.content.decode())


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage()

    def as_chosen(self: Any, request: Any) -> Any:
        with acting_as(made.who) as request.principal:
            return self.get_response(request)

    monkeypatch.setattr("banyan.engines.identity.middleware.PrincipalMiddleware.__call__", as_chosen)
    return made


@pytest.fixture
def subject(police: Principal) -> UUID:
    with acting_as(police):
        return put("people", NUMBER, SOMEONE, source="public-security", valid_from=date(1990, 3, 7))


def test_the_person_sees_who_read_and_asks_about_it(stage: Stage, subject: UUID, doctor: Principal) -> None:
    with acting_as(doctor):
        look_up("people", NUMBER, purpose=Purpose("办理生育登记", uuid7()), fields=["name", "address"])
    stage.who = person(subject_id=subject)
    page = stage.page("readings")
    assert "福州市鼓楼区卫生健康局" in page
    assert "办理生育登记" in page
    assert "住址" in page
    with acting_as(stage.who):
        (reading,) = readings_of(subject)
    assert "办理生育登记" in stage.page("doubt-reading", reading.id)
    assert stage.post("doubt-reading", reading.id, words=" ").status_code == 422
    asked = stage.post("doubt-reading", reading.id, words="我没有申请过")
    assert asked.status_code == 302
    assert "核实中" in stage.page("doubts")
    assert stage.post("doubt-reading", reading.id, words="再问").status_code == 422

    office = organisation_for(DATA, "350000000000")
    stage.who = servant(office.id, "register", division="350000000000")
    assert "我没有申请过" in stage.page("work-doubts")
    with acting_as(stage.who):
        from banyan.engines.registers.queries import objections_to

        (task,) = objections_to((office.id,))
    assert stage.post("work-doubt", task.id, answer="属实").status_code == 422
    assert stage.post("work-doubt", task.id, finding="upheld", answer="已责令改正").status_code == 302
    stage.who = person(subject_id=subject)
    assert "已责令改正" in stage.page("doubts")


def test_the_person_sees_what_is_held_and_asks_for_a_correction(stage: Stage, subject: UUID) -> None:
    stage.who = person(subject_id=subject)
    page = stage.page("held")
    assert "林小榕" in page
    assert "350102********0020" in page
    assert NUMBER not in page
    assert "来自公安" in page
    assert "林小榕" in stage.page("changes", "people")
    assert stage.post("doubt-value", "people", "address", words="门牌应是 2 号").status_code == 302
    office = organisation_for("public-security", GULOU)
    stage.who = servant(office.id, "register", division=GULOU)
    assert "门牌应是 2 号" in stage.page("work-doubts")
    stage.who = servant(organisation_for("health", GULOU).id, "register", division=GULOU)
    assert "没有等您答复的疑问" in stage.page("work-doubts")


@pytest.mark.parametrize("name", ["readings", "held", "doubts", "work-registers", "work-doubts"])
def test_whoever_has_not_signed_in_is_sent_to_do_so(stage: Stage, name: str) -> None:
    response = stage.get(name)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


def test_a_stranger_sees_nothing_of_others(stage: Stage, subject: UUID, doctor: Principal) -> None:
    with acting_as(doctor):
        look_up("people", NUMBER, purpose=Purpose("办理生育登记", uuid7()), fields=["name"])
    stage.who = person(subject_id=subject)
    with acting_as(stage.who):
        (reading,) = readings_of(subject)
    stage.who = person()
    assert "办理生育登记" not in stage.page("readings")
    assert "林小榕" not in stage.page("held")
    assert stage.get("doubt-reading", reading.id).status_code == 404
    assert stage.get("work-record", "people", subject, purpose="好奇").status_code == 403
    assert stage.get("work-register", "people").status_code == 403


def test_a_keeper_finds_a_record_and_its_history(stage: Stage, subject: UUID, police: Principal) -> None:
    stage.who = police
    assert "试验人口库" in stage.page("work-registers")
    page = stage.post("work-register", "people", key=NUMBER, purpose="核对重复登记").content.decode()
    assert "林*" in page
    assert "林小榕" not in page.split("查到")[1]
    found = stage.page("work-record", "people", subject, purpose="核对重复登记")
    assert "林小榕" not in found
    assert "没有约定给您看的：婚姻状况" in found
    assert "林小榕" in stage.page("work-record", "people", subject, purpose="核对重复登记", show="full")
    assert stage.get("work-record", "people", subject).status_code == 422
    assert stage.post("work-register", "people", key=NUMBER).status_code == 422
    assert stage.post("work-register", "people", key="1", purpose="x").status_code == 422
    assert stage.post("work-register", "people", purpose="x").status_code == 422
    by_name = stage.post("work-register", "people", name="林小榕", born="1990-03-07", purpose="x").content.decode()
    assert "查到 1 条" in by_name
    assert "没有查到" in stage.post("work-register", "people", key=OTHER_NUMBER, purpose="x").content.decode()


def test_a_clerk_without_data_to_keep_stays_out(stage: Stage, subject: UUID, doctor: Principal) -> None:
    stage.who = doctor
    for name in ("work-register", "work-hand-over"):
        assert stage.get(name, "people").status_code == 403
    assert stage.get("work-record", "people", subject, purpose="看看").status_code == 403


def test_a_file_goes_in_and_its_bad_rows_come_back(stage: Stage, police: Principal) -> None:
    stage.who = police
    assert "公安" in stage.page("work-hand-over", "people")
    text = "公民身份号码,姓名,居住地\n" + f"{NUMBER},林小榕,350102\n{OTHER_NUMBER},=1+1,350102\n"
    body = {"source": "public-security", "valid_from": "2020-01-01"}
    response = stage.post("work-hand-over", "people", **body, file=SimpleUploadedFile("a.csv", text.encode()))
    assert response.status_code == 302, response.content.decode()
    job_id = response["Location"].rstrip("/").split("/")[-1]
    assert "排队中" in stage.page("work-import", job_id)
    run_jobs()
    page = stage.page("work-import", job_id)
    assert "入库 1 行，退回 1 行" in page
    assert "姓名只写文字" in page
    assert stage.get("work-import-progress", job_id)["HX-Refresh"] == "true"
    returned = b"".join(stage.get("work-returned", job_id, "csv").streaming_content).decode()
    assert "'=1+1" in returned
    assert b"".join(stage.get("work-returned", job_id, "xlsx").streaming_content)[:2] == b"PK"
    assert stage.get("work-returned", job_id, "exe").status_code == 404
    stage.who = replace(police, account_id=uuid7())
    assert stage.get("work-import", job_id).status_code == 404


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "请选择文件"),
        ({"file": SimpleUploadedFile("a.xlsx", b"%PDF-1.7")}, "不是表格"),
        ({"file": SimpleUploadedFile("a.csv", "身高\n1".encode())}, "不认识的列：身高"),
        ({"file": SimpleUploadedFile("a.csv", b"x"), "valid_from": "2020-02-30"}, "日期"),
        ({"file": SimpleUploadedFile("a.csv", b"x"), "source": "civil-affairs"}, "来源部门"),
    ],
)
def test_a_file_that_cannot_be_taken_is_explained(
    stage: Stage, police: Principal, body: dict[str, Any], reason: str
) -> None:
    stage.who = police
    response = stage.post("work-hand-over", "people", **{"source": "public-security", **body})
    assert response.status_code == 422
    assert reason in response.content.decode()


def test_the_number_of_statements_does_not_grow_with_the_readings(
    stage: Stage, subject: UUID, doctor: Principal
) -> None:
    with acting_as(doctor):
        for _ in range(15):
            look_up("people", NUMBER, purpose=Purpose("办理生育登记", uuid7()), fields=["name"])
    stage.who = person(subject_id=subject)
    stage.page("readings")
    with assert_queries(8):
        stage.page("readings")
