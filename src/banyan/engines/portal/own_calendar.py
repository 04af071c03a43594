"""What the portal itself knows of a servant's days: his appointments, and when he stands in or is stood in for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.queries import standing_in_between
from banyan.engines.portal.declare import CalendarEntry, CalendarSource, register
from banyan.engines.portal.queries import appointments_between
from banyan.kernel.principal import Principal


def register_calendar() -> None:
    """Hand both sources over."""
    register(
        CalendarSource(code="appointments", title=_("安排"), entries=appointments_between, order=10),
        CalendarSource(code="standing-in", title=_("代理"), entries=_standing_in, order=40),
    )


def _standing_in(who: Principal, start: date, end: date) -> Sequence[CalendarEntry]:
    if who.account_id is None:
        return ()
    return [
        CalendarEntry(
            code=f"standing-in-{one.id}",
            title=gettext("代理同事的工作") if one.to_account == who.account_id else gettext("工作由同事代理"),
            text=one.from_name if one.to_account == who.account_id else one.to_name,
            starts=one.starts,
            ends=one.ends,
            url="/work/standing-in/",
            kind="pause",
            word=gettext("代理"),
        )
        for one in standing_in_between(who.account_id, start, end)
    ]
