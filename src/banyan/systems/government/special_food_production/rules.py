"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.systems.government.special_food_production.forms import Kind, SpecialFood

CONDITIONS = Law(
    "食品安全法", 33, says="具有与生产的食品品种、数量相适应的场所，并与有毒、有害场所以及其他污染源保持规定的距离。"
)
REGISTERED = Law(
    "食品安全法", 82, says="保健食品、特殊医学用途配方食品、婴幼儿配方乳粉应当按照注册或者备案的配方、工艺组织生产。"
)
BATCHES = Law("食品安全法", 81, says="婴幼儿配方食品生产企业应当实施从原料进厂到成品出厂的全过程质量控制，逐批检验。")

#: Nearer than this to a source of dirt a clerk looks at the plan himself (assumed; the distance depends on the food).
NEAR = 25


def away_from_dirt(form: SpecialFood, facts: Mapping[str, Any]) -> Finding:
    """The plant keeps its distance (食品安全法第三十三条)."""
    far = form.distance >= NEAR
    return Finding(far, f"离污染源 {form.distance} 米" + ("" if far else "，请核对是否够远"), CONDITIONS)


def infants_are_tested_in_house(form: SpecialFood, facts: Mapping[str, Any]) -> Finding:
    """Every batch of infant food is tested; one without a laboratory is looked at (食品安全法第八十一条)."""
    lacks = form.kind is Kind.INFANT and not form.laboratory
    return Finding(not lacks, "婴幼儿配方食品要逐批检验，申请人没有自己的实验室" if lacks else "检验条件相称", BATCHES)


RULES = (Rule("distance", "与污染源的距离", away_from_dirt), Rule("batches", "逐批检验", infants_are_tested_in_house))


def has_approval(form: SpecialFood) -> bool:
    """Whether the food itself is registered or filed first (食品安全法第八十二条)."""
    return form.approval is not None


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: SpecialFood = case.form
    return {"kind": form.kind.label, "products": form.products, "plant": form.plant}
