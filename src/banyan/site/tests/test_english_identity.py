"""Who chose English signs in, signs up and looks after the account in English."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.identity import actions
from banyan.engines.identity.provider.scopes import SCOPES
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import PASSWORD, resident, sign_in
from banyan.kernel.principal import SYSTEM, acting_as
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


OWN_PAGES = (
    "/security/",
    "/security/password/",
    "/security/systems/",
    "/security/sign-ins/",
    "/identity/choose/",
    "/security/confirm/",
)


@pytest.mark.parametrize("address", OWN_PAGES)
def test_pages_of_the_own_account(english: Client, resident: AccountInfo, address: str) -> None:
    sign_in(english, "linmou")
    page = english.get(address)
    assert page.status_code == 200
    assert untranslated(page.content.decode(), resident.name, "福建省") == []


def test_a_passkey_is_added_in_english(english: Client, resident: AccountInfo) -> None:
    sign_in(english, "linmou")
    asked = english.get("/security/passkeys/add/")["Location"]
    english.post(asked, {"password": PASSWORD})
    page = english.get("/security/passkeys/add/")
    assert page.status_code == 200
    assert untranslated(page.content.decode(), resident.name) == []


def test_what_an_outside_system_will_know_is_said_in_english(english: Client, resident: AccountInfo) -> None:
    with acting_as(SYSTEM):
        client_id, _secret = actions.add_client(
            name="不动产登记系统",
            name_en="Real estate registration",
            operator="Fuzhou",
            redirect_uris=["https://estate.example.cn/back"],
            scopes=SCOPES,
        )
    asked = {
        "client_id": client_id,
        "redirect_uri": "https://estate.example.cn/back",
        "response_type": "code",
        "scope": " ".join(SCOPES),
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
    }
    sign_in(english, "linmou")
    page = english.get("/identity/o/authorize", asked)
    assert "Real estate registration" in page.content.decode()
    assert untranslated(page.content.decode(), resident.name) == []
    fault = english.get("/identity/o/authorize", {**asked, "redirect_uri": "https://elsewhere.example.cn/"})
    assert fault.status_code == 400
    assert untranslated(fault.content.decode(), resident.name) == []
