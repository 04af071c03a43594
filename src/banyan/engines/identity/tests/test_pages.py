"""The pages: who sees them, what they do, what stays closed."""

from __future__ import annotations

import time
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity import actions, declare
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import account, posts_of, principal_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import GULOU, NUMBER, PASSWORD, make_servant, sign_in
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

pytestmark = pytest.mark.django_db(transaction=True)


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def secret_offered(client: Client) -> str:
    """The secret on the page, which asks for the password once more first."""
    where = client.get("/security/totp/")["Location"]
    assert where == "/security/confirm/?next=%2Fsecurity%2Ftotp%2F"
    assert client.post(where, {"password": "wrong"}).status_code == 200
    assert client.post(where, {"password": PASSWORD})["Location"] == "/security/totp/"
    secret: str = client.get("/security/totp/").context["form"].secret
    return secret


def enrol(client: Client) -> list[str]:
    """Switch the second factor on; the recovery codes."""
    secret = secret_offered(client)
    assert client.post("/security/totp/", {"code": code_for(secret)})["Location"] == "/security/codes/"
    codes: list[str] = client.get("/security/codes/").context["unused_codes"]
    return codes


def test_the_security_centre_shows_masks_only(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    page = client.get("/security/").content.decode()
    assert "350102********" in page
    assert NUMBER not in page
    assert "13800000021" not in page


def test_without_signing_in_one_is_led_there_and_back(client: Client, resident: AccountInfo) -> None:
    response = client.get("/security/?from=mail")
    assert response["Location"] == "/sign-in/?next=%2Fsecurity%2F%3Ffrom%3Dmail"
    assert sign_in(client, "linmou", next="/security/?from=mail")["Location"] == "/security/?from=mail"  # type: ignore[index]


def test_a_second_factor_is_asked_for_once_switched_on(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    codes = enrol(client)
    assert len(codes) == 10
    other = Client()
    assert sign_in(other, "linmou")["Location"] == "/sign-in/code/"  # type: ignore[index]
    assert other.get("/security/").status_code == 302
    assert other.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    assert other.get("/security/").status_code == 302
    assert other.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/"
    assert other.get("/security/").status_code == 200


def test_a_recovery_code_works_once(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    codes = enrol(client)
    for expected in (302, 200):
        other = Client()
        sign_in(other, "linmou")
        assert other.post("/sign-in/code/", {"code": codes[3]}).status_code == expected


def test_the_secret_of_the_second_factor_is_sealed(client: Client, resident: AccountInfo) -> None:
    from allauth.mfa.models import Authenticator

    sign_in(client, "linmou")
    secret = secret_offered(client)
    client.post("/security/totp/", {"code": code_for(secret)})
    with acting_as(SYSTEM):
        assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert not Authenticator.objects.exists()


def test_guessing_codes_is_limited_across_processes(client: Client, resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    enrol(client)
    other = Client()
    sign_in(other, "linmou")
    pages = [other.post("/sign-in/code/", {"code": "000000"}).content.decode() for _ in range(12)]
    assert "验证码错得太多了" in pages[-1]


def test_a_changed_password_ends_the_other_sessions(client: Client, resident: AccountInfo) -> None:
    other = Client()
    sign_in(other, "linmou")
    sign_in(client, "linmou")
    changed = {"old": PASSWORD, "password": "another-good-榕-phrase"}
    assert client.post("/security/password/", changed).status_code == 302
    assert client.get("/security/").status_code == 200
    assert other.get("/security/").status_code == 302
    assert len(client.get("/security/").context["sessions"]) == 1


@pytest.mark.parametrize("new", ["short", "1234567890123", "password123456"[:8], PASSWORD])
def test_a_weak_or_equal_password_changes_nothing(client: Client, resident: AccountInfo, new: str) -> None:
    sign_in(client, "linmou")
    assert client.post("/security/password/", {"old": PASSWORD, "password": new}).status_code == 422
    assert sign_in(Client(), "linmou").status_code == 302  # type: ignore[attr-defined]


def test_a_revoked_session_dies_at_once(client: Client, resident: AccountInfo) -> None:
    other = Client()
    sign_in(other, "linmou")
    sign_in(client, "linmou")
    listed = client.get("/security/").context["sessions"]
    theirs = next(one for one in listed if not one.current)
    client.post(f"/security/sessions/{theirs.id}/end/")
    assert other.get("/security/").status_code == 302
    assert client.get("/security/").status_code == 200


def test_nobody_ends_anothers_session(client: Client, resident: AccountInfo, other_resident: AccountInfo) -> None:
    sign_in(client, "linmou")
    listed = client.get("/security/").context["sessions"]
    other = Client()
    sign_in(other, "zhengmou")
    assert other.post(f"/security/sessions/{listed[0].id}/end/").status_code == 404
    assert client.get("/security/").status_code == 200


def test_a_first_password_must_be_changed_before_anything_else(client: Client) -> None:
    with acting_as(SYSTEM):
        actions.create_servant(username="new.clerk", name="赖某", password=PASSWORD)
    sign_in(client, "new.clerk")
    assert client.get("/security/")["Location"] == "/security/password/"
    client.post("/security/password/", {"old": PASSWORD, "password": "my-own-榕-phrase-7"})
    assert client.get("/security/").status_code == 200


def test_signing_up_asks_the_register(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declare, "_checks", {"name": lambda number, name: name == "林某"})
    number = citizen.build("350102", date(1991, 2, 3), 7)
    given = {"citizen_number": number, "name": "张某", "telephone": "13800000099", "password": PASSWORD}
    page = client.post("/sign-up/", given)
    assert "姓名和身份证号对不上" in page.content.decode()
    with acting_as(SYSTEM):
        assert not Account.objects.exists()
    assert client.post("/sign-up/", {**given, "name": "林某"}).status_code == 302
    assert client.get("/security/").status_code == 200
    with acting_as(SYSTEM):
        assert Account.objects.get().level == 2


def test_a_number_makes_one_account_only(client: Client, resident: AccountInfo) -> None:
    given = {"citizen_number": NUMBER, "name": "林某", "telephone": "13800000098", "password": PASSWORD}
    page = client.post("/sign-up/", given)
    assert page.status_code == 409
    assert "已经注册过" in page.content.decode()


def test_an_agent_changes_over_and_back(client: Client, resident: AccountInfo) -> None:
    from banyan.engines.identity import demo
    from banyan.kernel.subjects import firm_id

    demo.load()
    firm = firm_id(demo.shop_uscc())
    client.post("/sign-in/?as=firm", {"identifier": "wangdai", "password": demo.PASSWORD})
    assert client.get("/security/").wsgi_request.principal.firm_id == firm  # type: ignore[attr-defined]
    client.post("/identity/", {"firm": ""})
    assert client.get("/security/").wsgi_request.principal.kind == "person"  # type: ignore[attr-defined]
    assert client.post("/identity/", {"firm": str(account_for("linmou"))}).status_code == 403


def account_for(username: str) -> object:
    with acting_as(SYSTEM):
        return Account.objects.get(username=username).pk


def test_the_powers_work_together_on_their_pages(
    client: Client, system_admin: AccountInfo, security_admin: AccountInfo
) -> None:
    bureau = organisation_for(MARKET_SUPERVISION, GULOU)
    sign_in(client, "system.admin")
    client.post("/work/accounts/new/servant/", {"username": "gulou.lin", "name": "林某", "password": PASSWORD})
    made = account_for("gulou.lin")
    client.post(f"/work/accounts/{made}/appoint/", {"org_id": str(bureau.id), "roles": ["accept"], "title": "受理岗"})
    assert client.post(f"/work/accounts/{made}/activate/").status_code == 403
    assert sign_in(Client(), "gulou.lin").status_code == 422  # type: ignore[attr-defined]

    guard = Client()
    sign_in(guard, "security.admin")
    page = guard.get(f"/work/accounts/{made}/").content.decode()
    assert "启用账号" in page
    assert "加一个岗位" not in page
    guard.post(f"/work/accounts/{made}/activate/")
    with acting_as(SYSTEM):
        post = posts_of(account(made).id)[0]  # type: ignore[arg-type]
    assert principal_of(post.account_id).roles == frozenset()
    guard.post(f"/work/accounts/{made}/posts/{post.id}/activate/")
    assert principal_of(post.account_id).roles == {"accept"}


@pytest.mark.parametrize("path", ["/work/accounts/", "/work/accounts/new/servant/", "/work/accounts/offices/?q=鼓楼"])
def test_administration_is_closed_to_others(client: Client, clerk: AccountInfo, path: str) -> None:
    sign_in(client, "chen.accept")
    assert client.get(path).status_code == 403


def test_the_audit_administrator_changes_nothing(client: Client, clerk: AccountInfo, audit_admin: AccountInfo) -> None:
    sign_in(client, "audit.admin")
    assert client.get("/work/accounts/").status_code == 200
    assert client.get(f"/work/accounts/{clerk.id}/").status_code == 200
    for verb in ("activate", "lock", "unlock", "reset"):
        assert client.post(f"/work/accounts/{clerk.id}/{verb}/", {"reason": "试试"}).status_code == 403
    assert client.get("/work/accounts/new/servant/").status_code == 403


def test_work_is_handed_over_and_taken_back(client: Client, clerk: AccountInfo) -> None:
    colleague = make_servant("wu.review", "review", name="吴某")
    sign_in(client, "chen.accept")
    post = client.get("/work/standing-in/").context["posts"][0]
    today = clock.today().isoformat()
    given = {"post_id": str(post["id"]), "to_account": str(colleague.id), "starts": today, "ends": today}
    assert client.post("/work/standing-in/", given).status_code == 302
    listed = client.get("/work/standing-in/").context["given"]
    assert principal_of(colleague.id).roles == {"accept", "review"}
    client.post(f"/work/standing-in/{listed[0].id}/end/")
    assert principal_of(colleague.id).roles == {"review"}
