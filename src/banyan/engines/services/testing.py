"""What tests of declared items need: a form read from a good example, its mistakes, what the rules find in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from banyan.engines.services.declare import Finding, Form, ServiceItem
from banyan.engines.services.forms.read import read
from banyan.engines.services.life.plan import skipped
from banyan.kernel import clock
from banyan.kernel.systems import Problem, registry

F = TypeVar("F", bound=Form)


def filled_form(form: type[F], data: Mapping[str, Any], **changes: Any) -> F:
    """The form read from `data` with some answers changed; fails when something has to be mended."""
    reading = read(form, {**data, **changes})
    assert reading.value is not None, reading.errors  # noqa: S101 - for tests
    return reading.value


def mistakes(form: type[Form], data: Mapping[str, Any], **changes: Any) -> dict[str, str]:
    """The sentences that a person reads about `data` with some answers changed, by field."""
    return dict(read(form, {**data, **changes}).errors)


#: What the registers know of a firm with an address.
A_FIRM: Mapping[str, Any] = {"firms.address": "福建省福州市鼓楼区东街 1 号"}


def failed(item: ServiceItem, form: Form, facts: Mapping[str, Any] | None = None) -> set[str]:
    """The codes of the rules that find something in the form."""
    return {rule.code for rule in item.rules if not rule.ask(form, facts or {}).passed}


def finding(item: ServiceItem, code: str, form: Form, facts: Mapping[str, Any] | None = None) -> Finding:
    """What one rule finds in the form."""
    return next(rule for rule in item.rules if rule.code == code).ask(form, facts or {})


def needed(item: ServiceItem, form: Form) -> list[str]:
    """The codes of the materials that this application must have."""
    return [material.code for material in item.materials if material.needed_for(form)]


def steps(item: ServiceItem, form: Form) -> list[str]:
    """The codes of the steps that this application goes through."""
    left_out = skipped(item, form)
    return [step.code for step in item.procedure if step.code not in left_out]


def problems(*items: ServiceItem) -> list[Problem]:
    """What the start-up checks find wrong in the items, among all systems."""
    return [problem for item in items for problem in item.check(registry())]


@contextmanager
def on(year: int, month: int, day: int) -> Iterator[None]:
    """Within the block it is this day, at ten in the morning."""
    with clock.at(datetime(year, month, day, 10, tzinfo=clock.ZONE)):
        yield
