"""Reading divisions and organisations. All but villages come from the process's memory, without a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Q, Value, When

from banyan.engines.divisions.departments import DEPARTMENTS, Department
from banyan.engines.divisions.models import DivisionRecord, SuccessionRecord
from banyan.engines.divisions.records import Division, Organisation, Succession
from banyan.engines.divisions.tree import DIVISION_COLUMNS, division_of, tree
from banyan.kernel.errors import NotFound
from banyan.standards.division import Level, prefix_of

__all__ = [
    "Division", "Organisation", "Succession", "ancestors", "children", "division", "divisions", "find_division",
    "find_organisation", "organisation", "organisation_for", "organisations_in", "periods", "places", "province",
    "search_divisions", "search_organisations", "site", "successions", "superior",
]  # fmt: skip

_LONGEST_SEARCH = 60
_LENGTHS = (2, 4, 6, 9, 12)


def division(code: str, on: date | None = None) -> Division:
    """The division with this code on that day; without a day as it is, or as it last was.

    A code has twelve digits, or is cut to its 2, 4, 6 or 9. Raises `NotFound`. A village costs one
    statement, everything above none; for many villages see `divisions`.
    """
    found = find_division(code, on)
    if found is None:
        raise NotFound(f"没有代码为 {code[:12]} 的行政区划" + (f"（{on:%Y 年 %-m 月 %-d 日}）。" if on else "。"))
    return found


def find_division(code: str, on: date | None = None) -> Division | None:
    """As `division`, but None where there is none."""
    full = code.ljust(12, "0") if len(code) in _LENGTHS else ""
    periods = tree().periods.get(full) or (_villages([full]).get(full, ()) if _is_village(full) else ())
    if on is None:
        return periods[-1] if periods else None
    held = next((one for one in periods if one.held_on(on)), None)
    return held and _as_named_on(held, on)


def divisions(codes: Iterable[str]) -> dict[str, Division]:
    """Many at once, by their twelve digits; unknown codes are left out. At most one statement."""
    full = {code.ljust(12, "0") for code in codes}
    known = tree().periods
    found = {code: known[code][-1] for code in full if code in known}
    villages = [code for code in full if code not in found and _is_village(code)]
    return found | {code: periods[-1] for code, periods in _villages(villages).items()}


def periods(code: str) -> tuple[Division, ...]:
    """Every stretch of time of a code, the latest last, with the names of then. A village costs one statement."""
    full = code.ljust(12, "0")
    return tree().periods.get(full) or _villages([full]).get(full, ())


def children(code: str, on: date | None = None) -> tuple[Division, ...]:
    """The divisions directly below, in the order of their pinyin; on that day, or today's."""
    full = code.ljust(12, "0")
    below = tree().below.get(full, ())
    if not below and len(prefix_of(full)) == 9:
        rows = DivisionRecord.objects.filter(parent=full).order_by("sort_key", "code")
        below = tuple(division_of(row) for row in rows.values_list(*DIVISION_COLUMNS))
    if on is None:
        return tuple(one for one in below if not one.ended)
    return tuple(_as_named_on(one, on) for one in below if one.held_on(on))


def ancestors(code: str, on: date | None = None) -> tuple[Division, ...]:
    """The divisions above, the province first."""
    full = code.ljust(12, "0")
    cuts = [cut for cut in (2, 4, 6, 9) if cut < len(prefix_of(full))]
    above = (find_division(full[:cut], on) for cut in cuts)
    return tuple(one for one in above if one is not None)


def superior(code: str) -> Division | None:
    """The division whose government stands above: as the code says, but the province above an experimental zone."""
    here = division(code)
    if here.zone:
        return province()
    return find_division(here.parent) if here.parent else None


def province() -> Division:
    """The province of this installation."""
    return next(one for one in tree().below.get("", ()) if not one.ended)


def places() -> tuple[Division, ...]:
    """The nine cities in the order of their codes, and beside them the experimental zone."""
    known = [one for periods in tree().periods.values() for one in periods if not one.ended]
    return tuple(
        sorted(
            (one for one in known if one.level is Level.CITY or one.zone),
            key=lambda one: (bool(one.zone), one.code),
        )
    )


def site(path: str) -> Division | None:
    """The division whose pages stand at this path: "" the province, "fuzhou", "fuzhou/gulou", "pingtan"."""
    return tree().sites.get(path) if path else province()


def successions(code: str) -> tuple[Succession, ...]:
    """Every passage of territory from or to this code, the earliest first."""
    full = code.ljust(12, "0")
    rows = SuccessionRecord.objects.filter(Q(earlier=full) | Q(later=full)).order_by("on", "earlier", "later")
    return tuple(Succession(*row) for row in rows.values_list("earlier", "later", "on", "document"))


