"""The transfer of a house: its form and what the platform looks at first."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.property_registration.forms import Transfer
from banyan.systems.government.property_registration.system import TRANSFER, not_mortgaged, owners_fit_sharing

FILLED: dict[str, Any] = {
    "certificate": "闽（2019）鼓楼区不动产权第 0001234 号",
    "address": "福州市鼓楼区南后街 1 号 302",
    "area": "89.6",
    "mortgaged": "false",
    "cause": "sale",
    "price": "1860000",
    "signed": "2026-11-02",
    "sharing": "alone",
    "owners": [{"name": "林某", "number": "350102199001010016"}],
    "phone": "13800000021",
}


def filled(**changes: Any) -> Transfer:
    reading = read(Transfer, {**FILLED, **changes})
    assert reading.value is not None, reading.errors
    return reading.value


def test_a_buyer_fills_in_the_form() -> None:
    assert filled().price == 1860000


def test_an_heir_is_asked_who_died_and_not_for_a_price() -> None:
    reading = read(Transfer, {**FILLED, "cause": "inheritance"})
    assert set(reading.errors) == {"late_owner"}
    assert filled(cause="inheritance", late_owner="林某某").price is None


@pytest.mark.parametrize(("sharing", "owners", "fits"), [("alone", 1, True), ("alone", 2, False), ("shares", 1, False)])
def test_owners_fit_the_way_they_hold_it(sharing: str, owners: int, fits: bool) -> None:
    form = filled(sharing=sharing, owners=FILLED["owners"] * owners)
    assert owners_fit_sharing(form, {}).passed is fits


def test_a_mortgage_is_shown_to_the_clerk() -> None:
    assert not not_mortgaged(filled(mortgaged="true"), {}).passed


def test_materials_follow_the_cause() -> None:
    def needed(form: Transfer) -> set[str]:
        return {one.code for one in TRANSFER.materials if one.needed_for(form)}

    assert needed(filled()) == {"old-certificate", "contract", "tax-proof"}
    assert needed(filled(cause="inheritance", late_owner="林某某")) == {"old-certificate", "inheritance-proof"}
