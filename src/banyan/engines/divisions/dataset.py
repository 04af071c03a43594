"""The committed data of Fujian, read as rows; no database here."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from banyan.engines.divisions import history, offices, pinyin
from banyan.standards import division
from banyan.standards.division import Level

FILE = Path(__file__).parent / "data" / "fujian.tsv.gz"


@dataclass(frozen=True, slots=True)
class Row:
    """A division of the dataset in one stretch of time."""

    code: str
    level: int
    parent: str
    name: str
    full_name: str
    sort_key: str
    pinyin: str
    site: str
    zone: str
    governed: bool
    valid_from: date | None = None
    valid_to: date | None = None
    document: str = ""


def fingerprint() -> str:
    """Tells one dataset from another: over the file and the modules that add to it."""
    digest = hashlib.sha256(FILE.read_bytes())
    for name in ("departments", "history", "offices", "pinyin"):
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()


@cache
def _lines() -> tuple[tuple[str, str, str, str], ...]:
    text = gzip.decompress(FILE.read_bytes()).decode()
    parts = (line.split("\t") for line in text.splitlines())
    return tuple((digits, name, key, slug) for digits, name, key, slug in parts)


def rows() -> list[Row]:
    """Every division of the dataset, today's first, then those of the past.

    The source gives the stub 金门县 a township and a village of the same name, whose twelve digits are the
    county's own: these two lines are no divisions and make no rows.
    """
    names = {digits: name for digits, name, _, _ in _lines()}
    slugs = {digits: slug for digits, _, _, slug in _lines() if slug}
    begun = {digits: change for change in history.CHANGES for digits, _ in change.begun}
    today = [
        _row(digits, name, key, names, _site(digits, slugs), begun.get(digits))
        for digits, name, key, _ in _lines()
        if digits == division.prefix_of(digits.ljust(12, "0"))
    ]
    return [*today, *_past(names)]


def _past(names: dict[str, str]) -> Iterator[Row]:
    for change in history.CHANGES:
        for digits, name in change.ended:
            row = _row(digits, name, pinyin.sort_key_of(name), names, "", None)
            yield replace(row, valid_to=change.on, document=change.document)


def _row(digits: str, name: str, key: str, names: dict[str, str], site: str, change: history.Change | None) -> Row:
    code = division.parse(digits.ljust(12, "0"))
    above = code.parent
    return Row(
        code=code.value,
        level=int(code.level),
        parent=above.value if above else "",
        name=name,
        full_name="".join(names[one.prefix] for one in code.ancestors) + name,
        sort_key=key,
        pinyin=pinyin.plain_of(key),
        site=site,
        zone=history.ZONES.get(digits, ""),
        governed=not any(digits.startswith(stub) for stub in history.STUBS),
        valid_from=change.on if change else None,
        document=change.document if change else "",
    )


def _site(digits: str, slugs: dict[str, str]) -> str:
    """The address of a site: `fuzhou`, `fuzhou/gulou`; the zone beside the cities; none for the province."""
    if len(digits) not in (4, 6) or digits in history.STUBS:
        return ""
    own = slugs[digits]
    return own if len(digits) == 4 or digits in history.ZONES else f"{slugs[digits[:4]]}/{own}"


def office_rows(all_rows: list[Row]) -> Iterator[offices.Office]:
    """The offices of every governed division of today."""
    today = {row.code: row for row in all_rows if row.valid_to is None}
    full: dict[str, str] = {}
    for row in today.values():
        if row.level == Level.VILLAGE or not row.governed:
            continue
        above = today.get(row.parent)
        place = offices.Place(row.code, row.name, above.name if above else "", full.get(row.parent, ""), row.zone)
        full[row.code] = place.full
        yield from offices.offices_of(place)


def successions() -> Iterator[tuple[str, str, date, str]]:
    """Old code, new code, day and document of every passage of territory."""
    for change in history.CHANGES:
        for earlier, later in change.passed:
            yield earlier.ljust(12, "0"), later.ljust(12, "0"), change.on, change.document
