"""Signing in: by which names, how failures are answered, what a session is worth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from banyan.engines.identity import actions, lockout
from banyan.engines.identity.middleware import PrincipalMiddleware
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import NUMBER, PASSWORD, TELEPHONE, sign_in
from banyan.kernel import clock
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_installation_keeps_passwords_by_argon2id_at_its_full_cost(password_cost: tuple[int, int]) -> None:
    """At least 2 rounds over 19 MiB, as the OWASP Password Storage Cheat Sheet asks of Argon2id."""
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert make_password(PASSWORD).startswith("argon2$argon2id$")
    rounds, memory = password_cost
    assert rounds >= 2
    assert memory >= 19 * 1024


def is_signed_in(client: Client) -> bool:
    return client.get("/identity/choose/").status_code == 200


@pytest.mark.parametrize(
    "typed", ["linmou", " LINMOU ", NUMBER, NUMBER.lower(), TELEPHONE, "138 0000 0021", "+8613800000021"]
)
def test_a_resident_signs_in_by_name_number_or_telephone(client: Client, resident: AccountInfo, typed: str) -> None:
    response = sign_in(client, typed)
    assert isinstance(response, HttpResponse)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_signed_in(client)


def test_a_servant_comes_to_the_workspace(client: Client, clerk: AccountInfo) -> None:
    assert sign_in(client, "chen.accept")["Location"] == "/work/"  # type: ignore[index]


def test_a_wrong_password_opens_nothing_and_says_how_to_go_on(client: Client, resident: AccountInfo) -> None:
    response = client.post("/sign-in/", {"identifier": "linmou", "password": "wrong"})
    assert response.status_code == 422
    assert "账号或密码不对。还可以试 4 次" in response.content.decode()
    assert not is_signed_in(client)


def test_known_and_unknown_accounts_get_the_same_answer(client: Client, resident: AccountInfo) -> None:
    known = client.post("/sign-in/", {"identifier": "linmou", "password": "wrong"}).content.decode()
    unknown = client.post("/sign-in/", {"identifier": "nobody", "password": "wrong"}).content.decode()
    assert "账号或密码不对。还可以试 4 次，之后锁定 15 分钟。" in known
    assert "账号或密码不对。还可以试 4 次，之后锁定 15 分钟。" in unknown


def test_an_unknown_account_costs_one_hashing_too(
    client: Client, resident: AccountInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def counted(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            hashed.append(name)
            return method(*given)

        return call

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted("encode", encode))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", counted("verify", verify))
    sign_in(client, "nobody", "wrong-password")
    assert hashed == ["encode"]
    hashed.clear()
    sign_in(client, "linmou", "wrong-password")
    assert hashed == ["verify"]


def fail(client: Client, typed: str, times: int) -> str:
    for _ in range(times):
        response = client.post("/sign-in/", {"identifier": typed, "password": "wrong"})
    return response.content.decode()


@pytest.mark.parametrize("typed", ["linmou", "nobody"])
def test_five_failures_lock_and_the_sentence_says_until_when(client: Client, resident: AccountInfo, typed: str) -> None:
    moment = clock.now().replace(hour=10, minute=0, second=0, microsecond=0)
    with clock.at(moment):
        assert "锁定到 10:15" in fail(client, typed, 5)
        response = sign_in(client, typed)
        assert response.status_code == 429  # type: ignore[attr-defined]
        assert not is_signed_in(client)


def test_the_lock_counts_the_account_whichever_name_is_typed(client: Client, resident: AccountInfo) -> None:
    fail(client, "linmou", 3)
    assert "锁定到" in fail(client, TELEPHONE, 2)
    assert sign_in(Client(), NUMBER).status_code == 429  # type: ignore[attr-defined]


def test_the_lock_ends_by_itself_and_is_not_prolonged_by_trying(client: Client, resident: AccountInfo) -> None:
    start = clock.now()
    with clock.at(start):
        fail(client, "linmou", 5)
    with clock.at(start + timedelta(minutes=14)):
        assert sign_in(client, "linmou").status_code == 429  # type: ignore[attr-defined]
    with clock.at(start + timedelta(minutes=15, seconds=1)):
        assert sign_in(client, "linmou").status_code == 302  # type: ignore[attr-defined]


def test_a_success_forgets_the_failures(client: Client, resident: AccountInfo) -> None:
    fail(client, "linmou", 4)
    sign_in(client, "linmou")
    assert lockout.failures_left("linmou") == 5


def test_attempts_hold_no_number_in_clear(client: Client, resident: AccountInfo) -> None:
    from axes.models import AccessAttempt

    fail(client, NUMBER, 1)
    row = AccessAttempt.objects.get()
    assert NUMBER not in f"{row.username}{row.post_data}{row.get_data}{row.path_info}"
    assert "wrong" not in row.post_data


def test_sign_ins_are_audited_even_when_the_request_fails(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou", "wrong")
    sign_in(client, "linmou")
    with acting_as(SYSTEM):
        rows = list(AuditRow.objects.filter(aggregate="account").order_by("at").values_list("action", "aggregate_id"))
    assert ("identity.sign-in.failed", str(resident.id)) in rows
    assert ("identity.sign-in", str(resident.id)) in rows


def test_a_locked_account_is_out_at_once(client: Client, clerk: AccountInfo) -> None:
    sign_in(client, "chen.accept")
    assert is_signed_in(client)
    with acting_as(SYSTEM):
        actions.lock(account_id=clerk.id, reason="离岗未交接")
    assert not is_signed_in(client)
    response = sign_in(client, "chen.accept")
    assert "已被安全管理员锁定" in response.content.decode()  # type: ignore[attr-defined]


def test_a_new_session_gets_a_new_key(client: Client, resident: AccountInfo) -> None:
    client.get("/sign-in/?as=firm")
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    before = client.session.session_key
    sign_in(client, "linmou")
    assert client.session.session_key != before


def test_a_form_without_its_token_is_refused(resident: AccountInfo) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, "linmou").status_code == 403  # type: ignore[attr-defined]
    assert not is_signed_in(strict)


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\thttps://evil.example"],
)
def test_next_never_leads_elsewhere(client: Client, resident: AccountInfo, target: str) -> None:
    assert sign_in(client, "linmou", next=target)["Location"] == "/"  # type: ignore[index]


def test_next_leads_back(client: Client, resident: AccountInfo) -> None:
    assert sign_in(client, "linmou", next="/my/cases/?page=2")["Location"] == "/my/cases/?page=2"  # type: ignore[index]


def test_half_an_hour_without_a_request_ends_the_session(client: Client, clerk: AccountInfo) -> None:
    start = clock.now()
    with clock.at(start):
        sign_in(client, "chen.accept")
        assert is_signed_in(client)
    with clock.at(start + timedelta(minutes=29)):
        assert is_signed_in(client)
    with clock.at(start + timedelta(minutes=60)):
        assert not is_signed_in(client)
        assert "您有 30 分钟没有操作，为安全已退出" in client.get("/sign-in/").content.decode()


def test_signing_out_ends_the_session_for_good(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    stolen = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert not is_signed_in(thief)


def test_the_principal_of_a_clerk_has_the_post_and_its_roles(clerk: AccountInfo) -> None:
    who = principal_of(clerk.id)
    assert who.kind == "servant"
    assert who.has_role("accept")
    assert not who.has_role("decide")


def test_hostile_input_is_only_a_wrong_name(client: Client, resident: AccountInfo) -> None:
    for typed in ["' OR 1=1 --", "<script>alert(1)</script>", "a\0b", "../../etc/passwd", "{{7*7}}", "榕" * 64]:
        response = client.post("/sign-in/", {"identifier": typed, "password": "x"})
        assert response.status_code in {422, 429}
        assert "<script>alert" not in response.content.decode()


def test_a_password_too_long_costs_no_hashing(client: Client, resident: AccountInfo) -> None:
    assert client.post("/sign-in/", {"identifier": "linmou", "password": PASSWORD * 100}).status_code == 422


@override_settings(IDENTITY_ADDRESS_LIMIT=6)
def test_trying_many_accounts_from_one_address_is_stopped_too(client: Client, resident: AccountInfo) -> None:
    for number in range(6):
        fail(client, f"nobody{number}", 1)
    response = sign_in(client, "linmou")
    assert response.status_code == 429  # type: ignore[attr-defined]
    assert "从您这个网络输错的次数太多" in response.content.decode()  # type: ignore[attr-defined]
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere, "linmou").status_code == 302  # type: ignore[attr-defined]


def test_the_middleware_costs_two_statements(client: Client, clerk: AccountInfo) -> None:
    """The session and the account; the principal is remembered."""
    sign_in(client, "chen.accept")
    client.get("/identity/choose/")
    request = RequestFactory().get("/")
    request.COOKIES["sessionid"] = client.cookies["sessionid"].value
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.principal.name)  # type: ignore[attr-defined]
        return HttpResponse()

    chain = SessionMiddleware(AuthenticationMiddleware(PrincipalMiddleware(view)))
    with assert_queries(2):
        chain(request)
    assert seen == ["陈某"]
