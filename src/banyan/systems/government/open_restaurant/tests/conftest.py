"""The world in which a restaurant opens."""

from __future__ import annotations

import pytest

from banyan.engines.identity import demo
from banyan.engines.services import actions
from banyan.kernel.principal import SYSTEM, acting_as


@pytest.fixture
def ready(db: None) -> None:
    demo.load()
    with acting_as(SYSTEM):
        actions.publish_items()
