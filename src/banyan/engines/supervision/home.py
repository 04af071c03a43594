"""What supervision gives to the home page of a site, from its day aggregates: what is done most, how yesterday was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.portal.declare import Figure, HomeSource, ItemLine, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import promise, title_of
from banyan.engines.supervision.queries.board import Filter, ScoreRow, scores, total
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry

#: So many days are looked back on for what is done most (assumed).
_DAYS = 30
_MOST = 8


def _counted(site: Site, days: int) -> tuple[ScoreRow, ...]:
    """Sums by item up to yesterday. Everybody may see them: nobody is named, and no organisation."""
    yesterday = clock.today() - timedelta(days=1)
    asked = Filter(since=yesterday - timedelta(days=days - 1), until=yesterday, within=site.code)
    with acting_as(SYSTEM):
        return scores(asked, "item")


def often(site: Site) -> Sequence[ItemLine]:
    """The items that people of this place applied for most in the last 30 days. One statement."""
    known = registry()
    rows = [row for row in _counted(site, _DAYS) if row.submitted and known.has(ServiceItem, row.key)][:_MOST]
    return [_line(known.get(ServiceItem, row.key), row) for row in rows]


def _line(item: ServiceItem, row: ScoreRow) -> ItemLine:
    return ItemLine(
        label=title_of(item),
        url=reverse("services:guide", args=[item.code]),
        meta=_("近 30 天 %s 件") % row.submitted,
        time=promise(item.promised.days),
    )


def figures(site: Site) -> Sequence[Figure]:
    """Yesterday in this place: how many applied, how many were decided, how many of these on time. One statement."""
    day = total(_counted(site, 1))
    if not day.submitted and not day.decided:
        return ()
    shown = [
        Figure(label=_("提交申请"), value=f"{day.submitted:,}", unit=_("件")),
        Figure(label=_("作出决定"), value=f"{day.decided:,}", unit=_("件")),
    ]
    if day.punctual is not None:
        shown.append(Figure(label=_("按承诺的时间办结"), value=f"{day.punctual:.1f}", unit="%"))
    return shown


def register_home() -> None:
    """Hand the source over to the portal."""
    register(HomeSource(code="supervision", often=often, figures=figures))
