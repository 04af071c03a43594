"""Passkeys in a real browser with a virtual authenticator, and signing on at an outside system as a person does it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]

from banyan.engines.identity import actions
from banyan.engines.identity.queries import sign_ins_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import PASSWORD
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def with_device(page: Any, **change: Any) -> tuple[Any, str]:
    """A telephone with a fingerprint reader, inside the browser."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    added = wire.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **change}})
    return wire, added["authenticatorId"]


def sign_in(page: Any) -> None:
    page.goto("/sign-in/")
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: not address.endswith("/sign-in/"))


def sign_out(page: Any) -> None:
    page.context.clear_cookies()


def add_passkey(page: Any, name: str) -> None:
    page.goto("/security/passkeys/add/")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="继续").click()
    page.fill("[name=name]", name)
    page.get_by_role("button", name="添加", exact=True).click()
    page.wait_for_url("**/security/codes/")


def look(page: Any, name: str) -> None:
    """Keep a picture where one is asked for."""
    if folder := os.environ.get("BANYAN_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_passkey_is_added_signs_in_alone_and_goes_again(browser_page: Any, resident: AccountInfo) -> None:
    page = browser_page
    wire, device = with_device(page)
    sign_in(page)
    add_passkey(page, "我的手机")
    kept = wire.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert [one["isResidentCredential"] for one in kept] == [True]

    sign_out(page)
    page.goto("/sign-in/?next=/security/")
    look(page, "sign-in")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_role("heading", name="账号安全").wait_for()
    look(page, "security")
    page.get_by_role("link", name="看登录记录").click()
    page.get_by_role("heading", name="登录记录").wait_for()
    assert page.get_by_text("通行密钥").first.is_visible()
    look(page, "sign-ins")
    with acting_as(SYSTEM):
        assert sign_ins_of(resident.id)[0].methods == ("webauthn",)

    sign_out(page)
    sign_in(page)
    assert page.url.endswith("/sign-in/code/")
    look(page, "second-factor")
    page.get_by_role("button", name="用通行密钥").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)

    page.goto("/security/")
    page.get_by_role("link", name="改名").click()
    look(page, "confirm")
    page.get_by_role("link", name="改用通行密钥").click()
    page.get_by_role("button", name="用通行密钥确认").click()
    page.wait_for_url("**/name/")
    page.fill("[name=name]", "新手机")
    page.get_by_role("button", name="改名").click()
    page.wait_for_url("**/security/")
    page.get_by_role("link", name="删除").click()
    page.get_by_role("button", name="删除").click()
    page.wait_for_url("**/security/")
    assert not page.get_by_text("新手机").count()

    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_text("这个通行密钥在这里不认识").first.wait_for()


def test_a_locked_account_and_an_unwilling_finger_stay_outside(browser_page: Any, resident: AccountInfo) -> None:
    page = browser_page
    wire, device = with_device(page)
    sign_in(page)
    add_passkey(page, "我的手机")
    sign_out(page)
    page.goto("/sign-in/")
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_text("没有确认，没有做完").wait_for()
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    with acting_as(SYSTEM):
        actions.lock(account_id=resident.id, reason="挂失")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_text("这个账号现在不能用").first.wait_for()
    page.goto("/security/")
    assert "/sign-in/" in page.url


class _Back(BaseHTTPRequestHandler):
    """Where the outside system takes people back."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"welcome")

    def log_message(self, *_: Any) -> None:
        return None


@pytest.fixture
def outside() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Back)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/back"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_person_signs_on_at_an_outside_system(
    chromium: Any, live_site: str, settings: Any, resident: AccountInfo, outside: str, width: int
) -> None:
    """The policy `form-action 'self'` stands in the way of a form that ends on another host: ours do not."""
    settings.PUBLIC_URL = live_site
    with acting_as(SYSTEM):
        client_id, secret = actions.add_client(
            name="不动产登记系统",
            operator="福州市自然资源和规划局",
            redirect_uris=[outside],
            scopes=["profile", "phone"],
        )
    told = requests.get(f"{live_site}/.well-known/openid-configuration").json()
    system = OAuth2Session(
        client_id, secret, scope="openid profile phone", redirect_uri=outside, code_challenge_method="S256"
    )
    verifier = "v" * 50
    address, state = system.create_authorization_url(told["authorization_endpoint"], code_verifier=verifier)
    context = chromium.new_context(base_url=live_site, viewport={"width": width, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="同意并登录").wait_for()
    look(page, f"consent-{width}")
    page.get_by_role("button", name="同意并登录").click()
    page.wait_for_url(f"{outside}**")
    assert parse_qs(urlsplit(page.url).query)["state"] == [state]
    token = system.fetch_token(told["token_endpoint"], authorization_response=page.url, code_verifier=verifier)
    asked = requests.get(told["userinfo_endpoint"], headers={"Authorization": f"Bearer {token['access_token']}"})
    assert asked.json()["name"] == "林某"

    page.goto("/security/systems/")
    assert page.get_by_text("不动产登记系统").first.is_visible()
    look(page, f"systems-{width}")
    context.clear_cookies()
    page.goto(address)
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{outside}**")
    context.close()
