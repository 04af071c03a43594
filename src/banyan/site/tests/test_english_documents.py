"""Who chose English reads verdicts and the wallet in English; the licence itself stays Chinese, and says so."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from banyan.engines.documents import queries
from banyan.engines.documents.codes import paper_code
from banyan.engines.documents.tests.conftest import Scene, scene
from banyan.engines.documents.tests.test_pages import page, people, signed_in
from banyan.engines.documents.views.work import DEEDS
from banyan.site.design.testing import untranslated

from .wordings import untold

__all__ = ["people", "scene"]
pytestmark = pytest.mark.django_db


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def test_the_public_check_is_english(people: Scene) -> None:
    made, client = people.issue(), english(Client())
    told = page(client, "verify-code", paper_code(made.identifier, made.valid_to))
    assert "Genuine and in force" in told
    assert untranslated(told, "福建省") == []
    assert untranslated(page(client, "verify"), "福建省") == []
    assert "No such licence found" in page(client, "verify-code", "2222222222")


def test_a_refused_file_is_explained_in_english(people: Scene) -> None:
    response = english(Client()).post(reverse("documents:verify"))
    assert response.status_code == 422
    assert untranslated(response.content.decode(), "福建省") == []


def test_the_wallet_is_english(people: Scene) -> None:
    made, client = people.issue(), english(signed_in("holder"))
    assert untranslated(page(client, "licences")) == []
    assert untranslated(page(client, "licence-show", made.id), made.title) == []
    assert untranslated(page(client, "licence-share", made.id), made.title) == []


def test_an_empty_wallet_is_english(people: Scene) -> None:
    assert untranslated(page(english(signed_in("stranger")), "licences")) == []


@pytest.mark.parametrize("who", ["clerk", "junior"])
def test_the_offices_licences_are_english(people: Scene, who: str) -> None:
    made, client = people.issue(), english(signed_in(who))
    found = reverse("documents:work-licences")
    for address in (
        found,
        f"{found}?q=zzz",
        f"{found}?state=revoked",
        reverse("documents:work-licence", args=[made.id]),
    ):
        assert untold(client.get(address).content.decode()) == [], address


@pytest.mark.parametrize("verb", sorted(DEEDS))
def test_what_is_done_to_a_licence_is_asked_and_told_in_english(people: Scene, verb: str) -> None:
    made, client = people.issue(), english(signed_in("clerk"))
    address = reverse("documents:work-licence-deed", args=[made.id, verb])
    fields = {one.title for one in queries.type_of(made.type_code).fields}
    assert set(untold(client.get(address).content.decode())) <= fields
    for sent in ({"reason": ""}, {"reason": "抽检不合格，整改"}):
        assert set(untold(client.post(address, sent, follow=True).content.decode())) <= fields
