"""Who chose English signs in, signs up and looks after the account in English."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import resident, sign_in
from banyan.site.design.testing import untranslated

__all__ = ["resident"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-in/?as=servant", "/sign-up/"])
def test_pages_before_signing_in(english: Client, address: str) -> None:
    assert untranslated(english.get(address).content.decode()) == []


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-up/"])
def test_what_is_missing_is_said_in_english(english: Client, address: str) -> None:
    response = english.post(address, {})
    assert response.status_code == 422
    assert untranslated(response.content.decode()) == []


def test_a_wrong_password_is_said_in_english(english: Client, resident: AccountInfo) -> None:
    response = english.post("/sign-in/", {"identifier": "linmou", "password": "wrong"})
    assert "attempts left" in response.content.decode()
    assert untranslated(response.content.decode()) == []


@pytest.mark.parametrize("address", ["/security/", "/security/password/", "/identity/choose/", "/security/confirm/"])
def test_pages_of_the_own_account(english: Client, resident: AccountInfo, address: str) -> None:
    sign_in(english, "linmou")
    page = english.get(address)
    assert page.status_code == 200
    assert untranslated(page.content.decode(), resident.name, "福建省") == []
