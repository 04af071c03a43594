"""Licences in the personal space, beside what the documents engine tests of its own pages."""

from __future__ import annotations

from datetime import timedelta

from banyan.engines.documents.tests.conftest import Scene, scene
from banyan.engines.portal.licences import mine
from banyan.kernel import clock
from banyan.kernel.principal import ANONYMOUS, acting_as
from banyan.kernel.testing import assert_queries

__all__ = ["scene"]


def test_what_ends_soon_stands_first(scene: Scene) -> None:
    scene.issue("health-badge")
    scene.issue("food-licence")
    near_the_end = clock.now() + timedelta(days=330)
    with acting_as(scene.holder), assert_queries(1):
        assert [one.title for one in mine(scene.holder, 5)] == ["食品经营许可证", "健康证"]
    with acting_as(scene.holder), clock.at(near_the_end):
        assert [one.tag for one in mine(scene.holder, 5)] == [("near", "快到期"), ("done", "有效")]


def test_others_have_none(scene: Scene) -> None:
    scene.issue("food-licence")
    for who in (scene.stranger, scene.other_clerk, ANONYMOUS):
        with acting_as(who):
            assert not mine(who, 5)
            assert not mine(scene.holder, 5)
