"""What the OpenAPI document says is true: Schemathesis asks every operation, as nobody, a resident and a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from banyan.engines.identity import demo
from banyan.kernel.testing import registry_of
from banyan.site.wsgi import application
from banyan.systems.government.food_licence.system import SYSTEM as FOOD
from banyan.systems.government.legal_persons.system import SYSTEM as FIRMS
from banyan.systems.government.population.system import SYSTEM as POPULATION

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
]
EXAMPLES = hypothesis.settings(
    max_examples=10,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)


@contextmanager
def one_connection() -> Iterator[None]:
    """The test's transaction outlives a request, as with Django's own client (which undoes this when it asks)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def declared(db: None) -> Iterator[None]:
    from banyan.engines.services.actions import publish_items
    from banyan.kernel.principal import SYSTEM as PLATFORM
    from banyan.kernel.principal import acting_as

    with registry_of(FOOD, FIRMS, POPULATION):
        demo.load()
        with acting_as(PLATFORM):
            publish_items()
        yield


@pytest.mark.slow
def test_every_answer_is_as_documented(declared: None) -> None:
    faults = []
    for name in ("", "linmou", "gulou.accept"):
        cookies = signed_in(name)
        with one_connection():
            faults += [f"{name}: {fault}" for one in operations() if (fault := asked(one, cookies))]
    if faults:
        pytest.fail("\n\n".join(faults))


def signed_in(name: str) -> dict[str, str]:
    """The cookies of somebody who is signed in, or none."""
    client = Client()
    if name:
        client.post("/sign-in/", {"identifier": name, "password": demo.PASSWORD})
        assert "sessionid" in client.cookies
    return {name: morsel.value for name, morsel in client.cookies.items()}


def operations() -> Iterator[Any]:
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    found = [one.ok() for one in document.get_all_operations()]  # type: ignore[union-attr]
    assert len(found) == sum(map(len, document.raw_schema["paths"].values())) > 20
    yield from found


def asked(operation: Any, cookies: dict[str, str]) -> str:
    """Ask an operation with invented requests, good and bad; what is wrong, or nothing."""

    @EXAMPLES
    @hypothesis.given(case=operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: Any) -> None:
        case.call_and_validate(cookies=cookies, headers={"Accept-Encoding": "identity"}, checks=CHECKS)

    try:
        ask()
    except (Exception, BaseExceptionGroup) as fault:
        return f"{operation.label}\n{fault}\n{getattr(fault, 'exceptions', '')}"
    return ""
