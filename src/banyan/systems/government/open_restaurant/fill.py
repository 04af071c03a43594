"""The items' own forms, made from the one that was filled in."""

from __future__ import annotations

from typing import Any

from banyan.engines.services.declare import Form, ServiceItem
from banyan.kernel.systems import registry
from banyan.systems.government.open_restaurant.forms import OpenRestaurant


def own_form(item: str, **answers: Any) -> Form:
    """The form of a declared item with these answers; the item's system need not be known here."""
    return registry().get(ServiceItem, item).form.model_validate(answers)


def household(form: OpenRestaurant) -> Form:
    """个体工商户登记."""
    return own_form(
        "household-registration",
        owner=form.owner,
        owner_number=form.owner_number,
        wants_name=True,
        shop_name=form.shop_name,
        scope="餐饮服务",
        online_only=False,
        address=form.address,
        premises=form.ownership.value,
        staff=form.staff,
        contact_phone=form.contact_phone,
    )


def company(form: OpenRestaurant) -> Form:
    """有限责任公司设立登记, with the applicant as only shareholder."""
    owner = {"name": form.owner, "number": form.owner_number, "share": form.capital, "pay_by": form.pay_by}
    return own_form(
        "company-establishment",
        company_name=form.company_name,
        scope="餐饮服务",
        for_good=True,
        capital=form.capital,
        shareholders=[owner],
        legal_person=form.owner,
        legal_person_number=form.owner_number,
        post="director",
        supervisor=False,
        contact_phone=form.contact_phone,
        address=form.address,
        premises=form.ownership.value,
    )


def food(form: OpenRestaurant) -> Form:
    """食品经营许可（新办）."""
    return own_form(
        "food-licence-new",
        shop_name=form.shop_name,
        business="catering",
        lines=[line.value for line in form.lines],
        central_kitchen=False,
        same_place=False,
        address=form.address,
        area=form.area,
        seats=form.seats or 0,
        ownership=form.ownership.value,
        managers=[manager.model_dump() for manager in form.managers],
        contact_name=form.contact_name,
        contact_phone=form.contact_phone,
    )


def signboard(form: OpenRestaurant) -> Form:
    """门店招牌设置."""
    return own_form(
        "signboard",
        text=form.sign_text,
        width=form.width,
        height=form.height,
        lit=form.lit,
        same_place=False,
        address=form.address,
        fixing=form.fixing.value,
        bottom=form.bottom,
        own_wall=form.own_wall,
        contact_phone=form.contact_phone,
    )


def fire(form: OpenRestaurant) -> Form:
    """公众聚集场所投入使用、营业前消防安全检查."""
    return own_form(
        "fire-safety-check",
        place_name=form.shop_name,
        place="catering",
        opening=form.opening,
        fire_manager=form.fire_manager,
        same_place=False,
        address=form.address,
        area=form.area,
        floors=form.floors,
        exits=form.exits,
        sprinkler=form.sprinkler,
        alarm=form.alarm,
        accepted=form.accepted,
        way=form.way.value,
        contact_phone=form.contact_phone,
    )


def drainage(form: OpenRestaurant) -> Form:
    """污水排入排水管网许可."""
    return own_form(
        "drainage-permit",
        trade="catering",
        address=form.address,
        daily=form.daily_water,
        grease_trap=form.grease_trap,
        separated=form.separated,
        outlets=form.outlets,
        phone=form.contact_phone,
    )


def insurance(form: OpenRestaurant) -> Form:
    """用人单位社会保险登记."""
    return own_form(
        "employer-insurance",
        staff=form.staff,
        first_pay=form.first_pay or form.opening,
        risk=False,
        officer=form.contact_name,
        contact_phone=form.contact_phone,
    )


def hygiene(form: OpenRestaurant) -> Form:
    """公共场所卫生许可, for the rooms in which guests sleep."""
    return own_form(
        "public-place-hygiene",
        place_name=form.shop_name,
        place="lodging",
        beds=form.beds,
        disinfects=True,
        staff=form.staff,
        same_place=False,
        address=form.address,
        area=form.area,
        air=False,
        contact_phone=form.contact_phone,
    )


def tobacco(form: OpenRestaurant) -> Form:
    """烟草专卖零售许可证（新办）."""
    return own_form(
        "tobacco-retail-new",
        shop="catering",
        separate=True,
        unsuitable=False,
        same_place=False,
        address=form.address,
        ownership=form.ownership.value,
        near_school=form.near_school,
        contact_phone=form.contact_phone,
    )
