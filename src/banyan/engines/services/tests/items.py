"""A small item and system for the engine's own tests."""

from __future__ import annotations

from typing import Any

from banyan.engines.divisions.departments import ECOLOGY, FIRE_RESCUE, MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
    Finding,
    Granted,
    Law,
    Licence,
    Material,
    Rule,
    ServiceItem,
    WorkingDays,
    accept,
    decide,
    joint,
    review,
    site_check,
)
from banyan.engines.services.tests.forms import Owner, Stall
from banyan.kernel.systems import System

PERMIT = LicenceType(
    code="stall-permit",
    title="摊位许可证",
    issuer=MARKET_SUPERVISION,
    fields=(LicenceField("name", "摊名"),),
    valid=Validity(years=1),
)


def content(case: Granted) -> dict[str, str]:
    return {"name": case.form.name}


def big_enough(form: Stall, facts: Any) -> Finding:
    return Finding(form.area >= 2, "面积小于 2 平方米，摆不下摊。" if form.area < 2 else "面积够用")


def at_night(form: Stall) -> bool:
    return form.night


PLAN_OF_STALL = Material(code="plan", title="摊位平面图")
LEASE = Material(code="lease", title="租约", required=lambda form: form.owner is Owner.RENTED, when="租的摊位")
PLEDGE = Material(code="pledge", title="卫生承诺", pledge="我保证摊位干净。")


def item(**changes: Any) -> ServiceItem:
    """The item, with some elements changed."""
    elements: dict[str, Any] = {
        "code": "stall",
        "title": "摆摊许可",
        "department": MARKET_SUPERVISION,
        "levels": (COUNTY,),
        "basis": (Law("食品安全法", 35),),
        "serves": EVERYBODY,
        "form": Stall,
        "materials": (PLAN_OF_STALL, LEASE, PLEDGE),
        "rules": (Rule("big-enough", "面积", big_enough, stops=True),),
        "statutory": WorkingDays(20),
        "promised": WorkingDays(9),
        "procedure": (
            accept
            >> review.within(3)
            >> site_check.when(at_night, "夜里摆的")
            >> joint(FIRE_RESCUE, ECOLOGY, within=3, deemed=True).when(at_night, "夜里摆的")
            >> decide.within(2)
        ),
        "result": Licence("stall-permit", content=content),
    }
    return ServiceItem(**{**elements, **changes})


def system(*items: ServiceItem) -> System:
    return System(code="stalls", title="摊位", owner=MARKET_SUPERVISION.code, declares=(PERMIT, *items))


STALL = item()
SYSTEM = system(STALL)
