"""The time axes against the plainest model there is: a dictionary from day to values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.registers.timeline import (
    FOREVER,
    Span,
    became,
    corrected,
    difference,
    faults,
    values_at,
)

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(14)]

days = st.sampled_from(DAYS[:12])
values = st.dictionaries(st.sampled_from(["name", "home"]), st.sampled_from(["a", "b", None]), min_size=1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("became"), days, values),
        st.tuples(st.just("corrected"), days, values, st.integers(1, 5)),
    ),
    max_size=12,
)
Model = dict[date, dict[str, Any]]


def play(spans: Sequence[Span], step: tuple[Any, ...]) -> tuple[Span, ...]:
    if step[0] == "became":
        return became(spans, step[2], step[1])
    return corrected(spans, step[2], step[1], step[1] + timedelta(days=step[3]))


def play_model(model: Model, step: tuple[Any, ...]) -> Model:
    result = {day: dict(known) for day, known in model.items()}
    for field, value in step[2].items():
        before = model[step[1]].get(field)
        for day in DAYS:
            if day < step[1]:
                continue
            if step[0] == "became" and model[day].get(field) != before:
                break
            if step[0] == "corrected" and day >= step[1] + timedelta(days=step[3]):
                break
            result[day] = {**result[day], field: value}
    return {day: {f: v for f, v in known.items() if v is not None} for day, known in result.items()}


@given(steps)
def test_every_day_says_what_the_plain_model_says(script: list[tuple[Any, ...]]) -> None:
    spans: tuple[Span, ...] = ()
    model: Model = {day: {} for day in DAYS}
    for step in script:
        spans, model = play(spans, step), play_model(model, step)
        assert faults(spans) == []
        for day in DAYS:
            assert values_at(spans, day) == model[day]


@given(steps)
def test_whoever_asks_later_what_we_knew_hears_what_we_said_then(script: list[tuple[Any, ...]]) -> None:
    """Rows are only closed and added, and each moment of knowledge can be read back whole."""
    rows: list[tuple[Span, int, int]] = []
    said: list[tuple[Span, ...]] = []
    spans: tuple[Span, ...] = ()
    for moment, step in enumerate(script):
        after = play(spans, step)
        closed, added = difference(spans, after)
        rows = [(span, since, moment if until == 99 and span in closed else until) for span, since, until in rows]
        rows += [(span, moment, 99) for span in added]
        spans = after
        said.append(after)
    for moment, then in enumerate(said):
        known = [span for span, since, until in rows if since <= moment < until]
        assert sorted(known, key=lambda s: s.start) == list(then)


def test_a_late_message_does_not_undo_what_happened_after_it() -> None:
    spans = became((), {"home": "福州"}, date(2018, 1, 1))
    spans = became(spans, {"home": "厦门"}, date(2024, 1, 1))
    spans = became(spans, {"home": "泉州"}, date(2020, 1, 1))
    assert [values_at(spans, date(year, 6, 1))["home"] for year in (2019, 2021, 2025)] == ["福州", "泉州", "厦门"]


def test_a_correction_covers_its_days_and_no_other() -> None:
    spans = became((), {"home": "福州"}, date(2018, 1, 1))
    spans = corrected(spans, {"home": "莆田"}, date(2019, 1, 1), date(2019, 2, 1))
    assert [span.values["home"] for span in spans] == ["福州", "莆田", "福州"]
    assert spans[-1].end == FOREVER


def test_a_correction_of_no_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        corrected((), {"home": "x"}, FIRST, FIRST)


def test_saying_the_same_again_changes_nothing() -> None:
    spans = became((), {"home": "福州"}, FIRST)
    assert difference(spans, became(spans, {"home": "福州"}, DAYS[3])) == ([], [])
