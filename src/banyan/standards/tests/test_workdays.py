from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards.errors import StandardError
from banyan.standards.workdays import UnknownYear, WorkCalendar, YearPlan, from_csv, from_json, national, provisional

CALENDAR = national()
days = st.dates(date(2006, 1, 1), date(2022, 12, 31))
counts = st.integers(0, 400)


def counted_by_hand(start: date, end: date) -> int:
    """The working days after ``start`` up to and with ``end``, one by one."""
    steps = range(1, (end - start).days + 1)
    return sum(CALENDAR.is_workday(start + timedelta(days=step)) for step in steps)


@given(days, counts)
def test_between_undoes_add(day: date, n: int) -> None:
    assert CALENDAR.between(day, CALENDAR.add(day, n)) == n


@given(days, st.integers(1, 400))
def test_add_gives_a_working_day_and_none_is_skipped(day: date, n: int) -> None:
    result = CALENDAR.add(day, n)
    assert CALENDAR.is_workday(result)
    assert counted_by_hand(day, result) == n


@given(days, st.integers(1, 400))
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, n: int) -> None:
    start = CALENDAR.on_or_after(day)
    assert CALENDAR.add(CALENDAR.add(start, n), -n) == start


@given(days, st.integers(1, 300))
def test_counting_back_reaches_the_nth_working_day_before(day: date, n: int) -> None:
    result = CALENDAR.add(day, -n)
    assert CALENDAR.is_workday(result)
    assert counted_by_hand(result - timedelta(days=1), day - timedelta(days=1)) == n


@given(days, counts, counts)
def test_add_is_monotonic_and_adds_up(day: date, n: int, m: int) -> None:
    assert CALENDAR.add(day, n) <= CALENDAR.add(day, n + m)
    assert CALENDAR.add(CALENDAR.add(day, n), m) == CALENDAR.add(day, n + m)


@given(days, days)
def test_between_counts_each_working_day_and_changes_sign_with_direction(a: date, b: date) -> None:
    assert CALENDAR.between(a, b) == -CALENDAR.between(b, a)
    if a <= b <= a + timedelta(days=400):
        assert CALENDAR.between(a, b) == counted_by_hand(a, b) == len(list(CALENDAR.workdays(a, b)))


@given(days, days, days)
def test_between_is_additive(a: date, b: date, c: date) -> None:
    assert CALENDAR.between(a, b) + CALENDAR.between(b, c) == CALENDAR.between(a, c)


def test_it_agrees_with_the_package_on_every_day_that_both_know() -> None:
    import chinese_calendar

    day = date(2004, 1, 1)
    while day.year < 2027:
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_the_national_day_of_2026() -> None:
    """Off 1 to 7 October, with make-up days on 20 September and 10 October, as published for 2026."""
    assert CALENDAR.add(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert CALENDAR.describe(date(2026, 10, 1)) == "国庆节"
    assert CALENDAR.describe(date(2026, 10, 10)) == "补班"
    assert CALENDAR.describe(date(2026, 10, 11)) == "周末"
    assert CALENDAR.describe(date(2026, 10, 12)) == "工作日"
    assert CALENDAR.is_workday(date(2026, 9, 20))
    assert CALENDAR.is_workday(date(2026, 10, 10))


def test_the_day_of_the_event_is_not_counted() -> None:
    monday = date(2026, 11, 23)
    assert CALENDAR.add(monday, 0) == monday
    assert CALENDAR.add(monday, 1) == date(2026, 11, 24)
    assert CALENDAR.add(date(2026, 11, 21), 1) == monday
    assert CALENDAR.on_or_after(date(2026, 11, 21)) == monday


@pytest.mark.parametrize(("day", "n", "year"), [
    (date(2026, 12, 25), 20, 2027), (date(2027, 1, 4), 1, 2027), (date(2004, 1, 5), -9, 2003),
    (date(2003, 12, 31), 1, 2003),
])  # fmt: skip
def test_an_unknown_year_is_an_error_that_names_it(day: date, n: int, year: int) -> None:
    with pytest.raises(UnknownYear, match=str(year)) as caught:
        CALENDAR.add(day, n)
    assert caught.value.year == year
    assert caught.value.code == "unknown-year"
    assert "载入" in caught.value.reason


def test_counting_back_stops_at_the_first_working_day_known() -> None:
    first = CALENDAR.add(date(2004, 1, 1), 1)
    assert CALENDAR.add(date(2004, 1, 6), -2) == first == date(2004, 1, 2)
    with pytest.raises(UnknownYear, match="2003"):
        CALENDAR.add(first, -1)


def test_between_refuses_unknown_years_on_either_side() -> None:
    with pytest.raises(UnknownYear, match="2027"):
        CALENDAR.between(date(2026, 12, 1), date(2027, 3, 1))
    with pytest.raises(UnknownYear, match="2027"):
        CALENDAR.between(date(2027, 3, 1), date(2026, 12, 1))
    with pytest.raises(UnknownYear, match="2003"):
        CALENDAR.between(date(2004, 3, 1), date(2001, 3, 1))
    with pytest.raises(UnknownYear, match="2027"):
        CALENDAR.describe(date(2027, 3, 1))


def test_a_loaded_year_is_counted_in_and_the_old_calendar_is_as_it_was() -> None:
    wider = CALENDAR.with_year(2027, {date(2027, 1, 1): "元旦"}, [date(2027, 1, 3)])
    assert wider.add(date(2026, 12, 31), 1) == date(2027, 1, 3)
    assert wider.add(date(2026, 12, 31), 2) == date(2027, 1, 4)
    with pytest.raises(UnknownYear):
        CALENDAR.add(date(2026, 12, 31), 1)


def test_a_gap_in_the_known_years_is_not_crossed() -> None:
    gap = CALENDAR.with_year(2028, {})
    assert gap.add(date(2028, 3, 1), 1) == date(2028, 3, 2)
    with pytest.raises(UnknownYear, match="2027"):
        gap.add(date(2026, 12, 31), 1)
    with pytest.raises(UnknownYear, match="2027"):
        gap.between(date(2026, 12, 31), date(2028, 3, 1))
    with pytest.raises(UnknownYear, match="2027"):
        gap.add(date(2028, 1, 3), -9)


def test_json_goes_round_and_later_data_hold() -> None:
    assert from_json(CALENDAR.to_json()).years == CALENDAR.years
    corrected = CALENDAR.merged(from_json('{"2026": {"holidays": {"2026-11-24": "更正"}}}'))
    assert corrected.add(date(2026, 11, 23), 1) == date(2026, 11, 25)
    assert corrected.is_workday(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "最外层"),
        ("{", "JSON"),
        (b"\xff\xfe", "JSON"),
        ('{"2027": 1}', "holidays"),
        ('{"2027": {}}', "holidays"),
        ('{"2027": {"holidays": ["2027-01-01"]}}', "holidays"),
        ('{"2027": {"holidays": {}, "workdays": {}}}', "workdays"),
        ('{"2027": {"holidays": {}, "workdays": [[]]}}', "不是日期"),
        ('{"2027": {"holidays": {"1 January": "元旦"}}}', "“1 January”不是日期"),
        ('{"next": {"holidays": {}}}', "“next”不是四位的年份"),
        ('{"9999": {"holidays": {}}}', "9999"),
        ('{"2027": {"holidays": {"2028-01-01": "元旦"}}}', "不在 2027 年"),
        ('{"2027": {"holidays": {"2027-01-02": "元旦"}, "workdays": ["2027-01-02"]}}', "同时"),
        ('{"2027": {"holidays": {}, "workdays": ["2027-01-04"]}}', "周一至周五"),
    ],
)
def test_wrong_data_are_refused_with_a_sentence(text: str | bytes, said: str) -> None:
    with pytest.raises(StandardError, match=said) as caught:
        from_json(text)
    assert caught.value.code == "calendar"


