"""Paying a tax later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.divisions.departments import TAX
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.queries import licence_of_case
from banyan.engines.services.models import Case
from banyan.engines.services.rehearsal import granted, submitted
from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.systems.government.deferred_tax.forms import DeferredTax
from banyan.systems.government.deferred_tax.rules import last_day
from banyan.systems.government.deferred_tax.system import DEFER

FUJIAN = "350000000000"
FILLED: dict[str, Any] = {
    "tax": "value-added",
    "period": "2026 年 10 月",
    "due": "2026-11-30",
    "amount": "86000",
    "deferred": "50000",
    "extension": "3",
    "difficulty": "cash",
    "funds": "120000",
    "wages": "70000",
    "insurance": "14000",
    "phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(DEFER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(DeferredTax, FILLED) == {}
    assert mistakes(DeferredTax, FILLED, extension="4").keys() == {"extension"}
    assert mistakes(DeferredTax, FILLED, tax="other") == {"other_tax": "请填哪个税种"}
    assert mistakes(DeferredTax, FILLED, difficulty="disaster") == {"event": "请填什么事，损失多少"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"due": "2026-11-23"}, {"in-time"}),
        ({"due": "2026-11-24"}, set()),
        ({"deferred": "86000.01"}, {"owed", "missing"}),
        ({"funds": "170000"}, {"cash", "missing"}),
        ({"funds": "169999.99", "deferred": "0.01"}, set()),
        ({"deferred": "50000.01"}, {"missing"}),
        ({"funds": "0"}, set()),
        ({"difficulty": "disaster", "event": "台风淹了仓库", "funds": "900000"}, set()),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 24):
        assert failed(DEFER, filled_form(DeferredTax, FILLED, **changes)) == found


@pytest.mark.parametrize(
    ("due", "extension", "until"),
    [
        ("2026-12-15", "3", date(2027, 3, 15)),
        ("2026-11-30", "3", date(2027, 2, 28)),
        ("2027-01-31", "1", date(2027, 2, 28)),
    ],
)
def test_it_ends_so_many_months_after_it_was_due(due: str, extension: str, until: date) -> None:
    assert last_day(filled_form(DeferredTax, FILLED, due=due, extension=extension)) == until


def test_proof_is_wanted_of_a_disaster_only() -> None:
    assert "disaster-proof" not in needed(DEFER, filled_form(DeferredTax, FILLED))
    form = filled_form(DeferredTax, FILLED, difficulty="disaster", event="台风淹了仓库")
    assert "disaster-proof" in needed(DEFER, form)


@pytest.mark.django_db
def test_the_province_approves() -> None:
    with on(2026, 11, 24):
        case, taxpayer = granted(DEFER, FILLED, place=FUJIAN)
    assert (case.decision, case.org_id) == ("granted", organisation_for(TAX, FUJIAN).id)
    with acting_as(taxpayer):
        approval = licence_of_case(case.id)
    assert approval is not None
    assert approval.content["tax"] == "增值税（2026 年 10 月）"
    assert (approval.content["amount"], approval.content["until"]) == ("50,000.00 元", "2027 年 2 月 28 日")


@pytest.mark.django_db
def test_who_comes_too_late_leaves_nothing_behind() -> None:
    with on(2026, 12, 1), pytest.raises(Invalid) as refused:
        submitted(DEFER, FILLED, place=FUJIAN)
    assert any("不能再申请延期" in text for text in refused.value.fields.values())
    with acting_as(SYSTEM):
        assert not Case.objects.exists()
