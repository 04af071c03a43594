"""What a joint matter saves is counted from the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from banyan.engines.services.declare import JointMatter, Part
from banyan.engines.services.joint_count import together, usual_parts
from banyan.engines.services.tests.items import STALL, system
from banyan.engines.services.tests.test_joint import CHECK, LATER, MATTER, same
from banyan.kernel.systems import registry
from banyan.kernel.testing import registry_of

ALL = {"stall": 9, "fire-check": 5, "signboard": 9}


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    wanted = system(STALL, CHECK, LATER)
    with registry_of(replace(wanted, declares=(*wanted.declares, MATTER))):
        yield


def test_side_by_side_the_longest_way_counts() -> None:
    found = together(MATTER.parts, ALL, {})
    assert (found.days_apart, found.days_together) == (23, 18)
    assert (found.forms_apart, found.offices) == (3, 2)


def test_a_material_of_several_items_counts_once() -> None:
    found = together(MATTER.parts, ALL, {})
    assert (found.materials_apart, found.materials_once) == (5, 3)


def test_the_bodies_own_promise_counts() -> None:
    assert together(MATTER.parts, {**ALL, "signboard": 2}, {}).days_together == 11


def test_without_an_example_the_parts_that_everybody_needs_count() -> None:
    assert [part.item for part in usual_parts(MATTER)] == ["stall", "signboard"]
    shown = replace(MATTER, example=("fire-check",), example_text="夜里摆的")
    assert [part.item for part in usual_parts(shown)] == ["fire-check"]


def test_an_example_names_parts_and_says_what_it_is() -> None:
    parts = (Part(item="stall", fill=same), Part(item="fire-check", fill=same))
    wrong = JointMatter(code="x", title="摆摊", form=MATTER.form, parts=parts, example=("signboard",))
    fields = [problem.field for problem in wrong.check(registry())]
    assert fields == ["example", "example_text"]
