"""The scan: bounded, incremental, one card for each rule, case and step."""

from dataclasses import replace
from datetime import date

import pytest

from banyan.engines.supervision import scan
from banyan.engines.supervision.actions import set_rule
from banyan.engines.supervision.models import Card, FollowUp, Mark, Rating, Tally
from banyan.engines.supervision.scan import scan_clocks, scan_follow_ups, scan_refusals
from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import FUZHOU, GULOU, MONDAY, applicant, case, known, on, supervisor
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


def run(day: date) -> list[str]:
    with on(day), acting_as(SYSTEM):
        scan_clocks()
        return sorted(Card.objects.values_list("rule", flat=True))


def test_cards_come_as_the_days_go_by_and_only_once() -> None:
    known(case())
    assert run(date(2026, 11, 10)) == []
    assert run(date(2026, 11, 12)) == ["promise-near"]
    assert run(date(2026, 11, 12)) == ["promise-near"]
    assert run(date(2026, 11, 16)) == ["promise-near", "promise-over"]
    assert run(date(2026, 11, 30)) == ["promise-near", "promise-over"]


def test_another_step_is_another_card() -> None:
    one = case(step_due=date(2026, 11, 4))
    known(one)
    assert run(date(2026, 11, 5)) == ["step-over"]
    known(replace(one, step="decide", step_title="决定", step_due=date(2026, 11, 6)))
    assert run(date(2026, 11, 9)) == ["step-over", "step-over"]


def test_nobody_answers_an_application() -> None:
    known(case(state="submitted", accepted_on=None, due=date(2026, 11, 9)))
    assert run(date(2026, 11, 6)) == ["acceptance-near"]
    assert run(date(2026, 11, 10)) == ["acceptance-late", "acceptance-near"]


def test_a_case_that_ended_or_stands_is_left_alone() -> None:
    known(case(state="suspended", due=None))
    known(case(state="closed", due=None, closed_on=MONDAY))
    assert run(date(2026, 12, 30)) == []


def test_each_case_is_looked_at_once_a_day() -> None:
    known(case())
    run(date(2026, 11, 12))
    with on(date(2026, 11, 12)), acting_as(SYSTEM), assert_queries(4):
        assert scan_clocks() == 0


def test_a_run_takes_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "BATCH", 3)
    for _ in range(7):
        known(case())
    assert len(run(date(2026, 11, 16))) == 7
    with acting_as(SYSTEM):
        assert not Mark.objects.filter(next_look__lte=date(2026, 11, 16)).exists()


def test_a_place_may_switch_a_rule_off_or_set_it_otherwise() -> None:
    gulou, jinan = case(GULOU), case("350111000000")
    with acting_as(supervisor(FUZHOU)), on(MONDAY):
        set_rule(rule="promise-near", division=FUZHOU, threshold=3, active=True, reason="全市提前三天提醒")
        set_rule(rule="promise-near", division=GULOU, threshold=1, active=False, reason="本区不提醒")
    known(gulou)
    known(jinan)
    assert run(date(2026, 11, 10)) == ["promise-near"]
    with acting_as(SYSTEM):
        assert Card.objects.get().division == "350111000000"


def test_setting_a_rule_has_waiting_cases_looked_at_again() -> None:
    known(case())
    assert run(date(2026, 11, 10)) == []
    with acting_as(supervisor()), on(date(2026, 11, 10)):
        set_rule(rule="promise-near", division=FUZHOU, threshold=3, active=True, reason="提前三天提醒")
    assert run(date(2026, 11, 10)) == ["promise-near"]


def test_a_bad_rating_without_follow_up() -> None:
    from banyan.engines.supervision.actions import rate

    one = case(state="closed", due=None, closed_on=MONDAY)
    known(one)
    with acting_as(applicant(one)), on(MONDAY):
        rate(case_id=one.case_id, level=1)
    with acting_as(SYSTEM):
        due = FollowUp.objects.get().due
        with on(due):
            assert scan_follow_ups() == 0
        with on(date(2026, 11, 16)):
            assert scan_follow_ups() == 1
            assert scan_follow_ups() == 0
        assert Card.objects.get().colour == "red"
        assert Rating.objects.count() == 1


def test_too_many_refusals_give_one_card_a_month() -> None:
    for number in range(20):
        state = "not-accepted" if number < 5 else "closed"
        known(case(state=state, due=None, closed_on=MONDAY, reason="不属于本机关职权范围"))
    with acting_as(SYSTEM):
        fold()
        assert Tally.objects.get().rejected == 5
        with on(date(2026, 11, 20)):
            assert scan_refusals() == 1
            assert scan_refusals() == 0
        assert "25%" in Card.objects.get().reason
