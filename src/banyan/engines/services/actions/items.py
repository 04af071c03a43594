"""Publishing items: versions of what systems declare, and the bodies that implement them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import Division, Organisation, children, organisation_for, places, province
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.events import ItemPublished
from banyan.engines.services.life.plan import Plan
from banyan.engines.services.models import Implementation, ItemVersion
from banyan.engines.services.policies import KEEP_IMPLEMENTATION, PUBLISH_ITEMS
from banyan.engines.services.snapshot import digest_of, elements_of, shape_data
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.systems import registry
from banyan.standards import item_code
from banyan.standards.division import Level


@action("services.item.publish-all", title="发布事项")
def publish_items(act: Act) -> dict[str, int]:
    """Publish every declared item that is new or has changed, at every body that implements it; set-up and upgrades.

    Gives how many versions and implementations were made. What has not changed is left alone.
    """
    act.require(PUBLISH_ITEMS)
    items = registry().of(ServiceItem)
    published = dict(ItemVersion.objects.filter(state="published").values_list("item_code", "digest"))
    fresh = [item for item in items if published.get(item.code) != digest_of(item)]
    for item in fresh:
        _publish(act, item)
    made = _implement(items, act.now)
    act.touched("item", "all", about={"versions": len(fresh), "implementations": made})
    return {"versions": len(fresh), "implementations": made}


def _publish(act: Act, item: ServiceItem) -> ItemVersion:
    earlier = ItemVersion.objects.filter(item_code=item.code)
    number = (earlier.aggregate(last=Max("version"))["last"] or 0) + 1
    earlier.filter(state="published").update(state="cancelled", ended_at=act.now, reason="由新版本代替")
    version = ItemVersion.objects.create(
        item_code=item.code,
        version=number,
        state="published",
        digest=digest_of(item),
        title=item.title,
        elements=elements_of(item),
        plan=Plan.of(item).to_json(),
        shape=shape_data(item),
        created_at=act.now,
        published_at=act.now,
    )
    act.emit(ItemPublished(item_code=item.code, version=number, state="published"))
    return version


def _implement(items: Iterable[ServiceItem], now: datetime) -> int:
    """Every item at every body of its levels; those that exist stay as they are."""
    have = set(Implementation.objects.values_list("item_code", "division"))
    rows = [
        Implementation(
            item_code=item.code,
            division=division.code,
            level=int(level),
            org_id=office.id,
            org_name=office.name,
            department=office.department,
            code=item_code.build(office.uscc, level, item.base),
            published_at=now,
            changed_at=now,
        )
        for item in items
        for level in item.levels
        for division in _governed(level, item)
        if (item.code, division.code) not in have
        for office in _office(item.department_at(level), division)
    ]
    Implementation.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
    return len(rows)


def _governed(level: Level, item: ServiceItem) -> Iterator[Division]:
    """The divisions that have a government of this level; an experimental zone stands beside the cities."""
    if level is Level.PROVINCE:
        yield province()
        return
    for city in places():
        if level is Level.CITY and (not city.zone or Level.COUNTY not in item.levels):
            yield city
        counties = (city,) if city.zone else tuple(one for one in children(city.code) if not one.zone)
        if level is Level.COUNTY:
            yield from (one for one in counties if one.governed)
        if level is Level.TOWNSHIP:
            yield from (one for county in counties for one in children(county.code) if one.governed)


def _office(department: str, division: Division) -> Iterator[Organisation]:
    """The body of this very division that does the department's work; nobody when only a higher level has one."""
    office = organisation_for(department, division.code)
    if office.division == division.code:
        yield office


@action("services.item.state", title="暂停、恢复或取消事项")
def set_item_state(act: Act, *, item_code: str, state: str, reason: str) -> int:
    """Suspend or cancel the published version, or publish the suspended one again; gives the version's number."""
    act.require(PUBLISH_ITEMS)
    if state not in ("published", "suspended", "cancelled"):
        raise Invalid("状态只能是在用、暂停或取消。", fields={"state": "请选一种状态"})
    version = ItemVersion.objects.select_for_update().filter(item_code=item_code).order_by("-version").first()
    if version is None:
        raise NotFound("没有这个事项。")
    if version.state == "cancelled":
        raise Conflict("这个事项已经取消，不能再改状态。")
    version.state, version.reason = state, reason
    version.ended_at = act.now if state == "cancelled" else None
    version.save(update_fields=["state", "reason", "ended_at"])
    act.touched("item", item_code, about={"version": version.version, "state": state})
    act.emit(ItemPublished(item_code=item_code, version=version.version, state=state))
    return version.version


@action("services.implementation.change", title="维护本部门事项")
def change_implementation(
    act: Act,
    *,
    implementation_id: UUID,
    promised: int | None = None,
    place: str = "",
    hours: str = "",
    contact: str = "",
    supervision: str = "",
) -> None:
    """What one body says differently; its state is another action's. A promise may only be shorter than the item's
    own. Raises NotFound, Refused, Invalid."""
    row = Implementation.objects.select_for_update().filter(id=implementation_id).first()
    if row is None:
        raise NotFound("没有找到这个实施事项。")
    act.require(KEEP_IMPLEMENTATION, row)
    item = registry().get(ServiceItem, row.item_code)
    if promised is not None and not 0 <= promised <= item.promised.days:
        said = _("承诺时限要在 0 到 %(days)s 个工作日之间。") % {"days": item.promised.days}
        raise Invalid(said, fields={"promised": said})
    row.promised, row.place, row.hours = promised, place.strip()[:200], hours.strip()[:200]
    row.contact, row.supervision = contact.strip()[:60], supervision.strip()[:60]
    row.changed_at = act.now
    row.save()
    act.touched("implementation", row.id, division=row.division, org_id=row.org_id, about={"promised": promised})
