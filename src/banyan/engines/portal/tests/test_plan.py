"""What implements a row of the plan is asked of the registry."""

from __future__ import annotations

import pytest

from banyan.engines.portal.declare import Evidence
from banyan.engines.portal.plan import row_ids, standings
from banyan.kernel.systems import Misdeclared, System
from banyan.kernel.testing import registry_of


def evidence(row: str) -> Evidence:
    return Evidence(code="some-evidence", row=row, measure=lambda: "1 件")


def state_of(row: str) -> str:
    return next(one.state for one in standings() if one.row.id == row)


def test_a_row_is_in_use_on_trial_or_not_begun_as_its_systems_say() -> None:
    whole = System(code="a", title="甲", plan=("4-2-1e",))
    part = System(code="b", title="乙", plan=("4-2-1g", "4-2-1e"), state="partial")
    with registry_of(whole, part):
        assert state_of("4-2-1e") == "used"
        assert state_of("4-2-1g") == "trial"
        assert state_of("10-7") == "none"


def test_who_gives_the_evidence_answers_for_the_row() -> None:
    item = System(code="a", title="甲", plan=("4-2-3b",))
    answers = System(code="b", title="乙", plan=("4-2-3b",), state="partial", declares=(evidence("4-2-3b"),))
    with registry_of(item, answers):
        assert state_of("4-2-3b") == "trial"


def test_evidence_for_a_row_that_the_plan_has_not_stops_the_start() -> None:
    with (
        pytest.raises(Misdeclared, match="没有 99-9 这一行"),
        registry_of(System(code="a", title="甲", declares=(evidence("99-9"),))),
    ):
        pass


def test_no_row_is_listed_twice() -> None:
    assert len(row_ids()) == len(standings())
