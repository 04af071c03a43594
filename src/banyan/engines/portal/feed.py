"""A calendar as other programs read it: iCalendar (RFC 5545), and the secret that its address is.

Moments are written in UTC, so that no reader needs to know the time zone; whole days as dates, whose end is the day
after the last one (section 3.6.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from banyan.engines.portal.declare import CalendarEntry

#: A line holds so many octets at most, the line break left out (section 3.1).
LINE = 75
_BREAK = "\r\n"


def digest_of(secret: str) -> bytes:
    """Under which a feed's secret is kept; it is random, so it needs no slow hash."""
    return sha256(secret.encode()).digest()


def calendar_text(name: str, entries: Iterable[CalendarEntry], site: str, now: datetime) -> str:
    """The calendar as one text. `site` is the address that paths of entries stand behind, `now` when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Banyan//Schedule//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        *(line for entry in entries for line in _event(entry, site, now)),
        "END:VCALENDAR",
    ]
    return "".join(folded(line) + _BREAK for line in lines)


def _event(entry: CalendarEntry, site: str, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.code}@banyan"
    yield f"DTSTAMP:{_moment(now)}"
    if isinstance(entry.starts, datetime) and isinstance(entry.ends, datetime):
        yield f"DTSTART:{_moment(entry.starts)}"
        yield f"DTEND:{_moment(entry.ends)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(entry.first_day)}"
        yield f"DTEND;VALUE=DATE:{_day(entry.last_day + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    if entry.word:
        yield f"CATEGORIES:{escaped(str(entry.word))}"
    if entry.url:
        yield f"URL:{site}{entry.url}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def escaped(text: str) -> str:
    """Text as a value of type TEXT (section 3.3.11); other control characters are dropped."""
    plain = "".join(one for one in text.replace("\r\n", "\n") if one.isprintable() or one == "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, those after the first behind a blank; no character is cut."""
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    return _BREAK.join([*pieces, piece])
