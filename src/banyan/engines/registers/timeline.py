"""When something was true: spans of days that carry values, and the two ways in which they change.

A timeline is a sequence of spans in order, none overlapping. Days are half open: a span holds from its first day up to,
not including, its last. Nothing here knows a database; `actions` closes the spans that changed and adds the new ones,
so that what was believed before stays to be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

FOREVER = date.max
"""The last day of a span that holds until further notice (9999-12-31)."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """`values` were true from `start` up to, not including, `end`."""

    start: date
    end: date
    values: Values

    def holds(self, day: date) -> bool:
        """Whether `day` lies within the span."""
        return self.start <= day < self.end


def values_at(spans: Iterable[Span], day: date) -> Values:
    """What was true on `day`; empty where nothing is known."""
    return next((span.values for span in spans if span.holds(day)), {})


def became(spans: Sequence[Span], values: Values, day: date) -> tuple[Span, ...]:
    """Each of `values` became true on `day` and stays so until the next change that is already known of that field.

    A message that comes late therefore does not undo what happened after it. A value of None says that the field
    became empty.
    """
    ends: dict[date, dict[str, Any]] = {}
    for field, value in values.items():
        ends.setdefault(_next_change(spans, field, day), {})[field] = value
    result = tuple(spans)
    for end, group in ends.items():
        result = corrected(result, group, day, end)
    return result


def corrected(spans: Sequence[Span], values: Values, start: date, end: date = FOREVER) -> tuple[Span, ...]:
    """`values` were true throughout from `start` to `end`, whatever was believed before; other fields stay."""
    if start >= end:
        raise ValueError("a correction must cover at least one day")
    pieces: list[Span] = []
    reached = start
    for span in sorted(spans, key=_by_start):
        if span.end <= start or span.start >= end:
            pieces.append(span)
            continue
        if span.start < start:
            pieces.append(Span(span.start, start, span.values))
        if reached < span.start:
            pieces.append(Span(reached, span.start, _merged({}, values)))
        pieces.append(Span(max(span.start, start), min(span.end, end), _merged(span.values, values)))
        reached = min(span.end, end)
        if span.end > end:
            pieces.append(Span(end, span.end, span.values))
    if reached < end:
        pieces.append(Span(reached, end, _merged({}, values)))
    return _joined(pieces)


def difference(before: Sequence[Span], after: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The spans no longer believed, and those believed from now on."""
    closed = [span for span in before if span not in after]
    added = [span for span in after if span not in before]
    return closed, added


def faults(spans: Iterable[Span]) -> list[str]:
    """What is wrong with a timeline, in words; empty when it is whole."""
    ordered = sorted(spans, key=_by_start)
    found = [f"{span.start} 起的一段不足一天" for span in ordered if span.start >= span.end]
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            found.append(f"{earlier.start} 起与 {later.start} 起的两段重叠")
    return found


def _next_change(spans: Sequence[Span], field: str, day: date) -> date:
    known = values_at(spans, day).get(field)
    edges = sorted({edge for span in spans for edge in (span.start, span.end) if day < edge < FOREVER})
    return next((edge for edge in edges if values_at(spans, edge).get(field) != known), FOREVER)


def _merged(old: Values, new: Values) -> dict[str, Any]:
    return {field: value for field, value in {**old, **new}.items() if value is not None}


def _joined(pieces: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for piece in sorted(pieces, key=_by_start):
        if not piece.values:
            continue
        last = joined[-1] if joined else None
        if last is not None and last.end == piece.start and last.values == piece.values:
            joined[-1] = Span(last.start, piece.end, last.values)
        else:
            joined.append(piece)
    return tuple(joined)


def _by_start(span: Span) -> date:
    return span.start
