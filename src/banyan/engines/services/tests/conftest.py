"""The scene of the engine's tests, on a real database with row-level security in force."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from banyan.engines.services.tests.items import SYSTEM
from banyan.engines.services.tests.scene import Scene, make_scene
from banyan.kernel.testing import registry_of


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    with registry_of(SYSTEM):
        yield make_scene()
