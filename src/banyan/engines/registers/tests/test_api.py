"""The JSON interface: purpose asked, errors told plainly, nothing given away."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.registers.actions import put
from banyan.engines.registers.tests.conftest import NUMBER, OTHER_NUMBER, SOMEONE
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Principal, acting_as
from banyan.kernel.testing import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
API = "/api/v1/registers/"


@pytest.fixture
def subject(police: Principal) -> UUID:
    with acting_as(police):
        return put("people", NUMBER, SOMEONE, source="public-security", valid_from=date(1990, 3, 7))


@pytest.fixture
def acting(monkeypatch: pytest.MonkeyPatch) -> dict[str, Principal]:
    """Whoever stands here acts in the requests, in place of a sign-in."""
    who: dict[str, Principal] = {}

    def as_chosen(self: Any, request: Any) -> Any:
        with acting_as(who["now"]) as request.principal:
            return self.get_response(request)

    monkeypatch.setattr("banyan.engines.identity.middleware.PrincipalMiddleware.__call__", as_chosen)
    return who


def post(path: str, **body: Any) -> Any:
    return Client().post(API + path, body, content_type="application/json")


def test_a_look_up_states_its_purpose_and_gives_source_and_day(
    subject: UUID, doctor: Principal, acting: dict[str, Principal]
) -> None:
    acting["now"] = doctor
    answer = post("people/look-up", key=NUMBER, purpose="生育登记", case_id=str(uuid7()), fields=["name", "address"])
    assert answer.status_code == 200
    fact = answer.json()["facts"]["address"]
    assert (fact["value"], fact["source"], fact["title"]) == (SOMEONE["address"], "公安", "住址")
    acting["now"] = person(subject_id=subject)
    (seen,) = Client().get(API + "readings").json()
    assert (seen["purpose"], seen["fields"], seen["automatic"]) == ("生育登记", ["姓名", "住址"], True)


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"key": NUMBER, "purpose": "看看"}, 403, "约定"),
        ({"key": NUMBER, "purpose": "看看", "fields": ["name"]}, 403, "办件"),
        ({"key": OTHER_NUMBER, "purpose": "x", "fields": ["name"], "case_id": str(uuid7())}, 404, "没有找到"),
        ({"key": "1", "purpose": "x", "fields": ["name"]}, 422, "18 位"),
        ({"key": NUMBER, "fields": ["name"]}, 422, "填得不对"),
        ({"key": NUMBER, "purpose": "x", "fields": ["height"]}, 404, "height"),
        ({"key": NUMBER, "purpose": "x", "fields": ["name}; DROP TABLE"]}, 422, "填得不对"),
    ],
)
def test_what_is_refused_says_why(
    subject: UUID, doctor: Principal, acting: dict[str, Principal], body: dict[str, Any], status: int, words: str
) -> None:
    acting["now"] = doctor
    answer = post("people/look-up", **body)
    assert (answer.status_code, words in answer.json()["title"]) == (status, True), answer.json()


def test_comparing_many_answers_row_by_row(subject: UUID, doctor: Principal, acting: dict[str, Principal]) -> None:
    acting["now"] = doctor
    rows = [
        {"key": NUMBER, "claims": {"name": "林小榕"}},
        {"key": NUMBER, "claims": {"name": "别人"}},
        {"key": OTHER_NUMBER, "claims": {"name": "别人"}},
        {"key": "坏", "claims": {"name": "别人"}},
    ]
    answers = post("people/compare", rows=rows, purpose="x", case_id=str(uuid7())).json()
    assert [one["agrees"].get("name") for one in answers] == [True, False, None, None]
    assert [one["found"] for one in answers] == [True, True, False, False]
    assert "18 位" in answers[3]["reason"]


def test_facts_and_what_is_declared(subject: UUID, acting: dict[str, Principal]) -> None:
    acting["now"] = person(subject_id=subject)
    found = post("facts", subject_id=str(subject), fields=["people.name", "people.marriage"], purpose="办理试验")
    assert {name: fact["value"] for name, fact in found.json().items()} == {"people.name": "林小榕"}
    (declared,) = Client().get(API).json()
    assert declared["key"] == "number"
    assert {
        "code": "marriage",
        "title": "婚姻状况",
        "type": "选项",
        "source": "民政",
        "sensitivity": "敏感个人信息",
    } in declared["fields"]
