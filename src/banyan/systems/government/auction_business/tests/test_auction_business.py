"""Holding auctions."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.divisions.departments import COMMERCE
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.queries import licence_of_case
from banyan.engines.services.rehearsal import granted
from banyan.engines.services.testing import failed, filled_form, finding, mistakes, needed, problems
from banyan.kernel.principal import acting_as
from banyan.systems.government.auction_business.forms import AuctionBusiness
from banyan.systems.government.auction_business.system import NEW

FUJIAN = "350000000000"
ONE = {"name": "陈某", "certificate": "PM-2026-001"}
FILLED: dict[str, Any] = {
    "capital": "1000000",
    "lots": ["movables", "rights"],
    "relics": "false",
    "contact_phone": "13800000021",
    "auctioneers": [ONE],
    "staff": "3",
    "office": "福州市鼓楼区五四路 1 号",
    "ownership": "own",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


def test_mistakes_are_told() -> None:
    assert mistakes(AuctionBusiness, FILLED) == {}
    assert mistakes(AuctionBusiness, FILLED, lots=[]) == {"lots": "请至少选一种拍卖标的"}
    assert mistakes(AuctionBusiness, FILLED, auctioneers=[]) == {"auctioneers": "至少填一位拍卖师"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"capital": "999999.99"}, {"capital"}),
        ({"capital": ""}, {"capital-known"}),
        ({"relics": "true"}, {"relics"}),
        ({"relics": "true", "capital": "10000000"}, set()),
        ({"auctioneers": [ONE, ONE]}, {"auctioneers"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(AuctionBusiness, FILLED, **changes)) == found


def test_who_may_sell_relics_still_hears_of_the_other_permit() -> None:
    form = filled_form(AuctionBusiness, FILLED, relics="true", capital="10000000")
    assert "文物部门" in finding(NEW, "relics", form).text


def test_a_lease_is_wanted_only_for_rented_rooms() -> None:
    assert "lease" not in needed(NEW, filled_form(AuctionBusiness, FILLED))
    assert "lease" in needed(NEW, filled_form(AuctionBusiness, FILLED, ownership="rented"))


@pytest.mark.django_db
def test_the_province_grants_the_certificate() -> None:
    case, firm = granted(NEW, FILLED, place=FUJIAN)
    assert (case.decision, case.org_id) == ("granted", organisation_for(COMMERCE, FUJIAN).id)
    with acting_as(firm):
        certificate = licence_of_case(case.id)
    assert certificate is not None
    assert certificate.type_code == "auction-certificate"
    assert certificate.content["scope"] == "动产、股权、债权等财产权利的拍卖（不含文物）"
