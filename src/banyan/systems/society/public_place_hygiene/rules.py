"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import PREMISES, Finding, Granted, Regulation, Rule
from banyan.systems.society.public_place_hygiene.forms import Place, PublicPlace

REGULATION = Regulation("公共场所卫生管理条例", 4, says="国家对公共场所实行“卫生许可证”制度。")
DETAILS = Regulation("公共场所卫生管理条例实施细则")


def lodging_has_beds(form: PublicPlace, facts: Mapping[str, Any]) -> Finding:
    """A place to sleep has beds, and room for them: under 4 m² a bed is looked at (assumed)."""
    if form.place is not Place.LODGING or not form.beds:
        return Finding(
            form.place is not Place.LODGING,
            "不是住宿场所" if form.place is not Place.LODGING else "住宿场所没有床位，请核对",
        )
    room = form.area / form.beds
    return Finding(room >= 4, f"平均每床 {room:.1f} 平方米", DETAILS)


RULES = (
    PREMISES,
    Rule("beds", "床位与面积", lodging_has_beds),
)


def cleans_itself(form: PublicPlace) -> bool:
    """Whether it disinfects on its own premises."""
    return form.disinfects


def has_central_air(form: PublicPlace) -> bool:
    """Whether the air of many rooms goes through one plant."""
    return form.air


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: PublicPlace = case.form
    return {
        "place_name": form.place_name,
        "place": form.place.label,
        "address": form.address or str(case.facts.get("firms.address", "")),
    }
