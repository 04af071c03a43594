"""Items: open to everybody."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from banyan.engines.services import queries
from banyan.engines.services.api.shapes import REFUSALS, GuideOut, ItemOut
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.queries import ItemInfo
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry
from banyan.standards.errors import StandardError

router = Router()

Place = Annotated[str, Query(pattern=r"^[0-9]{6}([0-9]{3}){0,2}$", description="行政区划代码，6、9 或 12 位")]


@router.get("items", response={200: list[ItemOut], **REFUSALS}, summary="事项目录")
def items(
    request: HttpRequest,
    division: Place,
    q: Annotated[str, Query(max_length=60)] = "",
    topic: Annotated[str, Query(max_length=40)] = "",
    serves: Literal["", "person", "firm"] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> Any:
    """What people of a place can apply for."""
    found = queries.items_at(division, topic=topic, serves=serves, text=q)
    return [_item(one) for one in found[:limit]]


@router.get("items/{code}", response={200: GuideOut, **REFUSALS}, summary="办事指南")
def guide(request: HttpRequest, code: str, division: Place) -> Any:
    """The guide of an item at a place."""
    one = queries.item(code, division)
    try:
        result_by = one.promised_by(clock.today())
    except StandardError:
        result_by = None
    return {
        **_item(one),
        "elements": queries.elements(one.item.code, one.version),
        "place": one.place,
        "hours": one.hours,
        "contact": one.contact,
        "supervision": one.supervision,
        "result_by": result_by,
    }


@router.get("items/{code}/schema", response={200: dict[str, Any], **REFUSALS}, summary="申请表的 JSON Schema")
def schema(request: HttpRequest, code: str) -> Any:
    """The JSON schema of the item's form."""
    known = registry()
    if not known.has(ServiceItem, code):
        raise NotFound("没有这个事项。")
    return known.get(ServiceItem, code).form.model_json_schema()


def _item(one: ItemInfo) -> dict[str, Any]:
    return {
        "code": one.item.code,
        "title": one.item.title,
        "title_en": one.item.title_en,
        "summary": one.item.summary,
        "implementation_code": one.code,
        "version": one.version,
        "division": one.division,
        "level": one.level,
        "org_id": one.org_id,
        "org_name": one.org_name,
        "promised_days": one.promised,
        "for_persons": one.item.for_persons,
        "for_organisations": one.item.for_organisations,
        "open": one.open,
    }
