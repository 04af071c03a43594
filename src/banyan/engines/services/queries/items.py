"""Items as people find them: which there are in a place, who does them, what they need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from banyan.engines.divisions.queries import ancestors, find_organisation
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.models import Implementation, ItemVersion
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.texts import clean
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry


@dataclass(frozen=True, slots=True)
class ItemInfo:
    """An item at one body. `item` is the declaration; `promised` the days that this body promises."""

    id: UUID
    version_id: UUID
    version: int
    item: ServiceItem = field(hash=False)
    division: str
    level: int
    org_id: UUID
    org_name: str
    department: str
    code: str
    promised: int
    place: str
    hours: str
    contact: str
    supervision: str
    open: bool

    @property
    def title(self) -> str:
        """The item's title."""
        return self.item.title

    def promised_by(self, day: date) -> date:
        """By when somebody who applies on `day` has the result, acceptance included. Raises `UnknownYear`."""
        accepted = next((step.limit.days for step in self.item.procedure if step.limit), 0)
        return counting().add(day, accepted + self.promised)


_FIND = """
SELECT i.id, v.id, v.version, i.item_code, i.division, i.level, i.org_id, i.org_name, i.department, i.code,
       i.promised, i.place, i.hours, i.contact, i.supervision, i.state, v.state
FROM services_implementation i
JOIN services_item_version v ON v.item_code = i.item_code AND v.state IN ('published', 'suspended')
WHERE i.division = ANY(%s) AND (%s::text[] IS NULL OR i.item_code = ANY(%s))
ORDER BY i.level DESC, i.item_code, v.version DESC
"""


def _find(divisions: list[str], codes: list[str] | None) -> list[ItemInfo]:
    known = registry()
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [divisions, codes, codes])
        rows = cursor.fetchall()
    return [_info(row, known.get(ServiceItem, row[3])) for row in rows if known.has(ServiceItem, row[3])]


def _info(row: Any, item: ServiceItem) -> ItemInfo:
    id_, version_id, version, _, division, level, org_id, org_name, department, code, promised, *rest = row
    place, hours, contact, supervision, state, version_state = rest
    return ItemInfo(
        id=id_,
        version_id=version_id,
        version=version,
        item=item,
        division=division,
        level=level,
        org_id=org_id,
        org_name=org_name,
        department=department,
        code=code,
        promised=item.promised.days if promised is None else promised,
        place=place or item.place,
        hours=hours or item.hours,
        contact=contact or item.contact,
        supervision=supervision or item.supervision,
        open=state == "1" and version_state == "published" and _in_force(item),
    )


def _in_force(item: ServiceItem) -> bool:
    today = clock.today()
    return (item.valid_from or today) <= today <= (item.valid_to or today)


def _upwards(division: str) -> list[str]:
    """The division itself and those above, the nearest first."""
    return [division.ljust(12, "0"), *(one.code for one in reversed(ancestors(division)))]


def item(code: str, division: str) -> ItemInfo:
    """The item as it is done for a place: by its own body, else by that of the nearest government above.

    Raises NotFound. One statement.
    """
    places = _upwards(division)
    found = _find(places, [clean(code)])
    if not found:
        raise NotFound("这里没有这个事项。")
    return min(found, key=lambda one: places.index(one.division))


def items_for(codes: Iterable[str], division: str) -> dict[str, ItemInfo]:
    """As `item`, for several items in one statement; those that are not done for the place are left out."""
    places = _upwards(division)
    found: dict[str, ItemInfo] = {}
    for one in sorted(_find(places, [clean(code) for code in codes]), key=lambda one: places.index(one.division)):
        found.setdefault(one.item.code, one)
    return found


def items_at(
    division: str,
    *,
    topic: str = "",
    life_event: str = "",
    department: str = "",
    serves: str = "",
    text: str = "",
    own_level: bool = False,
) -> tuple[ItemInfo, ...]:
    """Items that people of a place can apply for, by title; `own_level` leaves out what higher levels do for it.

    `serves` is "person" or "firm". One statement.
    """
    places = _upwards(division)
    nearest: dict[str, ItemInfo] = {}
    for one in sorted(_find(places[:1] if own_level else places, None), key=lambda one: places.index(one.division)):
        nearest.setdefault(one.item.code, one)
    wanted = (one for one in nearest.values() if _fits(one, topic, life_event, department, serves))
    words = text.split()
    return tuple(one for one in wanted if all(_speaks_of(one.item, word) for word in words))


def _fits(one: ItemInfo, topic: str, life_event: str, department: str, serves: str) -> bool:
    item_ = one.item
    return (
        (not topic or topic in item_.topics)
        and (not life_event or life_event in item_.life_events)
        and (not department or department == one.department)
        and (not serves or (item_.for_persons if serves == "person" else item_.for_organisations))
    )


def _speaks_of(item_: ServiceItem, word: str) -> bool:
    said = (item_.title, item_.title_en.lower(), item_.summary, *item_.keywords)
    return any(word.lower() in text for text in said)


def items_of(org_id: UUID) -> tuple[ItemInfo, ...]:
    """The items that one organisation does."""
    office = find_organisation(org_id)
    if office is None:
        return ()
    return tuple(one for one in _find([office.division], None) if one.org_id == org_id)


def joint_matters(division: str = "") -> tuple[JointMatter, ...]:
    """The joint matters (一件事) that are declared."""
    return registry().of(JointMatter)


def versions(item_code: str) -> tuple[tuple[int, str, Any, Any], ...]:
    """An item's versions, newest first: number, state, from when, until when."""
    rows = ItemVersion.objects.filter(item_code=item_code).order_by("-version")
    return tuple(rows.values_list("version", "state", "published_at", "ended_at"))


def elements(item_code: str, version: int | None = None) -> dict[str, Any]:
    """The national element set of an item's version, the newest by default. Raises NotFound."""
    rows = ItemVersion.objects.filter(item_code=item_code).order_by("-version")
    if version is not None:
        rows = rows.filter(version=version)
    found = rows.values_list("elements", flat=True).first()
    if found is None:
        raise NotFound("没有这个事项。")
    return dict(found)


def other_bodies(case: CaseInfo) -> list[tuple[UUID, str]]:
    """The other organisations of the same city that do a case's item, and the province's: id and name."""
    rows = Implementation.objects.filter(item_code=case.item_code, state="1").exclude(org_id=case.org_id)
    near = Q(division__startswith=case.division[:4]) | Q(division__startswith="3500")
    return list(rows.filter(near).order_by("division").values_list("org_id", "org_name"))


def implementations(item_code: str, divisions: Iterable[str] | None = None) -> int:
    """At how many bodies an item is done."""
    rows = Implementation.objects.filter(item_code=item_code)
    return (rows if divisions is None else rows.filter(division__in=list(divisions))).count()
