"""What stands in a clerk's calendar: ends of his cases' clocks, special procedures under way, his office's number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from banyan.engines.documents.declare import named_cases
from banyan.engines.portal.declare import CalendarEntry
from banyan.engines.portal.queries import entries
from banyan.engines.services import actions
from banyan.engines.services.queries import case, cases_numbered
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.kernel import clock
from banyan.kernel.principal import Principal, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


def days_of(who: Principal, only: str = "", days: int = 60) -> Sequence[CalendarEntry]:
    today = clock.today()
    with acting_as(who):
        return entries(today - timedelta(days=30), today + timedelta(days=days), only=only)


def mine(scene: Scene) -> CaseInfo:
    """A case that the clerk has accepted and has in hand."""
    taken = scene.accepted()
    with acting_as(scene.clerk):
        found = case(taken.id)
        if found.assignee_id != scene.clerk.account_id:
            actions.claim(case_id=taken.id)
        return case(taken.id)


def test_the_ends_of_the_clocks_stand_on_their_days(scene: Scene) -> None:
    taken = mine(scene)
    found = {one.word: one for one in days_of(scene.clerk, "case-dues")}
    assert found["承诺期限"].first_day == taken.due
    assert found["承诺期限"].url == f"/work/cases/{taken.id}/"
    if taken.statutory_due not in (None, taken.due):
        assert found["法定期限"].first_day == taken.statutory_due


def test_no_name_of_an_applicant_stands_in_what_leaves_the_house(scene: Scene) -> None:
    taken = mine(scene)
    for one in days_of(scene.clerk):
        assert taken.applicant_name not in f"{one.title}{one.place}{one.word}"
    assert any(one.text == taken.applicant_name for one in days_of(scene.clerk, "case-dues"))


def test_a_case_of_nobody_counts_for_the_office_and_stays_out_of_the_feed(scene: Scene) -> None:
    waiting = scene.submitted()
    for who, number in ((scene.clerk, 1), (scene.leader, 1), (scene.elsewhere, 0), (scene.fireman, 0)):
        found = days_of(who, "office-dues")
        assert len(found) == number
        assert days_of(who, "case-dues") == ()
    (entry,) = days_of(scene.clerk, "office-dues")
    assert entry.title == "本单位 1 件到期"
    assert (entry.first_day, f"due_from={waiting.due}" in entry.url) == (waiting.due, True)
    with acting_as(scene.clerk):
        assert entries(clock.today(), clock.today() + timedelta(days=60), feed=True) == ()


def test_an_inspection_under_way_lasts_to_its_expected_end(scene: Scene) -> None:
    taken = mine(scene)
    until = clock.today() + timedelta(days=6)
    with acting_as(scene.clerk):
        actions.suspend(case_id=taken.id, special="inspection", reason="到现场看布局", expected_on=until)
    (stay,) = days_of(scene.clerk, "case-stays")
    assert (stay.first_day, stay.last_day, stay.kind) == (clock.today(), until, "pause")
    assert stay.title.startswith("现场核查、检验：")
    assert days_of(scene.clerk, "case-dues") == ()
    assert days_of(scene.leader, "case-stays") == ()
    with clock.at(clock.now() + timedelta(days=9)):
        (late,) = days_of(scene.clerk, "case-stays")
    assert (late.kind, late.word) == ("near", "该结束了")


def test_another_office_and_residents_see_no_day_of_it(scene: Scene) -> None:
    taken = mine(scene)
    for who in (scene.elsewhere, scene.fireman, scene.decider):
        assert [one for one in days_of(who) if str(taken.id) in one.url] == []


def test_many_cases_cost_as_few_statements_as_one(scene: Scene) -> None:
    for _ in range(3):
        mine(scene)
    days_of(scene.clerk)
    with assert_queries(6):
        days_of(scene.clerk)


def test_the_library_finds_and_names_the_cases_of_the_own_office_only(scene: Scene) -> None:
    taken = scene.submitted()
    with acting_as(scene.clerk):
        assert cases_numbered(taken.number) == [taken.id]
        assert named_cases([taken.id])[taken.id].number == taken.number
        assert cases_numbered("小") == []
    with acting_as(scene.elsewhere):
        assert cases_numbered(taken.number) == []
        assert named_cases([taken.id]) == {}


def test_nothing_is_asked_of_days_long_gone(scene: Scene) -> None:
    mine(scene)
    with acting_as(scene.clerk):
        assert entries(date(2020, 1, 1), date(2020, 2, 1)) == ()
