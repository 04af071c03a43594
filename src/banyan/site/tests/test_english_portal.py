"""Who chose English reads the portal in English; what is Chinese content says that it is."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.divisions.reference import load_reference
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import untranslated

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(client: Client) -> Client:
    with acting_as(SYSTEM):
        load_reference()
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize(
    "address", ["/", "/fuzhou/", "/fuzhou/?for=firm", "/search/", "/search/?q=nothing-like-it", "/sites/", "/plan/"]
)
def test_public_pages_are_english(english: Client, address: str) -> None:
    page = english.get(address).content.decode()
    assert untranslated(page, "福建省", "福州市") == []
