"""What a keeper of data and the firm itself see: branches, ownership, course, and where departments differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from banyan.engines.divisions.departments import TAX
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.actions import put
from banyan.engines.registers.queries import readings_of
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.testing import person, servant
from banyan.systems.government.legal_persons.tests.test_ties import (
    GULOU,
    HEAD,
    by,
    code,
    held,
    keeper,
    loaded,
    values,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> list[Principal]:
    """Whoever stands on it acts in the requests, in place of a sign-in."""
    made: list[Principal] = []

    def as_chosen(self: Any, request: Any) -> Any:
        with acting_as(made[-1]) as request.principal:
            return self.get_response(request)

    monkeypatch.setattr("banyan.engines.identity.middleware.PrincipalMiddleware.__call__", as_chosen)
    return made


@pytest.fixture
def subject(db: None) -> Any:
    loaded(
        values(2, shareholders=[held(HEAD, "100")]),
        values(1, shareholders=[by(2, "60"), held(HEAD, "40")]),
        values(3, kind="3", parent=code(1), name="试验一分公司"),
    )
    with acting_as(SYSTEM):
        said = {"state": "2", "state_reason": "自主决定歇业"}
        put("firms", code(1), said, source="market-supervision", valid_from=date(2022, 1, 1))
        theirs = {"tax_credit": "A", "tax_address": "别处 2 号"}
        put("firms", code(1), theirs, source="tax", valid_from=date(2021, 1, 1))
    return firm_id(code(1))


def test_a_keeper_sees_rows_branches_ownership_and_course(stage: list[Principal], subject: Any) -> None:
    stage.append(keeper())
    page = Client().get(reverse("registers:work-record", args=["firms", subject]), {"purpose": "核对"})
    text = page.content.decode()
    assert page.status_code == 200
    for word in ("股权结构", "试验2有限公司", "分支机构", "试验一分公司", "自主决定歇业", "60%"):
        assert word in text
    assert HEAD not in text


def test_a_tax_keeper_sees_the_difference_and_asks(stage: list[Principal], subject: Any) -> None:
    stage.append(keeper(TAX))
    address = reverse("registers:work-record", args=["firms", subject])
    assert "各部门说法不一致" in Client().get(address, {"purpose": "核对"}).content.decode()
    ask = reverse("registers:work-ask", args=["firms", subject, "tax_address"])
    assert Client().post(ask, {"purpose": "核对"}).status_code == 302
    assert Client().post(ask, {"purpose": "核对"}).status_code == 409
    stage.append(keeper())
    assert "别处 2 号" in Client().get(reverse("registers:work-doubts")).content.decode()
    stage.append(servant(organisation_for(TAX, GULOU).id))
    assert Client().post(ask, {"purpose": "核对"}).status_code == 403


def test_the_firm_sees_its_own_and_others_open_fields_only(stage: list[Principal], subject: Any) -> None:
    stage.append(person(firm_id=subject))
    text = Client().get(reverse("registers:held")).content.decode()
    for word in ("股权结构", "试验2有限公司", "试验一分公司", "登记状态", "歇业"):
        assert word in text
    assert HEAD not in text
    with acting_as(SYSTEM):
        readings = readings_of(firm_id(code(2)))
    assert any("股东" in "".join(one.fields) and one.automatic for one in readings)
    assert not any("公民身份号码" in "".join(one.fields) for one in readings)
