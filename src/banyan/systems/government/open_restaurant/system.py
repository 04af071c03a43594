"""开餐馆一件事: up to eight cases in as many offices, from one form."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.services.declare import JointMatter, LifeEvent, Part, Topic
from banyan.kernel.systems import System
from banyan.systems.government.open_restaurant.fill import (
    company,
    drainage,
    fire,
    food,
    household,
    hygiene,
    insurance,
    signboard,
    tobacco,
)
from banyan.systems.government.open_restaurant.forms import OpenRestaurant, Registration

REGISTRATIONS = ("household-registration", "company-establishment")

RESTAURANT = JointMatter(
    code="open-restaurant",
    title="开餐馆一件事",
    title_en="Opening a restaurant",
    summary="执照、食品、招牌、消防、排水、社保，一张表填完，材料只交一次，各部门同时办。",
    keywords=("开餐馆", "开饭店", "开面馆", "小吃店", "奶茶店", "餐饮店", "开店"),
    form=OpenRestaurant,
    parts=(
        Part(
            item="household-registration",
            fill=household,
            when=lambda form: form.licence is Registration.HOUSEHOLD,
            when_text="还没有执照，登记成个体工商户的",
        ),
        Part(
            item="company-establishment",
            fill=company,
            when=lambda form: form.licence is Registration.COMPANY,
            when_text="还没有执照，开公司的",
        ),
        Part(item="food-licence-new", fill=food, after=REGISTRATIONS),
        Part(item="signboard", fill=signboard, after=REGISTRATIONS),
        Part(item="drainage-permit", fill=drainage, after=REGISTRATIONS),
        Part(
            item="fire-safety-check",
            fill=fire,
            after=REGISTRATIONS,
            when=lambda form: bool(form.dine_in),
            when_text="有堂食的",
        ),
        Part(
            item="employer-insurance",
            fill=insurance,
            after=REGISTRATIONS,
            when=lambda form: form.staff > 0,
            when_text="请了员工的",
        ),
        Part(
            item="public-place-hygiene",
            fill=hygiene,
            after=REGISTRATIONS,
            when=lambda form: bool(form.lodging),
            when_text="还给客人住宿的",
        ),
        Part(
            item="tobacco-retail-new",
            fill=tobacco,
            after=REGISTRATIONS,
            when=lambda form: bool(form.tobacco),
            when_text="店里卖烟的",
        ),
    ),
    topics=(Topic.FOOD, Topic.PERMISSION, Topic.ESTABLISHMENT),
    life_events=(LifeEvent.FIRM_START, LifeEvent.FIRM_PERMIT),
    minutes=25,
    example=(
        "household-registration",
        "food-licence-new",
        "signboard",
        "drainage-permit",
        "fire-safety-check",
        "employer-insurance",
    ),
    example_text="一家有堂食、请了员工、还没有执照的小餐馆",
)

SYSTEM = System(
    code="open-restaurant",
    title="开餐馆一件事",
    plan=("4-2-1e", "4-2-3b"),
    owner=MARKET_SUPERVISION.code,
    declares=(RESTAURANT,),
    needs=(
        "company-registration",
        "food-licence",
        "outdoor-advertising",
        "fire-safety-check",
        "city-water",
        "employer-insurance",
        "public-place-hygiene",
        "tobacco-retail",
    ),
)
