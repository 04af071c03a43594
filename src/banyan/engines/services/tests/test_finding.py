"""Finding by the words that people use."""

from __future__ import annotations

import pytest

from banyan.engines.portal.sites import site_for
from banyan.engines.services.finding import cut, search_items, search_offices
from banyan.engines.services.home import tiles
from banyan.engines.services.tests.items import SYSTEM, item, system
from banyan.engines.services.tests.scene import GULOU, make_scene
from banyan.kernel.principal import ANONYMOUS
from banyan.kernel.testing import registry_of


def test_words_without_meaning_are_left_out() -> None:
    assert cut("开一家面馆") == ["面馆"]


@pytest.mark.django_db
def test_a_word_of_the_same_meaning_finds_the_item() -> None:
    food = item(code="food", title="食品经营许可", keywords=("餐饮",))
    with registry_of(system(item(), food)):
        make_scene()
        site = site_for(GULOU)
        assert [hit.title for hit in search_items("开一家面馆", site, ANONYMOUS, 5)] == ["食品经营许可"]
        assert not search_items("天上的星星", site, ANONYMOUS, 5)


@pytest.mark.django_db
def test_offices_are_found_by_name() -> None:
    with registry_of(SYSTEM):
        make_scene()
        assert any("市场监督管理局" in hit.title for hit in search_offices("市场监督", site_for(GULOU), ANONYMOUS, 5))


@pytest.mark.django_db
def test_only_life_events_that_have_items_are_tiles() -> None:
    with registry_of(SYSTEM):
        make_scene()
        shown = {tile.label for tile in tiles(site_for(GULOU))}
        assert shown == {event.label for one in SYSTEM.declares for event in getattr(one, "life_events", ())}
