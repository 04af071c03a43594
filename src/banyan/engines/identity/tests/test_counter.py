"""Whoever is not known in the register is nobody in particular until somebody at a counter has seen the card."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.identity import actions, declare
from banyan.engines.identity.declare import FirmOnRegister
from banyan.engines.identity.demo import shop_uscc
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import account, account_of_subject, principal_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import NUMBER, OTHER_NUMBER, PASSWORD, make_servant, sign_in
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.subjects import person_id

pytestmark = pytest.mark.django_db(transaction=True)
CARD = {"name": "林某", "citizen_number": NUMBER, "seen": "on"}


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> AccountInfo:
    """An account whose number the register does not know."""
    monkeypatch.setattr(declare, "_checks", {"firm": lambda uscc: FirmOnRegister("榕荫小馆", NUMBER)})
    with acting_as(ANONYMOUS):
        return actions.register_person(
            citizen_number=NUMBER, name="林某", telephone="13800000021", password=PASSWORD, username="linmou"
        )


def test_who_is_not_confirmed_stands_for_nobody(unknown: AccountInfo) -> None:
    assert unknown.level == 0
    who = principal_of(unknown.id)
    assert who.subject_id is None
    assert who.subjects == ()
    assert account_of_subject(person_id(NUMBER)) is None
    with acting_as(who), pytest.raises(Refused, match="法定代表人不是您"):
        actions.claim_firm(uscc=shop_uscc())


def test_a_clerk_confirms_and_it_counts_from_the_next_request(
    client: Client, unknown: AccountInfo, clerk: AccountInfo
) -> None:
    person = Client()
    sign_in(person, "linmou")
    assert "还没有核对身份" in person.get("/security/").content.decode()
    sign_in(client, "chen.accept")
    assert client.post("/work/people/", CARD).status_code == 302
    assert principal_of(unknown.id).subject_id == person_id(NUMBER)
    assert "已当面核对" in person.get("/security/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"seen": ""}, "看过本人和身份证原件，才能核对"),
        ({"name": "郑某"}, "和身份证上的不一样"),
        ({"citizen_number": OTHER_NUMBER}, "还没有注册账号"),
        ({"citizen_number": "350102198803060000"}, "校验"),
    ],
)
def test_what_does_not_fit_confirms_nobody(
    client: Client, unknown: AccountInfo, clerk: AccountInfo, changed: dict[str, str], said: str
) -> None:
    sign_in(client, "chen.accept")
    answer = client.post("/work/people/", {**CARD, **changed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    with acting_as(SYSTEM):
        assert account(unknown.id).level == 0


def test_only_who_accepts_confirms(client: Client, unknown: AccountInfo, system_admin: AccountInfo) -> None:
    make_servant("wu.review", "review", name="吴某")
    for name in ("wu.review", "system.admin", "linmou"):
        caller = Client()
        sign_in(caller, name)
        assert caller.post("/work/people/", CARD).status_code == 403
    with acting_as(principal_of(unknown.id)), pytest.raises(Refused):
        actions.confirm_person(citizen_number=NUMBER, name="林某")
    with acting_as(SYSTEM):
        assert Account.objects.get(pk=unknown.id).level == 0


def test_an_account_that_is_not_there_is_no_error_of_the_programme(clerk: AccountInfo) -> None:
    with acting_as(principal_of(clerk.id)), pytest.raises(Invalid):
        actions.confirm_person(citizen_number=OTHER_NUMBER, name="郑某")
