"""Working days 工作日 as the State Council's yearly notices on holidays make them: holidays and make-up
workdays.

The arrangement of a year is published late in the year before it, so a calendar knows some years and not
others, and says so (UnknownYear) rather than guess. Terms: the day on which a period begins is not counted
(Civil Code, article 201); periods of administrative licensing are counted in working days (Administrative
Licensing Law, article 82).

Every question is answered from tables laid out once per calendar, in constant time.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final

from banyan.standards.errors import StandardError

_SATURDAY: Final = 5
_YEARS: Final = range(1950, 2201)


class UnknownYear(StandardError):
    """The calendar does not know the holidays of ``year``."""

    def __init__(self, year: int) -> None:
        super().__init__(
            "%(year)s 年的放假安排尚未载入，无法推算工作日；请管理员把国务院办公厅公布的该年安排载入工作日历后再试。",
            "unknown-year",
            year=year,
        )
        self.year = year


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The arrangement of one year: days off with their names (weekends within them too), and make-up workdays
    补班.
    """

    holidays: Mapping[date, str]
    workdays: frozenset[date]

    def check(self, year: int) -> None:
        """Raise StandardError (``calendar``) for a day of another year, one in both lists, or a make-up on a
        weekday.
        """
        if year not in _YEARS:
            raise StandardError("工作日历里的年份 %(year)s 不合情理，请核对。", "calendar", year=year)
        for day in (*self.holidays, *self.workdays):
            if day.year != year:
                raise StandardError("%(day)s 不在 %(year)s 年，请改到它自己的年份下。", "calendar", day=day, year=year)
        for day in self.workdays:
            if day in self.holidays:
                raise StandardError("%(day)s 同时列为放假和补班，请保留一处。", "calendar", day=day)
            if day.weekday() < _SATURDAY:
                raise StandardError("%(day)s 本来就是周一至周五，不必列为补班，请核对日期。", "calendar", day=day)

    def is_workday(self, day: date) -> bool:
        """Whether this day of the plan's year is a working day."""
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)


