"""The construction permit: its form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.engines.services.life.plan import skipped
from banyan.systems.government.construction_permit.forms import BuildingSite
from banyan.systems.government.construction_permit.system import PERMIT

DESIGNER = {"role": "design", "code": "91350102MA2XK1WD4U", "leader": "陈某"}
BUILDER = {"role": "builder", "code": "91350102MA2XK1WD4U", "leader": "黄某"}
FILLED: dict[str, Any] = {
    "project": "榕城小区 3 号楼",
    "project_code": "2610-350102-04-01-123456",
    "site": "福州市鼓楼区工业路 1 号",
    "kind": "housing",
    "area": "12000",
    "parties": [DESIGNER, BUILDER],
    "price": "32000000",
    "begins": "2026-12-01",
    "ends": "2028-06-01",
    "contact": "陈某",
    "phone": "13800000021",
}


def credit_code() -> str:
    from random import Random

    from banyan.standards.synthetic import firm

    return str(getattr(firm(Random(1), "350102"), "value", firm(Random(1), "350102")))


def filled(**changes: Any) -> BuildingSite:
    code = credit_code()
    data = {**FILLED, **changes}
    data["parties"] = [{**party, "code": code} for party in data["parties"]]
    reading = read(BuildingSite, data)
    assert reading.value is not None, reading.errors
    return reading.value


def failed(form: BuildingSite) -> set[str]:
    return {rule.code for rule in PERMIT.rules if not rule.ask(form, {}).passed}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"parties": [DESIGNER, DESIGNER]}, {"parties"}),
        ({"ends": "2026-11-30"}, {"period"}),
        ({"parties": [DESIGNER, BUILDER, {**BUILDER, "role": "supervisor"}]}, {"independent-supervisor"}),
    ],
)
def test_rules_find_what_does_not_fit(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(filled(**changes)) == found


def test_fitting_out_needs_no_look_at_the_site() -> None:
    assert skipped(PERMIT, filled(kind="fit-out")) == ["site-check"]
    assert skipped(PERMIT, filled()) == []
