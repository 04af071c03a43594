"""Before a year's notice the platform goes on: dates are provisional, and right once the notice is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from banyan.engines.identity import demo
from banyan.engines.services import actions, queries
from banyan.engines.services.models import Case
from banyan.engines.services.progress import provisional_words
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.upkeep import settle_clocks
from banyan.kernel import calendar, clock
from banyan.kernel.errors import Conflict, Invalid, Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, Principal, acting_as

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 12, 28, 9, tzinfo=clock.ZONE)
#: An invented arrangement for tests, in the form of a notice.
NOTICE = """日期,种类,名称
2027-01-01,休,元旦
2027-01-04,休,元旦
2027-01-05,休,元旦
2027-01-09,班
2027-05-01,休,劳动节
2027-05-02,休,劳动节
2027-10-01,休,国庆节
2027-10-02,休,国庆节
2027-10-03,休,国庆节
"""


@pytest.fixture(autouse=True)
def own_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BANYAN_CALENDAR", str(tmp_path / "calendar.json"))
    cache.delete("services.calendar")
    yield
    cache.delete("services.calendar")


def administrator(power: str) -> Principal:
    return Principal(kind="administrator", account_id=uuid7(), name="管某", powers=frozenset({power}), channel="test")


def late_case(scene: Scene) -> Case:
    case = scene.submitted()
    with acting_as(scene.clerk), clock.at(LATE):
        actions.accept(case_id=case.id)
    with acting_as(SYSTEM):
        return Case.objects.get(id=case.id)


def test_a_case_is_accepted_and_its_date_provisional(scene: Scene) -> None:
    row = late_case(scene)
    with acting_as(scene.resident), clock.at(LATE):
        case = queries.case(row.id)
        assert (case.state, case.provisional) == ("handling", True)
        assert case.due == date(2027, 1, 11)
        assert "2027 年的放假安排载入后会重新推算" in provisional_words(case)


def test_a_date_in_a_known_year_is_not_provisional(scene: Scene) -> None:
    with acting_as(scene.resident):
        case = queries.case(scene.submitted().id)
        assert not case.provisional
        assert provisional_words(case) == ""


def test_loading_the_year_moves_the_dates_and_the_history_says_so(scene: Scene) -> None:
    row = late_case(scene)
    with acting_as(administrator("system")):
        assert actions.load_year(text=NOTICE) == (2027,)
    with acting_as(SYSTEM), clock.at(LATE):
        assert settle_clocks() == 1
        assert settle_clocks() == 0
        after = Case.objects.get(id=row.id)
        assert after.due == calendar.workdays().add(LATE.date(), after.clock_limit) == date(2027, 1, 12)
        assert after.clock_since == row.clock_since
        lines = [one.text for one in queries.history(row.id) if one.kind == "clock-settled"]
    assert lines == ["放假安排载入后重新推算：最迟日期由 2027 年 1 月 11 日改为 2027 年 1 月 12 日。"]
    with acting_as(scene.resident):
        assert not queries.case(row.id).provisional


def test_nothing_moves_while_the_calendar_stays(scene: Scene) -> None:
    row = late_case(scene)
    with acting_as(SYSTEM), clock.at(LATE):
        assert settle_clocks() == 0
        assert Case.objects.get(id=row.id).revision == row.revision


def test_beyond_the_provisional_years_a_promise_is_refused(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk), clock.at(datetime(2028, 12, 28, 9, tzinfo=clock.ZONE)):
        with pytest.raises(Conflict, match="2029 年的放假安排尚未载入"):
            actions.accept(case_id=case.id)
        assert queries.case(case.id).state == "submitted"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有任何一天"),
        ("2027-01-01,休,元旦", "漏了法定节假日 2027-05-01"),
        ("2027-13-01,休,元旦", "第 1 行的“2027-13-01”不是日期"),
        ("2027-01-01,假,元旦", "第 1 行的第二格应是“休”或“班”"),
        (NOTICE + "2027-01-06,班", "本来就是周一至周五"),
        ("{不是", "不是 JSON"),
    ],
    ids=["empty", "holiday-missing", "no-date", "no-kind", "make-up-on-weekday", "no-json"],
)
def test_what_cannot_be_a_notice_is_refused_and_changes_nothing(text: str, told: str) -> None:
    with acting_as(administrator("system")), pytest.raises(Invalid, match=told):
        actions.load_year(text=text)
    assert not calendar.corrections_file().exists()


def test_only_a_system_administrator_loads(scene: Scene) -> None:
    for who in (scene.clerk, scene.resident, administrator("audit")):
        with acting_as(who), pytest.raises(Refused, match="只有系统管理员"):
            actions.load_year(text=NOTICE)
    assert not calendar.corrections_file().exists()


def test_the_page_loads_a_year_and_keeps_what_was_wrong() -> None:
    demo.load()
    client = Client()
    client.post("/sign-in/", {"identifier": "admin.system", "password": demo.PASSWORD})
    assert "还没有 2027 年的放假安排" in client.get("/work/calendar/").content.decode()
    wrong = client.post("/work/calendar/", {"text": "2027-01-01,假"})
    assert wrong.status_code == 422
    assert "2027-01-01,假" in wrong.content.decode()
    assert client.post("/work/calendar/", {"text": NOTICE}, follow=True).status_code == 200
    assert 2027 in calendar.workdays().years
    with acting_as(SYSTEM):
        assert AuditRow.objects.filter(action="services.calendar.load").exists()
