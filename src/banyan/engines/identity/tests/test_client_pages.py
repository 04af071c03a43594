"""The administrators' pages for outside systems, and the step that asks once more before something delicate."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from banyan.engines.identity import actions, demo
from banyan.engines.identity.queries import agents_of, client, clients, sign_ins_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import PASSWORD, sign_in
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = {
    "name": "不动产登记系统",
    "operator": "福州市自然资源和规划局",
    "redirect_uris": "https://estate.example.cn/back\nhttps://estate.example.cn/other",
    "scopes": ["profile"],
    "least_level": "2",
    "confidential": "yes",
}


def prove(browser: Client, where: str, password: str = PASSWORD) -> None:
    """Give the password once more, as the page asks."""
    asked = browser.get(where)["Location"]
    assert asked.startswith("/security/confirm/")
    assert browser.post(asked, {"password": password}).status_code == 302


def test_a_system_administrator_registers_stops_and_renews(browser: Client, system_admin: AccountInfo) -> None:
    sign_in(browser, "system.admin")
    prove(browser, "/work/clients/new/")
    assert "请写系统的名称" in browser.post("/work/clients/new/", {**GIVEN, "name": ""}).content.decode()
    page = browser.post("/work/clients/new/", GIVEN)
    assert page["Cache-Control"] == "no-store"
    with acting_as(SYSTEM):
        one = clients()[0]
    assert page.context["secret"] in page.content.decode()
    assert (one.scopes, one.level, len(one.redirect_uris)) == (("openid", "profile"), 2, 2)
    detail = f"/work/clients/{one.id}/"
    assert page.context["secret"] not in browser.get(detail).content.decode()
    assert browser.post(f"{detail}secret/").context["secret"] != page.context["secret"]
    moved = {"redirect_uris": "https://elsewhere.example.cn/back"}
    assert browser.post(detail, moved).status_code == 422
    assert browser.post(detail, {"redirect_uris": "https://estate.example.cn/new"}).status_code == 302
    assert browser.post(f"{detail}disable/", {"reason": ""}).status_code == 422
    assert browser.post(f"{detail}disable/", {"reason": "合同到期"}).status_code == 302
    with acting_as(SYSTEM):
        assert not client(one.id).enabled
        assert client(one.id).redirect_uris == ("https://estate.example.cn/new",)
    assert "不动产登记系统" in browser.get("/work/clients/").content.decode()


@pytest.fixture
def browser() -> Client:
    return Client()


def test_others_may_look_at_most(browser: Client, security_admin: AccountInfo, clerk: AccountInfo) -> None:
    with acting_as(SYSTEM):
        client_id, _ = actions.add_client(
            name="系统", operator="单位", redirect_uris=["https://a.example.cn/"], scopes=[]
        )
    sign_in(browser, "security.admin")
    assert browser.get(f"/work/clients/{client_id}/").status_code == 200
    prove(browser, "/work/clients/new/")
    assert browser.get("/work/clients/new/").status_code == 403
    for verb in ("disable", "enable", "secret"):
        assert browser.post(f"/work/clients/{client_id}/{verb}/", {"reason": "试试"}).status_code in {403, 409}
    other = Client()
    sign_in(other, "chen.accept")
    assert other.get("/work/clients/").status_code == 403
    with acting_as(SYSTEM):
        assert client(client_id).enabled


def test_an_agent_is_authorised_after_one_more_proof_and_nothing_typed_is_lost(
    browser: Client, resident: AccountInfo, other_resident: AccountInfo
) -> None:
    firm = firm_id(demo.shop_uscc())
    with acting_as(SYSTEM):
        actions.record_representative(account_id=resident.id, uscc=demo.shop_uscc(), firm_name="榕树小馆")
    browser.post("/sign-in/?as=firm", {"identifier": "linmou", "password": PASSWORD})
    with acting_as(SYSTEM):
        before = {one.account_id for one in agents_of(firm)}
    until = (clock.today() + timedelta(days=30)).isoformat()
    answer = browser.post("/security/firms/agents/", {"name": "郑某", "agent": "13900000022", "ends": until})
    assert answer["Location"].startswith("/security/confirm/")
    with acting_as(SYSTEM):
        assert {one.account_id for one in agents_of(firm)} == before
    assert browser.post(answer["Location"], {"password": "wrong"}).status_code == 200
    done = browser.post(answer["Location"], {"password": PASSWORD})
    assert done["Location"] == "/security/firms/", done.content.decode()
    with acting_as(SYSTEM):
        assert len(agents_of(firm)) == len(before) + 1


def test_the_owner_reads_when_and_where_it_was_signed_in(
    browser: Client, resident: AccountInfo, other_resident: AccountInfo
) -> None:
    browser.post("/sign-in/", {"identifier": "linmou", "password": "wrong"})
    sign_in(browser, "linmou")
    page = browser.get("/security/sign-ins/").content.decode()
    assert "没有成功" in page
    assert "登录了" in page
    from banyan.engines.identity.queries import principal_of

    with acting_as(principal_of(other_resident.id)):
        assert sign_ins_of(resident.id) == ()
    with acting_as(principal_of(resident.id)):
        assert [one.succeeded for one in sign_ins_of(resident.id)] == [True, False]


def test_old_signings_in_are_forgotten(browser: Client, resident: AccountInfo) -> None:
    from banyan.engines.identity.actions.records import forget_sign_ins

    sign_in(browser, "linmou")
    forget_sign_ins()
    with acting_as(SYSTEM):
        assert len(sign_ins_of(resident.id)) == 1
    with clock.at(clock.now() + timedelta(days=181)):
        forget_sign_ins()
    with acting_as(SYSTEM):
        assert sign_ins_of(resident.id) == ()


def test_asking_too_often_is_told_on_a_page_of_ours(browser: Client, resident: AccountInfo) -> None:
    sign_in(browser, "linmou")
    pages = [browser.post("/security/confirm/", {"password": "wrong"}) for _ in range(12)]
    assert pages[-1].status_code == 429
    assert "点得太快了" in pages[-1].content.decode()
