"""The portal's pages: sites, search, the plan, the personal space and the workspace."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.divisions.reference import load_reference
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _divisions() -> None:
    with acting_as(SYSTEM):
        load_reference()


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "福建省"), ("/fuzhou/", "福州市"), ("/fuzhou/gulou/", "鼓楼区"), ("/pingtan/", "平潭综合实验区")],
)
def test_every_government_has_a_site(client: Client, address: str, name: str) -> None:
    page = client.get(address).content.decode()
    assert f"<title>{name}" in page
    assert "今天想办什么事" in page


def test_the_site_chosen_last_is_remembered(client: Client) -> None:
    client.get("/fuzhou/gulou/")
    assert "鼓楼区" in client.get("/search/").content.decode()


@pytest.mark.parametrize("address", ["/nowhere/", "/fuzhou/siming/", "/fuzhou/gulou/extra/"])
def test_an_unknown_site_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_site_is_listed(client: Client) -> None:
    page = client.get("/sites/").content.decode()
    assert 'href="/xiamen/siming/"' in page
    assert 'href="/pingtan/"' in page


def test_a_home_page_costs_few_statements(client: Client) -> None:
    client.get("/fuzhou/")
    with assert_queries(7):
        client.get("/fuzhou/")


def test_hostile_words_are_shown_as_words(client: Client) -> None:
    page = client.get("/search/", {"q": "<script>alert(1)</script>{{7*7}}"}).content.decode()
    assert "<script>alert" not in page
    assert "{{7*7}}" in page


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "换个说法试试" in client.get("/search/", {"q": "毫不相干的词"}).content.decode()


def test_the_plan_lists_every_row_of_every_chapter(client: Client) -> None:
    from banyan.engines.portal.plan import CHAPTERS, rows

    pages = "".join(client.get("/plan/", {"chapter": chapter}).content.decode() for chapter in CHAPTERS)
    assert len(rows()) == 153
    assert all(f">{row.id}<" in pages for row in rows())


def test_the_plan_can_be_taken_along(client: Client) -> None:
    lines = client.get("/plan/export.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 154
    assert lines[0].startswith("条款,系统,状态")


@pytest.mark.parametrize("address", ["/my/", "/work/"])
def test_personal_pages_ask_to_sign_in_first(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")
