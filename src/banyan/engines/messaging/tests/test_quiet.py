"""The hours of quiet, over every hour of the day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.messaging.quiet import due_at, is_quiet
from banyan.engines.messaging.records import Wishes
from banyan.kernel.clock import ZONE

moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(timezone.utc))  # noqa: DTZ001,UP017
wishes = st.builds(Wishes, quiet_from=st.times(), quiet_to=st.times())


@given(moments, wishes)
def test_what_waits_goes_within_a_day_and_outside_the_quiet(now: datetime, wish: Wishes) -> None:
    due = due_at(now, wish)
    assert now <= due <= now + timedelta(days=1)
    assert not is_quiet(due.astimezone(ZONE), wish)


@given(moments, wishes)
def test_what_is_urgent_goes_at_once(now: datetime, wish: Wishes) -> None:
    assert due_at(now, wish, urgent=True) == now
