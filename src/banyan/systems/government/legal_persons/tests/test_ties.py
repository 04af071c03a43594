"""Branches, shareholders, who stands above a firm, and in what state it was on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from banyan.engines.divisions.departments import CIVIL_AFFAIRS, HOUSING, MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers.actions import correct, load, put
from banyan.engines.registers.models import TieRow
from banyan.engines.registers.queries import course, ended, look_up, owners, record, tied_to
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id, person_id
from banyan.kernel.testing import assert_queries, person, servant
from banyan.standards import organisation_code, uscc
from banyan.standards.uscc import RegistrationDepartment

pytestmark = pytest.mark.django_db

GULOU = "350102000000"
HEAD, OTHER = "350102199003070020", "35010219851212001X"
SINCE = date(2020, 1, 1)


def code(n: int) -> str:
    return uscc.build(RegistrationDepartment.MARKET, "1", "350102", organisation_code.build(f"PDY7000{n}"))


def values(n: int, **more: Any) -> dict[str, Any]:
    return {
        "uscc": code(n), "name": f"试验{n}有限公司", "kind": "1", "legal_person": "林某", "legal_person_number": HEAD,
        "founded": SINCE, "division": GULOU, "address": "某路 1 号", "state": "1", **more,
    }  # fmt: skip


def held(number: str, percent: str, name: str = "林某", **more: str) -> dict[str, str]:
    return {"name": name, "kind": "1", "percent": percent, "number": number, "since": "2020-01-01", **more}


def by(n: int, percent: str) -> dict[str, str]:
    return {"name": f"试验{n}有限公司", "kind": "2", "percent": percent, "uscc": code(n), "since": "2020-01-01"}


def loaded(*rows: dict[str, Any]) -> None:
    with acting_as(SYSTEM):
        assert load("firms", rows, source="market-supervision").bad == []


def keeper(department: Any = MARKET_SUPERVISION, place: str = GULOU) -> Principal:
    return servant(organisation_for(department, place).id, REGISTER.code, division=place)


def test_the_parent_knows_its_branches_and_a_branch_without_parent_is_sent_back() -> None:
    loaded(values(1), values(2, kind="3", parent=code(1)))
    with acting_as(servant(organisation_for(HOUSING, GULOU).id)), assert_queries(3):
        found = tied_to("firms", "parent", firm_id(code(1)), purpose="核对分支机构")
    assert [(one.key, one.state) for one in found.found] == [(code(2), "存续")]
    with acting_as(SYSTEM):
        report = load("firms", [values(3, kind="3", parent=code(9))], source="market-supervision")
        assert [(bad.field, "不在法人库里" in bad.reason) for bad in report.bad] == [("parent", True)]
        with pytest.raises(Invalid, match="不在法人库里"):
            put("firms", code(3), values(3, kind="3", parent=code(9)), source="market-supervision", valid_from=SINCE)
        assert look_up("firms", code(3), purpose="x") is None


def test_who_holds_shares_is_told_to_himself_and_to_keepers_only() -> None:
    loaded(values(1, shareholders=[held(HEAD, "60"), held(OTHER, "40", "陈某")]))
    subject = person_id(OTHER)
    with acting_as(person(subject_id=subject)):
        found = tied_to("firms", "shareholder", subject, purpose="本人查看")
        with pytest.raises(Refused):
            tied_to("firms", "shareholder", person_id(HEAD), purpose="好奇")
    assert [(one.key, str(one.share)) for one in found.found] == [(code(1), "40")]
    with acting_as(keeper()):
        assert tied_to("firms", "shareholder", subject, purpose="核对").found
    with acting_as(servant(organisation_for(HOUSING, GULOU).id)), pytest.raises(Refused, match="公民身份号码"):
        tied_to("firms", "shareholder", subject, purpose="核对")


def test_numbers_of_shareholders_are_sealed_and_kept_from_other_departments() -> None:
    loaded(values(1, shareholders=[held(HEAD, "100")]))
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT plain::text FROM registers_statement WHERE register = 'firms'")
        (plain,) = cursor.fetchone()
    assert HEAD not in plain
    assert '"林某"' in plain
    with acting_as(servant(organisation_for(HOUSING, GULOU).id)):
        seen = look_up("firms", code(1), purpose="核对", fields=["shareholders"])
        with pytest.raises(Refused):
            look_up("firms", code(1), purpose="核对", fields=["shareholders", "shareholders.number"])
    assert seen is not None
    assert "number" not in seen["shareholders"][0]
    with acting_as(keeper()):
        kept = look_up("firms", code(1), purpose="核对", fields=["shareholders", "shareholders.number"])
    assert kept is not None
    assert kept["shareholders"][0]["number"] == HEAD


def test_a_keeper_of_another_registering_body_reads_no_personal_field_of_a_firm() -> None:
    loaded(values(1, shareholders=[held(HEAD, "100")]))
    wanted = ["name", "legal_person_number", "shareholders", "shareholders.number"]
    with acting_as(keeper(CIVIL_AFFAIRS)):
        seen = look_up("firms", code(1), purpose="核对", fields=wanted)
    assert seen is not None
    assert "legal_person_number" not in seen.facts
    assert "number" not in seen["shareholders"][0]


def test_ownership_goes_up_level_by_level_and_stops_at_a_circle() -> None:
    loaded(
        values(1, shareholders=[by(2, "60"), held(HEAD, "40")]),
        values(2, shareholders=[by(3, "50")]),
        values(3, shareholders=[by(1, "10"), held(OTHER, "90", "陈某")]),
    )
    with acting_as(servant(organisation_for(HOUSING, GULOU).id)), assert_queries(3):
        top = owners("firms", firm_id(code(1)), "shareholder", purpose="核对")
    second, man = top
    assert (second.key, str(second.whole), man.name, man.key) == (code(2), "60", "林某", "")
    (third,) = second.above
    assert (third.key, str(third.whole)) == (code(3), "30")
    assert [(one.name, one.again) for one in third.above] == [("试验1有限公司", True), ("陈某", False)]
    with acting_as(servant(organisation_for(HOUSING, GULOU).id)):
        cut = owners("firms", firm_id(code(1)), "shareholder", purpose="核对", depth=1)
    assert [(one.cut, one.above) for one in cut] == [(True, []), (False, [])]


def test_shares_beyond_the_whole_come_back() -> None:
    with acting_as(SYSTEM):
        rows = [values(1, shareholders=[held(HEAD, "60"), held(OTHER, "41", "陈某")])]
        report = load("firms", rows, source="market-supervision")
    assert [bad.field for bad in report.bad] == ["shareholders"]
    assert "超过了 100%" in report.bad[0].reason


def test_a_shareholder_who_left_is_no_longer_one_and_was_one_then() -> None:
    left = held(OTHER, "40", "陈某", until="2022-01-01")
    loaded(values(1, shareholders=[held(HEAD, "60"), left]))
    with acting_as(SYSTEM):
        assert tied_to("firms", "shareholder", person_id(OTHER), purpose="x").found == ()
        then = tied_to("firms", "shareholder", person_id(OTHER), purpose="x", on=date(2021, 6, 1))
    assert [one.key for one in then.found] == [code(1)]


def test_the_course_tells_each_state_with_its_reason_and_a_correction_changes_it() -> None:
    loaded(values(1))
    subject = firm_id(code(1))
    with acting_as(SYSTEM):
        said = {"state": "3", "state_reason": "逾期未报送年度报告"}
        put("firms", code(1), said, source="market-supervision", valid_from=date(2022, 3, 1))
        put("firms", code(1), {"state": "4"}, source="market-supervision", valid_from=date(2023, 1, 1))
        stages = course("firms", subject, purpose="x")
        assert [(one.shown, one.start, one.end) for one in stages] == [
            ("存续", SINCE, date(2022, 3, 1)),
            ("吊销", date(2022, 3, 1), date(2023, 1, 1)),
            ("注销", date(2023, 1, 1), None),
        ]
        assert [fact.shown for fact in stages[1].beside] == ["逾期未报送年度报告"]
        then = record("firms", subject, purpose="x", on=date(2022, 5, 1), fields=["state"])
        assert then is not None
        assert then["state"] == "3"
        assert ended("firms", subject) == "注销"
        back = {"state": "1"}
        correct(
            "firms", code(1), back, source="market-supervision", reason="登记有误", valid_from=date(2022, 3, 1),
        )  # fmt: skip
        assert ended("firms", subject) == ""


def test_nobody_but_the_platform_reads_or_writes_the_index_of_ties() -> None:
    loaded(values(1, shareholders=[held(HEAD, "100")]))
    row = TieRow(target_id=person_id(OTHER), register="firms", tie="shareholder", subject_id=firm_id(code(1)))
    for who in (ANONYMOUS, keeper(), person(subject_id=person_id(HEAD))):
        with acting_as(who):
            assert TieRow.objects.count() == 0
            with pytest.raises(ProgrammingError), transaction.atomic():
                row.save(force_insert=True)
    with acting_as(SYSTEM):
        assert {one.tie for one in TieRow.objects.all()} == {"shareholder"}
