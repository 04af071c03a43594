"""The score board: sums that add up, bounded in statements, cut to what the reader may see."""

from dataclasses import replace
from datetime import date

import pytest

from banyan.engines.supervision import queries
from banyan.engines.supervision.queries.board import Filter, ScoreRow, total
from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import FUZHOU, GULOU, MONDAY, bureau, case, known, on, servant, supervisor
from banyan.engines.supervision.views.figures import Line, finding
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db
PROVINCE = "350000000000"


@pytest.fixture(autouse=True)
def november() -> None:
    for division in (GULOU, GULOU, "350103000000", "350128000000", "350203000000"):
        one = case(division)
        known(one)
        late = date(2026, 11, 17 if division == "350103000000" else 10)
        known(replace(one, state="decided", due=None, decided_on=late, decision="granted"))
    known(case(GULOU))
    known(case("350203000000", due=date(2026, 11, 20)))
    with acting_as(SYSTEM):
        fold()


def month(within: str, **given: object) -> Filter:
    return Filter(since=date(2026, 11, 1), until=date(2026, 11, 30), within=within, **given)  # type: ignore[arg-type]


def test_places_of_the_province() -> None:
    with acting_as(supervisor(PROVINCE)), assert_queries(1):
        rows = {row.key: row for row in queries.scores(month(PROVINCE), "place")}
    assert {key: row.submitted for key, row in rows.items()} == {
        "350100000000": 4, "350128000000": 1, "350200000000": 2,
    }  # fmt: skip
    assert rows["350100000000"].punctual == pytest.approx(200 / 3)
    assert rows["350200000000"].mean_days == 6


def test_drilling_down_adds_up() -> None:
    with acting_as(supervisor(PROVINCE)):
        city = queries.scores(month(FUZHOU), "place")
        assert {row.key: row.submitted for row in city} == {GULOU: 3, "350103000000": 1}
        for by in ("department", "item", "organisation", "place"):
            assert total(queries.scores(month(FUZHOU), by)).submitted == 4
        whole = queries.scores(month(PROVINCE), "organisation")
        assert total(whole).submitted == 7
        assert len(queries.scores(month(PROVINCE, department="health"), "item")) == 0
        assert queries.scores(month(PROVINCE, item_code="food-licence-new"), "item")[0].submitted == 7


def test_each_sees_the_own() -> None:
    with acting_as(supervisor(GULOU)):
        assert queries.scores(month(PROVINCE), "place") == ()
        assert total(queries.scores(month(FUZHOU), "place")).submitted == 3
    with acting_as(servant(bureau(), "accept")):
        (own,) = queries.scores(month(GULOU), "organisation")
        assert own.key == str(bureau().id)


def test_what_stands_now() -> None:
    with acting_as(supervisor(PROVINCE)), on(date(2026, 11, 18)), assert_queries(1):
        board = queries.standing(month(PROVINCE))
    assert board.overdue == {"350100000000": 1, "350200000000": 0}
    assert board.near == {"350100000000": 0, "350200000000": 1}
    with acting_as(supervisor(PROVINCE)), on(date(2026, 11, 18)):
        assert queries.standing(month(FUZHOU)).overdue == {GULOU: 1}
        assert queries.standing(month(PROVINCE), "item").overdue == {"food-licence-new": 1}
        assert queries.standing(month(PROVINCE, department="health")).overdue == {}


def test_trend_by_weeks() -> None:
    with acting_as(supervisor(PROVINCE)), assert_queries(1):
        points = queries.trend(month(PROVINCE))
    assert len(points) == 5
    assert [point.submitted for point in points if point.submitted] == [7]
    assert {point.punctual for point in points if point.punctual is not None} == {100.0, 0.0}
    assert points[-1].day >= MONDAY


@pytest.mark.parametrize(
    ("overdue", "said"),
    [
        ((0, 0, 0), "没有逾期未办的"),
        ((2, 0, 0), "甲有逾期未办"),
        ((9, 4, 1), "甲、乙逾期最多"),
        ((9, 1, 1), "甲逾期最多"),
        ((1, 1, 1), "甲、乙有逾期未办"),
    ],
)
def test_nobody_is_called_worst_who_is_level_with_one_unnamed(overdue: tuple[int, ...], said: str) -> None:
    whole = ScoreRow(key="", submitted=10, decided=4, on_time=4)
    lines = [Line(ScoreRow(key=name), name, late) for name, late in zip("甲乙丙", overdue, strict=True)]
    assert finding(whole, lines)[1] == said
