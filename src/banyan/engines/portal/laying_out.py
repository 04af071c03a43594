"""How days are laid out on the page of the calendar: a month of whole weeks, a week, a list of the days to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from banyan.engines.portal.declare import CalendarEntry
from banyan.kernel.calendar import workdays
from banyan.standards.workdays import UnknownYear

WEEK = timedelta(days=7)
#: So many entries are named in a day of the month; the others are counted.
NAMED = 3
_PLAIN = ("工作日", "周末")


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry on one day: `time` is what stands before it there."""

    entry: CalendarEntry
    time: str

    @property
    def title(self) -> str:
        return self.entry.title

    @property
    def url(self) -> str:
        return self.entry.url

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def text(self) -> str:
        return self.entry.text

    @property
    def place(self) -> str:
        return self.entry.place

    @property
    def tag(self) -> dict[str, object] | None:
        return {"kind": self.entry.kind, "word": self.entry.word} if self.entry.word else None


@dataclass(frozen=True, slots=True)
class Day:
    """One day. `mark` names the holiday or says that it is made up for; `rest` that nobody works."""

    date: date
    entries: tuple[ShownEntry, ...]
    mark: str
    rest: bool
    today: bool
    outside: bool
    chosen: bool
    url: str

    @property
    def named(self) -> tuple[ShownEntry, ...]:
        """Those that are named in a month."""
        return self.entries if len(self.entries) <= NAMED else self.entries[: NAMED - 1]

    @property
    def more(self) -> int:
        """How many others there are."""
        return len(self.entries) - len(self.named)


def days_between(
    start: date,
    end: date,
    entries: Iterable[CalendarEntry],
    *,
    today: date,
    chosen: date,
    url: str,
    month: int = 0,
    once: bool = False,
) -> list[Day]:
    """The days from `start` to `end` with what happens on each; `url` holds {day}. `month` names the one shown.

    With `once` an entry over several days stands on the first of them only, and says until when.
    """
    found: dict[date, list[ShownEntry]] = {}
    for entry in entries:
        first, last = max(entry.first_day, start), min(entry.last_day, end)
        for day in _stretch(first, first if once else last):
            time = _until(entry.last_day) if once and entry.last_day > day else _time_on(entry, day)
            found.setdefault(day, []).append(ShownEntry(entry, time))
    return [_day(day, tuple(found.get(day, ())), today, chosen, month, url) for day in _stretch(start, end)]


def _stretch(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=at) for at in range((last - first).days + 1))


def _until(day: date) -> str:
    return _("到 %(month)s-%(day)s") % {"month": day.month, "day": day.day}


def _day(day: date, entries: tuple[ShownEntry, ...], today: date, chosen: date, month: int, url: str) -> Day:
    mark, rest = mark_of(day)
    outside = bool(month) and day.month != month
    return Day(day, entries, mark, rest, day == today, outside, day == chosen, url.replace("{day}", day.isoformat()))


def _time_on(entry: CalendarEntry, day: date) -> str:
    """From when to when on this day; an entry over several days says only what concerns the day."""
    if not (isinstance(entry.starts, datetime) and isinstance(entry.ends, datetime)):
        return ""
    begins, ends = entry.first_day == day, entry.last_day == day
    if begins and ends:
        return f"{entry.starts:%H:%M}–{entry.ends:%H:%M}"
    return f"{entry.starts:%H:%M}–" if begins else f"–{entry.ends:%H:%M}" if ends else ""


def mark_of(day: date) -> tuple[str, bool]:
    """What the working-day calendar says of a day: 国庆节, 补班 or nothing; and whether it is a day off."""
    try:
        word = workdays().describe(day)
        return ("" if word in _PLAIN else _(word)), not workdays().is_workday(day)
    except UnknownYear:
        return "", day.weekday() >= 5


def month_span(day: date) -> tuple[date, date]:
    """The Monday of the week in which the month begins, and the Sunday of that in which it ends."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return monday_of(first), monday_of(last) + WEEK - timedelta(days=1)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(days: list[Day]) -> list[list[Day]]:
    """The days seven by seven."""
    return [days[at : at + 7] for at in range(0, len(days), 7)]


def next_month(day: date, step: int) -> date:
    """The first of the month after (1) or before (-1) a day's."""
    first = day.replace(day=1)
    return (first + timedelta(days=32)).replace(day=1) if step > 0 else (first - timedelta(days=1)).replace(day=1)
