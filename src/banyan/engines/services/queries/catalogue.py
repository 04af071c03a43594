"""All that can be done at a site: by its own government, by those above, and by those below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from banyan.engines.divisions.queries import Division, divisions
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.models import Implementation, ItemVersion
from banyan.engines.services.queries.items import ItemInfo, items_at
from banyan.kernel.systems import registry
from banyan.standards.division import prefix_of


@dataclass(frozen=True, slots=True)
class Offer:
    """An item as a site offers it. `at` is None when a government below does it: the place is then to be chosen."""

    item: ServiceItem = field(hash=False)
    at: ItemInfo | None

    @property
    def department(self) -> str:
        """The code of the department that does it."""
        return self.at.department if self.at else self.item.department_at(self.item.levels[-1])


def catalogue(division: str) -> tuple[Offer, ...]:
    """Everything that people of a place can apply for, by title; two statements."""
    own = {one.item.code: one for one in items_at(division)}
    known = registry()
    below = [code for code in _done_below(division) if code not in own and known.has(ServiceItem, code)]
    offers = [Offer(one.item, one) for one in own.values()]
    offers += [Offer(known.get(ServiceItem, code), None) for code in below]
    return tuple(sorted(offers, key=lambda one: one.item.title))


def _done_below(division: str) -> list[str]:
    prefix = prefix_of(division.ljust(12, "0"))
    open_now = ItemVersion.objects.filter(state="published").values("item_code")
    rows = Implementation.objects.filter(division__startswith=prefix, state="1", item_code__in=open_now)
    return list(rows.order_by().values_list("item_code", flat=True).distinct())


def places_of(code: str, within: str) -> tuple[Division, ...]:
    """The divisions within a place whose own body does an item, in the order of their codes; one statement."""
    rows = Implementation.objects.filter(
        item_code=code, division__startswith=prefix_of(within.ljust(12, "0")), state="1"
    )
    known = divisions(rows.order_by("division").values_list("division", flat=True))
    return tuple(sorted(known.values(), key=lambda one: one.code))
