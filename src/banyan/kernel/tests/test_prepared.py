"""A prepared query finds what the same query finds when it is built each time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banyan.kernel import clock
from banyan.kernel.prepared import Prepared

pytestmark = pytest.mark.django_db


def _session(key: str, days: int) -> Session:
    return Session.objects.create(session_key=key, session_data=f"of {key}", expire_date=clock.now() + timedelta(days))


def _alive() -> Prepared:
    return Prepared(
        lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data"),
        str,
        datetime,
    )


def test_rows_are_those_of_the_query() -> None:
    for key, days in (("first-of-all", 1), ("second-of-all", 1), ("ended-already", -1)):
        _session(key, days)
    alive = _alive()
    assert alive.rows("first-of-all", clock.now()) == [("of first-of-all",)]
    assert alive.rows("second-of-all", clock.now()) == [("of second-of-all",)]
    assert alive.rows("ended-already", clock.now()) == []
    assert alive.rows("%s' OR true --", clock.now()) == []


def test_objects_are_whole_and_one_statement_each() -> None:
    made = _session("whole-object", 1)
    found = Prepared(lambda key: Session.objects.filter(session_key=key), str)
    found.objects(Session, "whole-object")
    with CaptureQueriesContext(connection) as captured:
        (again,) = found.objects(Session, "whole-object")
        assert (again.session_data, again.expire_date) == (made.session_data, made.expire_date)
    assert len(captured) == 1


def test_deferred_columns_stay_away() -> None:
    _session("deferred-data", 1)
    found = Prepared(lambda key: Session.objects.defer("session_data").filter(session_key=key), str)
    (one,) = found.objects(Session, "deferred-data")
    assert one.get_deferred_fields() == {"session_data"}
    assert one.session_data == "of deferred-data"


def test_a_value_that_the_statement_does_not_hold_as_it_is_is_refused() -> None:
    lost = Prepared(lambda key: Session.objects.filter(session_key=f"{key}!"), str)
    with pytest.raises(ValueError, match="not used as they are"):
        lost.rows("a")
