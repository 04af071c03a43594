"""The OpenID Connect provider, walked by an independent client (Authlib) against a real server on loopback."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from authlib.integrations.base_client.errors import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet

from banyan.engines.identity import actions, demo
from banyan.engines.identity.queries import consents_of, sign_ons_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import NUMBER, PASSWORD, TELEPHONE
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db(transaction=True)
BACK = "https://estate.example.cn/back"
OUT = "https://estate.example.cn/out"
VERIFIER = "a-verifier-of-at-least-forty-three-characters-long"


class Person:
    """Somebody with a browser that follows nothing by itself."""

    def __init__(self, site: str, name: str, password: str = PASSWORD, **more: str) -> None:
        self.site, self.session = site, requests.Session()
        self.post("/sign-in/", {"identifier": name, "password": password}, query=more.get("query", ""))

    def get(self, address: str, **headers: str) -> requests.Response:
        where = address if address.startswith("http") else self.site + address
        return self.session.get(where, allow_redirects=False, headers=headers)

    def post(self, address: str, form: Any, query: str = "", **headers: str) -> requests.Response:
        where = (address if address.startswith("http") else self.site + address) + query
        page = self.session.get(where, allow_redirects=True)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        sent = [*dict(form).items()] if isinstance(form, dict) else list(form)
        return self.session.post(
            where,
            data=[*sent, ("csrfmiddlewaretoken", token[1] if token else "")],
            allow_redirects=False,
            headers=headers,
        )

    def agree(self, address: str, action: str = "grant") -> requests.Response:
        page = self.get(address)
        assert page.status_code == 200, page.headers.get("Location")
        fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
        form = [(name, unescape(value)) for name, value in fields if name != "csrfmiddlewaretoken"]
        return self.post(address, [*form, ("action", action)])


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    settings.PUBLIC_URL = live_server.url
    return str(live_server.url)


def register(**more: Any) -> tuple[str, str]:
    given: dict[str, Any] = {
        "name": "不动产登记系统",
        "name_en": "Real estate registration",
        "operator": "福州市自然资源和规划局",
        "redirect_uris": [BACK],
        "logout_uris": [OUT],
        "scopes": ["profile", "phone", "firm", "posts"],
    }
    with acting_as(SYSTEM):
        return actions.add_client(**{**given, **more})


class System:
    """The outside system, on Authlib."""

    def __init__(self, site: str, scope: str = "openid profile", **more: Any) -> None:
        self.site, (self.id, self.secret) = site, register(**more)
        self.told = requests.get(f"{site}/.well-known/openid-configuration").json()
        self.session = OAuth2Session(
            self.id, self.secret or None, scope=scope, redirect_uri=BACK, code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self.secret else "none",
        )  # fmt: skip

    def address(self, **more: str) -> str:
        found: str = self.session.create_authorization_url(
            self.told["authorization_endpoint"], code_verifier=VERIFIER, nonce="n-1", **more
        )[0]
        return found

    def redeem(self, answer: str, verifier: str = VERIFIER) -> dict[str, Any]:
        return dict(
            self.session.fetch_token(self.told["token_endpoint"], authorization_response=answer, code_verifier=verifier)
        )

    def claims(self, id_token: str) -> dict[str, Any]:
        keys = KeySet.import_key_set(requests.get(self.told["jwks_uri"]).json())
        found = jwt.decode(id_token, keys, algorithms=["RS256"]).claims
        jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": self.told["issuer"]},
            aud={"essential": True, "value": self.id},
            nonce={"essential": True, "value": "n-1"},
        ).validate(found)
        return dict(found)

    def ask(self, token: str) -> requests.Response:
        return requests.get(self.told["userinfo_endpoint"], headers={"Authorization": f"Bearer {token}"})

    def raw(self, **form: str) -> requests.Response:
        return requests.post(self.told["token_endpoint"], data=form, auth=(self.id, self.secret))


def code_in(answer: requests.Response) -> str:
    return parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]


def error_in(answer: requests.Response) -> str:
    return parse_qs(urlsplit(answer.headers["Location"]).query)["error"][0]


def test_a_resident_signs_on_and_the_system_learns_what_was_agreed(site: str, resident: AccountInfo) -> None:
    system, person = System(site, scope="openid profile phone"), Person(site, "linmou")
    page = person.get(system.address()).text
    for told in (
        "不动产登记系统",
        "福州市自然资源和规划局",
        "estate.example.cn",
        "您的姓名",
        "您登录用的手机号",
        "林某",
        "138****0021",
    ):
        assert told in page
    assert "岗位" not in page
    assert TELEPHONE not in page
    answer = person.agree(system.address(state="s-1"))
    assert answer.headers["Location"].startswith(f"{BACK}?")
    token = system.redeem(answer.headers["Location"])
    claims = system.claims(token["id_token"])
    assert (claims["name"], claims["account_kind"], claims["acr"]) == ("林某", "person", "urn:banyan:real-name:2")
    assert claims["amr"] == ["pwd"]
    assert abs(claims["auth_time"] - clock.now().timestamp()) < 120
    told = system.ask(token["access_token"]).json()
    assert told["sub"] == claims["sub"]
    assert told["phone_number"] == f"+86{TELEPHONE}"
    assert NUMBER not in str(claims) + str(told)
    with acting_as(SYSTEM):
        kinds = set(AuditRow.objects.values_list("action", flat=True))
    assert {"identity.client.add", "identity.sign-on", "identity.hand-over"} <= kinds


def test_two_systems_know_the_same_person_by_different_names(site: str, resident: AccountInfo) -> None:
    person, subs = Person(site, "linmou"), []
    for host in ("estate.example.cn", "estate.example.cn", "health.example.cn"):
        back = f"https://{host}/back"
        system = System(site, redirect_uris=[back])
        system.session.redirect_uri = back
        answer = person.agree(system.address())
        subs.append(system.claims(system.redeem(answer.headers["Location"])["id_token"])["sub"])
    assert subs[0] == subs[1] != subs[2]


def test_who_agreed_before_is_not_asked_again_until_he_takes_it_back(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    assert error_in(person.get(system.address(prompt="none"))) == "consent_required"
    person.agree(system.address())
    assert code_in(person.get(system.address()))
    assert person.get(system.address(prompt="consent")).status_code == 200
    assert person.get(system.address(scope="openid profile phone")).status_code == 200
    listed = person.get("/security/systems/").text
    assert "不动产登记系统" in listed
    token = system.redeem(person.get(system.address()).headers["Location"])
    assert code_in(person.get(system.address(prompt="none")))
    with acting_as(SYSTEM):
        consent = consents_of(resident.id)[0]
    person.post(f"/security/systems/{consent.id}/revoke/", {}, query="")
    person.session.post(
        f"{site}/security/systems/{consent.id}/revoke/",
        data={"csrfmiddlewaretoken": person.session.cookies["csrftoken"]},
    )
    assert system.ask(token["access_token"]).status_code == 401
    assert person.get(system.address()).status_code == 200


def test_a_system_is_not_silently_told_what_another_was(site: str, resident: AccountInfo) -> None:
    first, second, person = System(site), System(site), Person(site, "linmou")
    first.redeem(person.agree(first.address()).headers["Location"])
    assert error_in(person.get(second.address(prompt="none"))) == "consent_required"
    assert error_in(requests.get(second.address(prompt="none"), allow_redirects=False)) == "login_required"


def test_who_says_no_tells_nothing(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    assert error_in(person.agree(system.address(), action="deny")) == "access_denied"
    with acting_as(SYSTEM):
        assert not consents_of(resident.id)
        assert not sign_ons_of(resident.id)


@pytest.mark.parametrize(
    "back",
    [
        "https://estate.example.cn/back/",
        "https://estate.example.cn/back?more=1",
        "https://estate.example.cn/back#there",
        "https://estate.example.cn:444/back",
        "https://thief@estate.example.cn/back",
        "http://estate.example.cn/back",
        "https://estate.example.cn.evil.example/back",
        "",
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(client: Client, resident: AccountInfo, back: str) -> None:
    client_id, _secret = register()
    client.post("/sign-in/", {"identifier": "linmou", "password": PASSWORD})
    asked = {**_good(client_id), "redirect_uri": back}
    page = client.get("/identity/o/authorize", asked)
    assert page.status_code == 400
    assert "Location" not in page
    assert "返回的地址和登记的不一样" in page.content.decode()


def _good(client_id: str) -> dict[str, str]:
    return {
        "client_id": client_id,
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "openid profile",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
    }


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": ""}, "invalid_request"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"scope": "openid everything"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code id_token", "nonce": "n"}, "unsupported_response_type"),
        ({"response_type": ""}, "invalid_request"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"request_uri": "https://evil.example/"}, "request_uri_not_supported"),
    ],
)
def test_a_request_that_breaks_the_rules_is_told_so(
    client: Client, resident: AccountInfo, change: dict[str, str], error: str
) -> None:
    client_id, _secret = register()
    client.post("/sign-in/", {"identifier": "linmou", "password": PASSWORD})
    answer = client.get("/identity/o/authorize", {**_good(client_id), **change})
    assert answer.status_code == 302
    assert answer["Location"].startswith(BACK)
    assert f"error={error}" in answer["Location"]


def test_a_code_is_worth_something_once_and_a_second_showing_takes_all_back(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    answer = person.agree(system.address()).headers["Location"]
    token = system.redeem(answer)
    assert system.ask(token["access_token"]).status_code == 200
    with pytest.raises(OAuthError, match="invalid_grant"):
        system.redeem(answer)
    assert system.ask(token["access_token"]).status_code == 401
    assert refreshed(system, token["refresh_token"]).status_code == 400


def refreshed(system: System, refresh: str) -> requests.Response:
    return system.raw(grant_type="refresh_token", refresh_token=refresh)


def test_many_at_once_get_one_answer_for_a_code(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    code = code_in(person.agree(system.address()))
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: system.raw(**form).status_code, range(4)))
    assert sorted(answers) == [200, 400, 400, 400]


def test_a_code_needs_its_verifier_its_address_and_its_client(site: str, resident: AccountInfo) -> None:
    system, other, person = System(site), System(site), Person(site, "linmou")
    form = {"grant_type": "authorization_code", "redirect_uri": BACK, "code_verifier": VERIFIER}

    def code() -> str:
        answer = person.get(system.address())
        return code_in(answer if answer.status_code == 302 else person.agree(system.address()))

    assert system.raw(**{**form, "code": code(), "code_verifier": VERIFIER[::-1]}).json()["error"] == "invalid_grant"
    assert system.raw(**{**form, "code": code(), "code_verifier": ""}).status_code == 400
    assert system.raw(**{**form, "code": code(), "redirect_uri": OUT}).status_code == 400
    stolen = code()
    assert other.raw(**{**form, "code": stolen}).json()["error"] == "invalid_grant"
    wrong = requests.post(system.told["token_endpoint"], data={**form, "code": stolen}, auth=(system.id, "guess"))
    assert wrong.status_code == 401
    assert system.raw(**{**form, "code": stolen}).status_code == 200


def test_refresh_tokens_turn_and_end_with_the_proof_of_the_person(
    site: str, resident: AccountInfo, settings: Any
) -> None:
    system, person = System(site), Person(site, "linmou")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    fresh = system.session.refresh_token(system.told["token_endpoint"], refresh_token=token["refresh_token"])
    assert fresh["refresh_token"] != token["refresh_token"]
    assert system.ask(fresh["access_token"]).json()["name"] == "林某"
    assert refreshed(system, token["refresh_token"]).json()["error"] == "invalid_grant"
    settings.IDENTITY_LONGEST_HOURS = 0
    assert refreshed(system, fresh["refresh_token"]).json()["error"] == "invalid_grant"
    assert system.ask(fresh["access_token"]).status_code == 401


def test_a_system_gives_back_its_own_tokens_and_never_anothers(site: str, resident: AccountInfo) -> None:
    system, other, person = System(site), System(site), Person(site, "linmou")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    where = system.told["revocation_endpoint"]
    assert requests.post(where, {"token": token["refresh_token"]}, auth=(other.id, other.secret)).status_code == 200
    assert system.ask(token["access_token"]).status_code == 200
    assert system.session.revoke_token(where, token=token["refresh_token"]).status_code == 200
    assert system.ask(token["access_token"]).status_code == 401
    assert refreshed(system, token["refresh_token"]).status_code == 400


def test_a_disabled_system_does_not_exist_any_more(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    late = code_in(person.get(system.address()))
    with acting_as(SYSTEM):
        actions.disable_client(client_id=system.id, reason="合同到期")
    assert person.get(system.address()).status_code == 400
    assert system.ask(token["access_token"]).status_code == 401
    assert refreshed(system, token["refresh_token"]).status_code == 401
    form = {"grant_type": "authorization_code", "code": late, "redirect_uri": BACK, "code_verifier": VERIFIER}
    assert system.raw(**form).status_code == 401
    with acting_as(SYSTEM):
        again = actions.enable_client(client_id=system.id)
    assert again != system.secret
    assert system.raw(**form).status_code == 401
    assert person.get(system.address()).status_code == 302


def test_a_locked_account_is_worth_nothing_outside_either(
    site: str, clerk: AccountInfo, security_admin: AccountInfo
) -> None:
    system, person = System(site, scope="openid posts"), Person(site, "chen.accept")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    late = code_in(person.get(system.address()))
    assert system.ask(token["access_token"]).json()["posts"][0]["roles"] == ["accept"]
    with acting_as(SYSTEM):
        actions.lock(account_id=clerk.id, reason="离职")
    assert system.ask(token["access_token"]).status_code == 401
    assert refreshed(system, token["refresh_token"]).status_code == 400
    form = {"grant_type": "authorization_code", "code": late, "redirect_uri": BACK, "code_verifier": VERIFIER}
    assert system.raw(**form).json()["error"] == "invalid_grant"
    assert urlsplit(person.get(system.address()).headers["Location"]).path == "/sign-in/"


def test_an_agent_signs_on_for_the_firm_he_acts_for(site: str, resident: AccountInfo) -> None:
    with acting_as(SYSTEM):
        actions.record_representative(account_id=resident.id, uscc=demo.shop_uscc(), firm_name="榕树小馆")
    system = System(site, scope="openid profile firm")
    person = Person(site, "linmou", query="?as=firm")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    claims = system.claims(token["id_token"])
    assert (claims["firm_uscc"], claims["firm_capacity"]) == (demo.shop_uscc(), "legal")
    person.session.post(
        f"{site}/identity/", data={"firm": "", "csrfmiddlewaretoken": person.session.cookies["csrftoken"]}
    )
    himself = system.claims(system.redeem(person.get(system.address()).headers["Location"])["id_token"])
    assert "firm_uscc" not in himself
    assert claims["firm_name"] == "榕树小馆"
    assert himself["sub"] == claims["sub"]


def test_a_public_client_needs_no_secret_but_its_verifier(site: str, resident: AccountInfo) -> None:
    system, person = System(site, confidential=False), Person(site, "linmou")
    assert system.secret == ""
    answer = person.agree(system.address()).headers["Location"]
    with pytest.raises(OAuthError):
        system.redeem(answer, verifier="x" * 50)
    assert system.redeem(person.get(system.address()).headers["Location"])["id_token"]


def test_administrators_and_low_levels_are_not_handed_over(
    site: str, resident: AccountInfo, system_admin: AccountInfo
) -> None:
    system, strict = System(site), System(site, least_level=3)
    assert Person(site, "system.admin").get(system.address()).status_code == 403
    page = Person(site, "linmou").get(strict.address())
    assert page.status_code == 403
    assert "当面核对" in page.text


def test_signing_out_there_may_sign_out_here(site: str, resident: AccountInfo) -> None:
    system, person = System(site), Person(site, "linmou")
    token = system.redeem(person.agree(system.address()).headers["Location"])
    where = system.told["end_session_endpoint"]
    hint = f"?id_token_hint={token['id_token']}&state=s-2&post_logout_redirect_uri="
    assert person.get(f"{where}{hint}https://evil.example/").status_code == 400
    assert person.get(f"{where}{hint}{OUT}/").status_code == 400
    assert "这里也退出登录" in person.get(f"{where}{hint}{OUT}").text
    fields = {"id_token_hint": token["id_token"], "state": "s-2", "post_logout_redirect_uri": OUT}
    stay = person.post(where, {**fields, "action": "stay"}, query="")
    assert stay.headers["Location"] == f"{OUT}?state=s-2"
    assert system.ask(token["access_token"]).status_code == 401
    assert person.get("/security/").status_code == 200
    gone = person.post(where, {**fields, "action": "logout"}, query="")
    assert gone.headers["Location"] == f"{OUT}?state=s-2"
    assert person.get("/security/").status_code == 302


def test_another_person_sees_and_takes_back_nothing(resident: AccountInfo, other_resident: AccountInfo) -> None:
    client_id, _secret = register()
    from banyan.engines.identity.queries import principal_of

    with acting_as(principal_of(resident.id)):
        actions.sign_on(client_id=client_id, scopes=["openid"], code="code", methods=["pwd"], proved_at=clock.now())
        mine = consents_of(resident.id)[0]
        assert mine.client == "不动产登记系统"
    with acting_as(principal_of(other_resident.id)):
        assert consents_of(resident.id) == ()
        assert sign_ons_of(resident.id) == ()
        with pytest.raises(NotFound):
            actions.revoke_consent(consent_id=mine.id)
        with pytest.raises(Refused):
            actions.hand_over(sign_on_id=mine.id, how="token")


def test_what_happens_is_refused_to_residents(resident: AccountInfo) -> None:
    from allauth.idp.oidc.models import Client as Row

    from banyan.engines.identity.queries import clients, principal_of

    client_id, _secret = register()
    with acting_as(principal_of(resident.id)):
        assert clients() == ()
        assert not Row.objects.exists()
        for refused in (
            lambda: actions.add_client(name="x", operator="y", redirect_uris=[BACK], scopes=[]),
            lambda: actions.disable_client(client_id=client_id, reason="x"),
            lambda: actions.renew_client_secret(client_id=client_id),
        ):
            _refused(refused)


def _refused(do: Callable[[], object]) -> None:
    with pytest.raises((Refused, NotFound)):
        do()


@pytest.mark.parametrize(
    "back",
    [
        "http://estate.example.cn/back",
        "https://*.example.cn/back",
        "https://a.example.cn/back#x",
        "https://user:secret@a.example.cn/",
        "javascript:alert(1)",
        "//a.example.cn/back",
        "https://a.example.cn\\@evil.example/",
        "https://a.example.cn/ 空格",
        "https://a.example.cn:99999/",
    ],
)
def test_an_address_that_a_browser_may_read_otherwise_is_not_registered(db: None, back: str) -> None:
    with pytest.raises(Invalid) as refused:
        register(redirect_uris=[back])
    assert "redirect_uris" in refused.value.fields


def test_the_addresses_of_a_system_lie_on_one_host(db: None) -> None:
    with pytest.raises(Invalid):
        register(redirect_uris=[BACK, "https://other.example.cn/back"])
    client_id, _secret = register(redirect_uris=["http://127.0.0.1:9000/back"])
    with acting_as(SYSTEM), pytest.raises(Invalid):
        actions.change_client(client_id=client_id, redirect_uris=[BACK], logout_uris=[], scopes=[])
