"""The scene of services with an item for each way of publishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from banyan.engines.services.declare import Publicity
from banyan.engines.services.tests.items import item, system
from banyan.engines.services.tests.scene import Scene, make_scene
from banyan.kernel.testing import person, registry_of
from banyan.standards.item_elements import PowerType

STALL = item()
OPEN = item(code="open-stall", title="摆摊备案", publicity=Publicity.EVERYBODY, power=PowerType.OTHER)
CLOSED = item(code="closed-stall", title="涉密摊位许可", publicity=Publicity.NOBODY)
CONFIRMED = item(code="confirmed-stall", title="摊位确认", power=PowerType.CONFIRMATION)


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """The resident acts for a firm; the stranger in his own name."""
    with registry_of(system(STALL, OPEN, CLOSED, CONFIRMED)):
        made = make_scene()
        yield replace(made, resident=person(firm_id=made.resident.subject_id, name="榕荫小馆餐饮店"))
