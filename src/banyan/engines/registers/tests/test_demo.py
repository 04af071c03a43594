"""The demonstration rows fit the declared registers and the demonstration accounts."""

from __future__ import annotations

import pytest

from banyan.engines.identity import demo as accounts
from banyan.engines.identity.declare import firm_on_register, name_matches
from banyan.engines.registers import demo
from banyan.engines.registers.models import Statement
from banyan.kernel.principal import SYSTEM, acting_as


@pytest.mark.django_db
def test_the_demonstration_people_are_on_the_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "NEIGHBOURS", 20)
    monkeypatch.setattr(demo, "FIRMS", 10)
    written = demo.fill()
    assert written > 70
    assert demo.fill() == 0
    assert name_matches(accounts.RESIDENT_NUMBER, "林某") is True
    shop = firm_on_register(accounts.shop_uscc())
    assert shop is not None
    assert (shop.name, shop.representative_number) == (accounts.SHOP_NAME, accounts.OWNER_NUMBER)
    with acting_as(SYSTEM):
        assert Statement.objects.count() == written
