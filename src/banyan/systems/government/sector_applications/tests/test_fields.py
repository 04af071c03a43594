"""Each field of 部门行业应用 has an item that runs: applied for, carried through its own steps, granted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from banyan.engines.services.declare import CITY, COUNTY, ServiceItem
from banyan.engines.services.rehearsal import GULOU, granted
from banyan.engines.services.testing import on
from banyan.kernel.systems import registry
from banyan.systems.government.auction_business.tests import test_auction_business as auctions
from banyan.systems.government.bookkeeping_agencies.tests import test_bookkeeping_agencies as bookkeeping
from banyan.systems.government.company_registration.tests import test_registration as registration
from banyan.systems.government.deferred_tax.tests import test_deferred_tax as tax
from banyan.systems.government.food_licence.tests import test_forms as food
from banyan.systems.government.foreign_surveys.tests import test_foreign_surveys as surveys
from banyan.systems.government.government_prices.tests import test_government_prices as prices
from banyan.systems.government.housing_fund.tests import test_housing_fund as housing
from banyan.systems.government.project_filing.tests import test_project_filing as projects
from banyan.systems.government.road_transport.tests import test_road_transport as haulage
from banyan.systems.government.school_enrolment.tests import test_school_enrolment as school
from banyan.systems.government.sector_applications.fields import ITEM_OF
from banyan.systems.government.sector_applications.system import SYSTEM
from banyan.systems.government.travel.tests import test_travel as travel
from banyan.systems.society.employment_agency.tests import test_employment_agency as employment
from banyan.systems.society.public_place_hygiene.tests import test_public_place_hygiene as hygiene
from banyan.systems.society.social_security_card.tests import test_social_security_card as card

FILLED: Mapping[str, dict[str, Any]] = {
    "发展和改革": projects.FILLED,
    "商务": auctions.FILLED,
    "统计": surveys.FILLED,
    "工商登记": registration.SHOP,
    "财政": bookkeeping.FILLED,
    "税务": tax.FILLED,
    "价格": prices.FILLED,
    "住房": housing.FILLED,
    "教育": school.FILLED,
    "文化": travel.FILLED,
    "卫生": {**hygiene.FILLED, "same_place": "false", "address": "福州市鼓楼区南后街 9 号"},
    "就业": employment.FILLED,
    "社会保障": card.FILLED,
    "食品": food.FILLED,
    "交通": haulage.FILLED,
}


def place_of(item: ServiceItem) -> str:
    """The lowest place that handles the item."""
    if COUNTY in item.levels:
        return GULOU
    return "350100000000" if CITY in item.levels else "350000000000"


def test_every_field_of_the_plan_has_its_item() -> None:
    assert len(ITEM_OF) == 15
    assert set(FILLED) == set(ITEM_OF)

    assert all(registry().has(ServiceItem, code) for code in ITEM_OF.values())
    assert SYSTEM.state == "works"
    assert all(field in SYSTEM.note for field in ITEM_OF)


@pytest.mark.django_db
@pytest.mark.parametrize("field", list(ITEM_OF), ids=list(ITEM_OF.values()))
def test_the_item_of_a_field_runs_to_its_grant(field: str) -> None:
    item = registry().get(ServiceItem, ITEM_OF[field])
    with on(2026, 11, 24):
        case, _ = granted(item, FILLED[field], place=place_of(item))
    assert (case.item_code, case.decision) == (ITEM_OF[field], "granted")
