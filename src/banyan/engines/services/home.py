"""What services give to the home page of a site: life events as tiles, joint matters, how many items there are."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.portal.declare import Bundle, HomeSource, Tile, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.declare import JointMatter, LifeEvent
from banyan.engines.services.guidance import title_of
from banyan.engines.services.queries.catalogue import catalogue
from banyan.kernel.systems import registry

_ICONS = {
    LifeEvent.BORN: "baby",
    LifeEvent.SCHOOL: "school",
    LifeEvent.WORK: "work",
    LifeEvent.MARRY: "rings",
    LifeEvent.BUY_HOME: "home",
    LifeEvent.ILL: "health",
    LifeEvent.DRIVE: "car",
    LifeEvent.RETIRE: "sun",
    LifeEvent.DIE: "leaf",
    LifeEvent.FIRM_START: "shop",
    LifeEvent.FIRM_PERMIT: "stamp",
    LifeEvent.FIRM_BUILD: "building",
    LifeEvent.FIRM_RUN: "people",
    LifeEvent.FIRM_CHANGE: "refresh",
    LifeEvent.FIRM_END: "out",
}


def tiles(site: Site) -> Sequence[Tile]:
    """A tile for each life event that has items here; two of them are named."""
    offers = catalogue(site.code)
    found: list[Tile] = []
    for event in LifeEvent:
        titles = [title_of(one.item) for one in offers if event in one.item.life_events]
        if titles:
            more = "、".join(titles[:2]) + (_("等 %s 项") % len(titles) if len(titles) > 2 else "")
            url = f"{reverse('services:catalogue')}?event={event.value}"
            found.append(
                Tile(
                    label=event.label, more=more, url=url, icon=_ICONS[event], for_firms=event.value.startswith("firm-")
                )
            )
    return found


def bundles(site: Site) -> Sequence[Bundle]:
    """The joint matters."""
    return [
        Bundle(title=title_of(one), text=one.summary, url=reverse("services:joint", args=[one.code]))
        for one in registry().of(JointMatter)
    ]


def register_home() -> None:
    """Hand the source over to the portal."""
    register(HomeSource(code="services", tiles=tiles, bundles=bundles, total=lambda site: len(catalogue(site.code))))
