"""Choosing level by level, and what the pickers answer with."""

import pytest
from django.test import Client

from banyan.engines.divisions.picker import picked, picker_levels
from banyan.engines.divisions.queries import division
from banyan.kernel.testing import assert_queries
from banyan.standards.division import Level

pytestmark = pytest.mark.django_db


def test_nothing_chosen_offers_the_cities_and_the_zone() -> None:
    with assert_queries(0):
        (cities,) = picker_levels()
    assert [one.name for one in cities.options][-2:] == ["宁德市", "平潭综合实验区"]
    assert (cities.label, cities.chosen) == ("市", "")


def test_the_zone_stands_among_the_cities_only() -> None:
    cities, counties = picker_levels("3501")
    assert cities.chosen == "350100000000"
    assert "平潭县" not in [one.name for one in counties.options]
    cities, towns = picker_levels("350128")
    assert (cities.chosen, towns.label) == ("350128000000", "乡镇、街道")
    assert {"海坛街道", "东庠乡"} <= {one.name for one in towns.options}


def test_a_stub_cannot_be_chosen() -> None:
    _, counties = picker_levels("3505")
    assert "金门县" not in [one.name for one in counties.options]


def test_a_village_shows_its_whole_path() -> None:
    with assert_queries(2):
        levels = picker_levels("350102004003")
    assert [level.chosen for level in levels] == [
        "350100000000",
        "350102000000",
        "350102004000",
        "350102004003",
    ]


def test_it_stops_where_it_is_told() -> None:
    assert len(picker_levels("350102004003", down_to=Level.COUNTY)) == 2
    assert [level.parent for level in picker_levels("", root="350102")] == ["350102000000"]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (["350100000000", "350102000000", "350102004000"], "350102004000"),
        (["350200000000", "350102000000", "350102004000"], "350200000000"),
        (["350100000000", "350100000000"], "350100000000"),
        (["350000000000"], None),
        ([], None),
        (["nonsense", "440100000000"], None),
    ],
)
def test_what_a_form_sent_is_read_as_far_as_it_fits(sent: list[str], code: str | None) -> None:
    assert picked(sent) == (division(code) if code else None)


def test_levels_come_as_selects(client: Client) -> None:
    page = client.get("/divisions/levels/?field=place&place=350100000000&place=350100000000").content.decode()
    assert page.count("<select") == 2
    assert 'name="place"' in page
    assert '<option value="350100000000" selected>福州市' in page


@pytest.mark.parametrize("query", ["field=<script>", "field=place&root=1%27", "field="])
def test_hostile_parameters_are_refused(client: Client, query: str) -> None:
    answer = client.get(f"/divisions/levels/?{query}")
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode()


def test_options_of_a_search_field(client: Client) -> None:
    page = client.get("/divisions/options/?q=鼓楼区").content.decode()
    assert 'data-value="350102000000"' in page
    assert client.get("/divisions/options/?q=<b>").content.strip() == b""
