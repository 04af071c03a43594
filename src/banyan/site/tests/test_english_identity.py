"""Who chose English signs in, signs up and looks after the account in English."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from banyan.engines.divisions.queries import children, organisations_in, province, search_divisions
from banyan.engines.identity import actions
from banyan.engines.identity.provider.scopes import SCOPES
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import (
    PASSWORD,
    audit_admin,
    clerk,
    resident,
    security_admin,
    sign_in,
    system_admin,
)
from banyan.kernel.action import ACTIONS
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import untranslated

__all__ = ["audit_admin", "clerk", "resident", "security_admin", "system_admin"]
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


#: What the pages show of the invented people and offices.
_SHOWN = ("高", "陈", "周", "沈", "高某", "陈某", "林某", "科员", "福建省", "福州市", "鼓楼区")


@pytest.mark.parametrize(
    "address", ["/work/accounts/", "/work/accounts/new/servant/", "/work/accounts/new/administrator/"]
)
def test_accounts_are_kept_in_english(
    english: Client, system_admin: AccountInfo, clerk: AccountInfo, address: str
) -> None:
    sign_in(english, "system.admin")
    assert untranslated(english.get(address).content.decode(), *_SHOWN) == []
    refused = english.post("/work/accounts/new/servant/", {})
    assert untranslated(refused.content.decode(), *_SHOWN) == []
    assert untranslated(english.get(f"/work/accounts/{clerk.id}/").content.decode(), *_SHOWN) == []


def test_security_and_audit_are_english(
    english: Client, security_admin: AccountInfo, audit_admin: AccountInfo, clerk: AccountInfo
) -> None:
    sign_in(english, "security.admin")
    assert untranslated(english.get(f"/work/accounts/{clerk.id}/").content.decode(), *_SHOWN) == []
    reset = english.post(f"/work/accounts/{clerk.id}/reset/")
    assert untranslated(reset.content.decode(), *_SHOWN) == []
    english.post("/sign-out/")
    sign_in(english, "audit.admin")
    page = english.get("/work/audit/")
    assert page.status_code == 200
    assert "What was done" in page.content.decode()
    assert untranslated(page.content.decode(), *_SHOWN) == []
    checking = english.post("/work/audit/check/", follow=True)
    assert untranslated(checking.content.decode(), *_SHOWN) == []


@pytest.mark.parametrize("address", ["/work/divisions/", "/work/divisions/?q=gulou", "/work/divisions/350102000000/"])
def test_divisions_are_kept_in_english(english: Client, system_admin: AccountInfo, address: str) -> None:
    sign_in(english, "system.admin")
    page = english.get(address)
    assert page.status_code == 200
    gulou = [*search_divisions("gulou", limit=50, past=True), *children("350102000000"), *children(province().code)]
    named = [name for one in gulou for name in (one.full_name, one.name)]
    offices = [one.name for one in organisations_in("350102000000")]
    assert untranslated(page.content.decode(), *_SHOWN, *named, *offices) == []


def test_standing_in_is_english(english: Client, clerk: AccountInfo) -> None:
    sign_in(english, "chen.accept")
    assert untranslated(english.get("/work/standing-in/").content.decode(), *_SHOWN) == []


def test_every_action_has_an_english_title() -> None:
    """The audit log names what was done by the titles of actions."""
    with translation.override("en"):
        shipped = [one for one in ACTIONS.values() if ".tests" not in one.function.__module__]
        assert [one.title for one in shipped if gettext(one.title) == one.title] == []


def test_confirming_a_person_is_english(english: Client, clerk: AccountInfo) -> None:
    sign_in(english, "chen.accept")
    assert untranslated(english.get("/work/people/").content.decode(), *_SHOWN) == []
    assert untranslated(english.post("/work/people/", {}).content.decode(), *_SHOWN) == []
