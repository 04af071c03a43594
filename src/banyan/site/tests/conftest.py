"""The scene of the tests of hostile requests: the demonstration accounts and one small item, loaded once a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from banyan.engines.identity import demo
from banyan.engines.services.actions import publish_items
from banyan.engines.services.tests.items import SYSTEM
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import registry_of
from banyan.site.tests.callers import signed_in


@pytest.fixture(scope="module")
def stalls_loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everybody there, the item published; gone after the module."""
    with django_db_blocker.unblock(), registry_of(SYSTEM), transaction.atomic():
        assert demo.load() == len(demo.ACCOUNTS), "an earlier test left accounts behind"
        with acting_as(PLATFORM):
            publish_items()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def stalls(stalls_loaded: None, db: None) -> None:
    """The loaded scene; what a test does to it is undone."""


@pytest.fixture
def resident(stalls: None) -> Client:
    """林某, signed in."""
    return signed_in("linmou")