@dataclass(frozen=True, slots=True)
class _Span:
    """An unbroken run of known years: the working days as ordinals, and for each day how many there are up to
    it.
    """

    first: int
    last: int
    days: "array[int]"
    rank: "array[int]"


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """The working days of the years that it knows. A value: corrections give a new calendar."""

    years: Mapping[int, YearPlan]
    _spans: tuple[_Span, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for year, plan in self.years.items():
            plan.check(year)
        object.__setattr__(self, "_spans", tuple(_lay_out(self.years)))

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is a working day. Raises UnknownYear."""
        span = self._span(day)
        return _is_workday(span, day.toordinal() - span.first)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which itself is not counted; before it for a negative n, itself
        for 0.

        Raises UnknownYear when ``day`` or the answer lies in, or beyond, a year that is not known.
        """
        span = self._span(day)
        offset = day.toordinal() - span.first
        if n == 0:
            return date.fromordinal(day.toordinal())
        if n > 0:
            return _day_at(span, span.rank[offset] + n - 1)
        return _day_at(span, span.rank[offset] - _is_workday(span, offset) + n)

    def between(self, start: date, end: date) -> int:
        """How many working days come after ``start`` up to and with ``end``; negative when ``end`` is the
        earlier.

        For n ≥ 0 ``between(d, add(d, n)) == n``. Raises UnknownYear when a year from one to the other is not
        known.
        """
        span = self._span(start)
        last = end.toordinal()
        if not span.first <= last <= span.last:
            raise UnknownYear(_year_beside(span, last))
        return span.rank[last - span.first] - span.rank[start.toordinal() - span.first]

    def on_or_after(self, day: date) -> date:
        """``day`` when it is a working day, else the next that is. Raises UnknownYear."""
        return day if self.is_workday(day) else self.add(day, 1)

    def workdays(self, start: date, end: date) -> Iterator[date]:
        """The working days after ``start`` up to and with ``end``, in order."""
        span = self._span(start)
        begin = span.rank[start.toordinal() - span.first]
        count = max(self.between(start, end), 0)
        return (date.fromordinal(span.days[i]) for i in range(begin, begin + count))

    def describe(self, day: date) -> str:
        """What kind of day it is, in a word or two: 工作日, 补班, 周末, or the holiday's name. Raises
        UnknownYear.
        """
        plan = self.years.get(day.year)
        if plan is None:
            raise UnknownYear(day.year)
        if day in plan.workdays:
            return "补班"
        return plan.holidays.get(day, "周末" if day.weekday() >= _SATURDAY else "工作日")

    def carried_on(self, years: int = 2) -> "WorkCalendar":
        """A calendar that also counts, provisionally, in years between and ``years`` after those that it knows.

        Such a year is ``provisional``: a date found in it may move when the notice of that year is loaded.
        """
        if not self.years:
            return self
        span = range(min(self.years), max(self.years) + years + 1)
        return WorkCalendar({year: self.years.get(year) or provisional(year) for year in span})

    def with_year(self, year: int, holidays: Mapping[date, str], workdays: Iterable[date] = ()) -> "WorkCalendar":
        """A calendar that knows ``year`` so; what was known of that year is replaced."""
        return WorkCalendar({**self.years, year: YearPlan(dict(holidays), frozenset(workdays))})

    def merged(self, other: "WorkCalendar") -> "WorkCalendar":
        """A calendar that knows both; where both know a year, ``other`` holds."""
        return WorkCalendar({**self.years, **other.years})

    def to_json(self) -> str:
        """As ``from_json`` reads it."""
        plans = {
            str(year): {
                "holidays": {day.isoformat(): name for day, name in sorted(plan.holidays.items())},
                "workdays": [day.isoformat() for day in sorted(plan.workdays)],
            }
            for year, plan in sorted(self.years.items())
        }
        return json.dumps(plans, ensure_ascii=False, indent=2)

    def _span(self, day: date) -> _Span:
        ordinal = day.toordinal()
        for span in self._spans:
            if span.first <= ordinal <= span.last:
                return span
        raise UnknownYear(day.year)


def from_json(text: str | bytes) -> WorkCalendar:
    """A calendar from ``{"2027": {"holidays": {"2027-01-01": "元旦", …}, "workdays": ["2027-01-09", …]},
    …}``.

    Raises StandardError (``calendar``) naming what is wrong.
    """
    try:
        years = json.loads(text)
    except ValueError:
        raise _unreadable("不是 JSON") from None
    if not isinstance(years, dict):
        raise _unreadable("最外层应是以年份为名的对象")
    return WorkCalendar({_year(year): _plan(entry) for year, entry in years.items()})


def provisional(year: int) -> YearPlan:
    """What is certain of a year before its notice: weekends, and the holidays whose dates the law itself fixes in the
    solar calendar (全国年节及纪念日放假办法, article 2, as in force since 2025). No make-up days, no lunar holidays.
    """
    fixed = {"元旦": ((1, 1),), "劳动节": ((5, 1), (5, 2)), "国庆节": ((10, 1), (10, 2), (10, 3))}
    days = {date(year, month, day): name for name, dates in fixed.items() for month, day in dates}
    return YearPlan(days, frozenset())


def from_csv(text: str) -> WorkCalendar:
    """A calendar from lines ``2027-01-01,休,元旦`` (a day off with its name) and ``2027-01-09,班`` (a make-up workday).

    Empty lines, and a first line of headings, are passed over. Raises StandardError (``calendar``) naming the line.
    """
    years: dict[int, tuple[dict[date, str], set[date]]] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        cells = [cell.strip() for cell in line.replace("，", ",").split(",")]
        if not any(cells) or (number == 1 and not cells[0][:1].isdigit()):
            continue
        try:
            day = _day(cells[0])
        except StandardError:
            raise _unreadable("第 %(line)s 行的“%(cell)s”不是日期", line=number, cell=cells[0]) from None
        holidays, workdays = years.setdefault(day.year, ({}, set()))
        kind = cells[1] if len(cells) > 1 else ""
        if kind not in ("休", "班"):
            raise _unreadable("第 %(line)s 行的第二格应是“休”或“班”", line=number)
        if kind == "班":
            workdays.add(day)
        else:
            holidays[day] = cells[2] if len(cells) > 2 and cells[2] else "放假"
    return WorkCalendar({year: YearPlan(off, frozenset(on)) for year, (off, on) in years.items()})


def notice(text: str) -> WorkCalendar:
    """A year's notice as an administrator gives it, JSON or CSV, refused when it cannot be one.

    Raises StandardError (``calendar``): unreadable, empty, or without a holiday that the law fixes in every year.
    """
    loaded = from_json(text) if text.lstrip("\ufeff \n").startswith("{") else from_csv(text)
    if not loaded.years:
        raise _unreadable("里面没有任何一天")
    for year, plan in loaded.years.items():
        missing = [day for day in provisional(year).holidays if day not in plan.holidays]
        if missing:
            raise StandardError(
                "%(year)s 年的安排漏了法定节假日 %(part)s，请对照通知补上再载入。",
                "calendar",
                year=year,
                part=missing[0],
            )
    return loaded


@cache
def national() -> WorkCalendar:
    """The calendar that comes with the software: the yearly notices as the package ``chinesecalendar`` has
    them.
    """
    # 80 kB of dates: loaded only when asked for
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {holiday.value: holiday.chinese for holiday in Holiday}
    years = {day.year for day in holidays}
    return WorkCalendar(
        {
            year: YearPlan(
                {day: names[name] for day, name in holidays.items() if day.year == year},
                frozenset(day for day in workdays if day.year == year),
            )
            for year in sorted(years)
        }
    )


def _unreadable(why: str, **values: object) -> StandardError:
    reason = StandardError(why, "calendar", **values).reason
    return StandardError("工作日历的数据读不懂：%(why)s，请按说明的格式重写。", "calendar", why=reason)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise _unreadable("“%(text)s”不是四位的年份", text=text)
    return int(text)


def _plan(entry: object) -> YearPlan:
    if not isinstance(entry, dict) or not isinstance(entry.get("holidays"), dict):
        raise _unreadable("每年应有 holidays，写成“日期: 名称”")
    workdays = entry.get("workdays", [])
    if not isinstance(workdays, list):
        raise _unreadable("workdays 应是日期的列表")
    return YearPlan({_day(day): str(name) for day, name in entry["holidays"].items()}, frozenset(map(_day, workdays)))


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise _unreadable("“%(text)s”不是日期", text=text) from None


def _lay_out(years: Mapping[int, YearPlan]) -> Iterator[_Span]:
    """One span for each unbroken run of years."""
    begins = [year for year in sorted(years) if year - 1 not in years]
    for first_year in begins:
        last_year = first_year
        while last_year + 1 in years:
            last_year += 1
        first, last = date(first_year, 1, 1), date(last_year, 12, 31)
        days, rank = array("l"), array("l")
        day = first
        while day <= last:
            if years[day.year].is_workday(day):
                days.append(day.toordinal())
            rank.append(len(days))
            day += timedelta(days=1)
        yield _Span(first.toordinal(), last.toordinal(), days, rank)


def _is_workday(span: _Span, offset: int) -> bool:
    return span.rank[offset] > (span.rank[offset - 1] if offset else 0)


def _day_at(span: _Span, index: int) -> date:
    if index < 0:
        raise UnknownYear(_year_beside(span, span.first - 1))
    if index >= len(span.days):
        raise UnknownYear(_year_beside(span, span.last + 1))
    return date.fromordinal(span.days[index])


def _year_beside(span: _Span, ordinal: int) -> int:
    """The first unknown year on the way from the span to a day outside it."""
    edge = span.first - 1 if ordinal < span.first else span.last + 1
    return date.fromordinal(edge).year