plans = st.builds(
    lambda year, off, extra: (
        year,
        {date(year, 1, 1) + timedelta(days=day): "假" for day in off},
        {day for day in (date(year, 1, 1) + timedelta(days=n) for n in extra - off) if day.weekday() >= 5},
    ),
    st.integers(2030, 2034),
    st.frozensets(st.integers(0, 364), max_size=30),
    st.frozensets(st.integers(0, 364), max_size=30),
)


@given(
    st.lists(plans, min_size=1, max_size=5),
    st.dates(date(2030, 1, 1), date(2034, 12, 31)),
    st.integers(-300, 300),
)
def test_any_calendar_counts_as_its_days_one_by_one(
    known: list[tuple[int, dict[date, str], set[date]]], day: date, n: int
) -> None:
    calendar = WorkCalendar({})
    for year, holidays, workdays in known:
        calendar = calendar.with_year(year, holidays, workdays)
    step, left, at = (1 if n > 0 else -1), abs(n), day
    while at.year in calendar.years and left:
        at += timedelta(days=step)
        left -= at.year in calendar.years and calendar.years[at.year].is_workday(at)
    if at.year in calendar.years:
        assert calendar.add(day, n) == at
    else:
        with pytest.raises(UnknownYear, match=str(at.year)):
            calendar.add(day, n)


def test_a_calendar_that_knows_nothing_promises_nothing() -> None:
    with pytest.raises(UnknownYear):
        WorkCalendar({}).is_workday(date(2026, 1, 5))
    assert WorkCalendar({2026: YearPlan({}, frozenset())}).is_workday(date(2026, 1, 1))


def test_carried_on_counts_provisionally_beyond_what_is_known_and_the_same_within() -> None:
    on = national().carried_on()
    last = max(national().years)
    assert {year: on.years[year] for year in national().years} == dict(national().years)
    assert set(on.years) - set(national().years) == {last + 1, last + 2}
    assert not on.is_workday(date(last + 1, 10, 1))
    with pytest.raises(UnknownYear):
        national().is_workday(date(last + 1, 1, 4))


@given(st.integers(2025, 2100))
def test_a_provisional_year_is_a_sound_plan(year: int) -> None:
    plan = provisional(year)
    plan.check(year)
    assert len(plan.holidays) == 6


def test_csv_says_the_same_as_json() -> None:
    text = "日期,种类,名称\n2027-01-01,休,元旦\n\n2027-01-09，班\n"
    json = '{"2027": {"holidays": {"2027-01-01": "元旦"}, "workdays": ["2027-01-09"]}}'
    assert from_csv(text).years == from_json(json).years