def search_divisions(
    text: str, within: str | None = None, limit: int = 20, *, past: bool = False
) -> tuple[Division, ...]:
    """Divisions by name, by parts of the full name, by pinyin without tones, or by the beginning of the code.

    The best come first: the very name, then names that begin so, then the higher level. One statement.
    """
    words = text.lower().split()
    if not words or len(text) > _LONGEST_SEARCH:
        return ()
    rows = DivisionRecord.objects.filter(_matching(words))
    if within:
        rows = rows.filter(code__startswith=prefix_of(within.ljust(12, "0")))
    if not past:
        rows = rows.filter(valid_to__isnull=True)
    last = words[-1]
    closeness = Case(
        When(Q(name=last) | Q(pinyin="".join(words)), then=Value(0)),
        When(Q(name__startswith=last) | Q(pinyin__startswith="".join(words)), then=Value(1)),
        default=Value(2),
    )
    ordered = rows.annotate(closeness=closeness).order_by("closeness", "level", "sort_key", "code")
    return tuple(division_of(row) for row in ordered.values_list(*DIVISION_COLUMNS)[: min(limit, 200)])


def organisation(id: UUID) -> Organisation:  # noqa: A002 - the facade's name
    """The organisation with this id, dissolved ones too. Raises `NotFound`."""
    found = find_organisation(id)
    if found is None:
        raise NotFound("没有这个机构。")
    return found


def find_organisation(id: UUID) -> Organisation | None:  # noqa: A002
    """As `organisation`, but None where there is none."""
    return tree().organisations.get(id)


def organisations() -> tuple[Organisation, ...]:
    """Every organisation, dissolved ones too, in the order of their credit codes."""
    return tuple(sorted(tree().organisations.values(), key=lambda one: one.uscc))


def organisations_in(division: str, department: Department | str | None = None) -> tuple[Organisation, ...]:
    """The organisations that sit in this division itself, in the order of their credit codes."""
    full, offices = division.ljust(12, "0"), tree().offices
    wanted = DEPARTMENTS if department is None else (_code_of(department),)
    return tuple(one for code in wanted for one in offices.get((full, code), ()))


def organisation_for(department: Department | str, division: str) -> Organisation:
    """The organisation that does a department's work in a division.

    Its own office there; else the office of the department that stands in for it; else that of the government
    above (for an experimental zone: the province). Raises `NotFound` where even the province has none.
    """
    asked = DEPARTMENTS[_code_of(department)]
    here: Division | None = find_division(division)
    while here is not None:
        for code in (asked.code, asked.stands_in):
            if found := tree().offices.get((here.code, code)):
                return found[0]
        here = superior(here.code)
    raise NotFound(f"这里没有承担“{asked.title}”的机构。")


def search_organisations(text: str, within: str | None = None, limit: int = 20) -> tuple[Organisation, ...]:
    """Organisations whose name contains every word; higher levels first."""
    words = text.split()
    prefix = prefix_of(within.ljust(12, "0")) if within else ""
    if not words or len(text) > _LONGEST_SEARCH:
        return ()
    found = (
        one
        for one in tree().organisations.values()
        if one.dissolved_on is None and one.division.startswith(prefix) and all(word in one.name for word in words)
    )
    return tuple(sorted(found, key=lambda one: (one.level, one.division, one.uscc))[: min(limit, 200)])


def _code_of(department: Department | str) -> str:
    return department if isinstance(department, str) else department.code


def _is_village(full: str) -> bool:
    return len(full) == 12 and full.isdigit() and full[9:] != "000"


def _villages(codes: list[str]) -> dict[str, tuple[Division, ...]]:
    if not codes:
        return {}
    found: dict[str, tuple[Division, ...]] = {}
    rows = DivisionRecord.objects.filter(code__in=codes).order_by("code", F("valid_to").asc(nulls_last=True))
    for row in rows.values_list(*DIVISION_COLUMNS):
        found[row[0]] = (*found.get(row[0], ()), division_of(row))
    return found


def _as_named_on(one: Division, on: date) -> Division:
    """With the full name that it had on that day."""
    names = "".join(above.name for above in ancestors(one.code, on))
    return replace(one, full_name=f"{names}{one.name}")


def _matching(words: list[str]) -> Q:
    joined = "".join(words)
    if joined.isdigit():
        return Q(code__startswith=joined)
    if re.fullmatch(r"[a-z']+", joined):
        return Q(pinyin__contains=joined.replace("'", ""))
    whole = Q()
    for word in words:
        whole &= Q(full_name__contains=word)
    return whole
