"""What engines above hand to the portal, and what systems may declare of it.

Engines call `register_*` in their `AppConfig.ready()`; a code that is taken already stops the start. Everything a
source returns has been filtered for the principal by the source itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, TypeVar

from banyan.engines.portal.sites import Site
from banyan.kernel.counting import Counting
from banyan.kernel.principal import Principal
from banyan.kernel.systems import Declaration, Problem, Registry

Shown = Callable[[Principal], bool]
Place = Literal["nav", "rail", "personal", "footer"]


def everybody(who: Principal) -> bool:
    """Shown to all."""
    return True


def signed_in(who: Principal) -> bool:
    """Shown to whoever is signed in."""
    return who.kind != "anonymous"


def servants(who: Principal) -> bool:
    """Shown to civil servants and administrators."""
    return who.kind in ("servant", "administrator")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A link that the portal shows: in the main navigation, the workspace's rail, the account's menu or the footer.

    `url` is a path, or a function of the site; `group` is the head under which it stands in rail and footer. `count`
    is asked for each page: as a `Counting` in one statement with all others, or as a function of one indexed statement
    at most; None shows no number.
    """

    code: str
    label: Any
    url: str | Callable[[Site], str]
    place: Place
    order: int = 50
    group: Any = ""
    icon: str = ""
    shown: Shown = everybody
    count: Callable[[Principal], int | None] | Counting | None = None

    def address(self, site: Site) -> str:
        """Where it leads, on a site."""
        return self.url if isinstance(self.url, str) else self.url(site)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: `where` says of whom or where it is, `kind` what it is (事项、一件事、办件、证照、部门)."""

    title: str
    url: str
    kind: str
    summary: str = ""
    where: str = ""
    rank: float = 0.0


@dataclass(frozen=True, kw_only=True)
class SearchSource:
    """A source of the one search: asked with words, the site and the principal; best first, at most `limit`.

    `suggest` completes what somebody types, without a statement; `word` names the declared word that was meant, empty
    when there is none: only such words are ever counted.
    """

    code: str
    title: Any
    search: Callable[[str, Site, Principal, int], Sequence[Hit]]
    suggest: Callable[[str], Sequence[str]] | None = None
    word: Callable[[str], str] | None = None
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Mine:
    """A thing of one's own on the home page: a case, a notice, a licence that ends soon.

    `tag` is (kind, word) of the design system; `clock` what its clock part takes; `at` orders them, newest first.
    """

    title: str
    url: str
    text: str = ""
    tag: tuple[str, str] | None = None
    clock: Any = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A panel of the personal space `/my/` and of the top of the home page."""

    code: str
    title: Any
    items: Callable[[Principal, int], Sequence[Mine]]
    url: str = ""
    empty: Any = ""
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """A service in a list: name, body, how long, how many trips."""

    label: str
    url: str
    meta: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A topic or life event on the home page; `for_firms` puts it under 法人办事."""

    label: str
    more: str
    url: str
    icon: str
    for_firms: bool = False


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A joint matter (一件事) on the home page: what it joins and what it saves."""

    title: str
    text: str
    url: str
    materials: tuple[int, int] | None = None
    trips: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A measured figure: `value` as shown, `unit` smaller beside it."""

    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeSource:
    """What an engine gives to the home page of a site; each part may be left out."""

    code: str
    tiles: Callable[[Site], Sequence[Tile]] | None = None
    often: Callable[[Site], Sequence[ItemLine]] | None = None
    bundles: Callable[[Site], Sequence[Bundle]] | None = None
    figures: Callable[[Site], Sequence[Figure]] | None = None
    total: Callable[[Site], int] | None = None


@dataclass(frozen=True, kw_only=True)
class WorkSource:
    """A kind of work in the civil servants' one list: how much waits for this person, and the first few.

    `url` is its own full list. `due` is asked for the number that end today.
    """

    code: str
    title: Any
    url: str
    waiting: Callable[[Principal], int]
    due: Callable[[Principal], int]
    rows: Callable[[Principal, int], Sequence[Any]]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """Something in a civil servant's calendar (日程), on whole days or from one moment to another.

    `starts` and `ends` are both days (the last one included) or both moments. `code` names it for good, for programs
    that read the feed. `title` and `place` leave the house in that feed and hold no personal data; `text` is for the
    pages alone. `kind` is one of the design system's kinds of state, `word` says in a word or two what it is.
    """

    code: str
    title: str
    starts: date | datetime
    ends: date | datetime
    url: str = ""
    text: str = ""
    place: str = ""
    kind: str = "plain"
    word: Any = ""

    @property
    def whole_day(self) -> bool:
        """Whether it is of days, not of hours."""
        return not isinstance(self.starts, datetime)

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.starts.date() if isinstance(self.starts, datetime) else self.starts

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return self.ends.date() if isinstance(self.ends, datetime) else self.ends


@dataclass(frozen=True, kw_only=True)
class CalendarSource:
    """What an engine knows of a servant's days: asked for a stretch of days, in a few bounded statements.

    Moments are in China's time. With `feed` false its entries stay on the pages.
    """

    code: str
    title: Any
    entries: Callable[[Principal, date, date], Sequence[CalendarEntry]]
    feed: bool = True
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Evidence(Declaration):
    """What shows that a row of the plan works (规划落实的证据): a value measured when the page is shown.

    `row` is the id of the row ("4-2-1e"); `measure` answers one short sentence with figures from the running
    installation, at the cost of a few bounded statements; `url` is where the thing can be seen; `test` names the
    test that shows it end to end.
    """

    row: str
    measure: Callable[[], str]
    url: str = ""
    test: str = ""

    def check(self, registry: Registry) -> Iterable[Problem]:
        """The row must be one of the plan's table."""
        from banyan.engines.portal.plan import row_ids

        if self.row not in row_ids():
            yield Problem(f"规划里没有 {self.row} 这一行，", "改成 portal/data/plan.tsv 里有的编号。", "row")


T = TypeVar("T", Entry, SearchSource, Panel, HomeSource, WorkSource, CalendarSource)


@dataclass
class _Book:
    """Everything that was handed over, by kind and code."""

    kept: dict[type[Any], dict[str, Any]] = field(default_factory=dict)

    def add(self, thing: Any) -> None:
        shelf = self.kept.setdefault(type(thing), {})
        if thing.code in shelf:
            raise RuntimeError(f"portal: two {type(thing).__name__} have the code {thing.code}")
        shelf[thing.code] = thing

    def all(self, kind: type[T]) -> list[T]:
        return sorted(self.kept.get(kind, {}).values(), key=lambda one: (getattr(one, "order", 50), one.code))


_book = _Book()


def register(*things: Entry | SearchSource | Panel | HomeSource | WorkSource | CalendarSource) -> None:
    """Hand entries and sources over to the portal."""
    for thing in things:
        _book.add(thing)


def registered(kind: type[T]) -> list[T]:
    """Everything of a kind that was handed over, in order."""
    return _book.all(kind)
