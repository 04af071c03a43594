"""What the platform looks at before a clerk does, and when an inspection on the spot is needed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.systems.government.food_licence.forms import Business, FoodLicence, Line, Ownership

SEPARATE_ROOM = Law("食品安全法", 33, says="设备布局和工艺流程合理，防止待加工食品与直接入口食品交叉污染。")
MANAGERS = Law("食品安全法", 33, says="有专职或者兼职的食品安全专业技术人员、食品安全管理人员和规章制度。")

#: Below this area an eating place is small for what it offers; a clerk then looks at the plan himself (assumed).
SMALL = Decimal(20)


def lines_fit_business(form: FoodLicence, facts: Mapping[str, Any]) -> Finding:
    """A caterer prepares food, a seller sells it: the lines belong to the kind of business."""
    prepares = {Line.HOT_FOOD, Line.COLD_FOOD, Line.RAW_FOOD, Line.DRINKS}
    if form.business is not Business.SALES and not prepares & set(form.lines):
        return Finding(False, f"主体业态是{form.business.label}，却没有选制售项目。请补上，或改主体业态。")
    return Finding(True, "经营项目与主体业态一致")


def cold_food_has_room(form: FoodLicence, facts: Mapping[str, Any]) -> Finding:
    """Cold and raw food want a room of their own; a small place with both is looked at."""
    delicate = {Line.COLD_FOOD, Line.RAW_FOOD} & set(form.lines)
    if delicate and form.area < SMALL:
        return Finding(False, f"面积 {form.area} 平方米，又做冷食或生食，请看布局图上专间是否独立", SEPARATE_ROOM)
    return Finding(True, "面积与经营项目相称", SEPARATE_ROOM)


def has_managers(form: FoodLicence, facts: Mapping[str, Any]) -> Finding:
    """Nobody is named twice among those who answer for food safety."""
    numbers = [manager.number for manager in form.managers]
    if len(set(numbers)) < len(numbers):
        return Finding(False, "食品安全管理人员里有人写了两次，请改掉一行。", MANAGERS)
    return Finding(True, f"有 {len(numbers)} 名食品安全管理人员", MANAGERS)


RULES = (
    Rule("lines-fit-business", "经营项目与主体业态一致", lines_fit_business, stops=True),
    Rule("cold-food-room", "专间条件", cold_food_has_room),
    Rule("managers", "食品安全管理人员", has_managers, stops=True),
)


def needs_inspection(form: FoodLicence) -> bool:
    """Whoever prepares food is inspected on the spot; a seller of packed and bulk food is not (assumed)."""
    return form.business is not Business.SALES


def rents(form: FoodLicence) -> bool:
    """Whether the premises belong to somebody else."""
    return form.ownership is not Ownership.OWN


def prepares_food(form: FoodLicence) -> bool:
    """Whether somebody touches food that is eaten as it is."""
    return form.business is not Business.SALES or Line.BULK_FOOD in form.lines


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: FoodLicence = case.form
    return {
        "shop_name": form.shop_name,
        "business": form.business.label,
        "lines": "、".join(line.label for line in form.lines),
        "address": form.address or form.registered or "",
    }
