"""The demonstration accounts: all there, made once, in the right posts."""

from __future__ import annotations

import pytest

from banyan.engines.divisions.queries import organisation
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import agencies_of, principal_of
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_account_is_made_once_and_can_act() -> None:
    assert demo.load() == len(demo.ACCOUNTS)
    assert demo.load() == 0
    with acting_as(SYSTEM):
        assert Account.objects.count() == len(demo.ACCOUNTS)
    for account in demo.ACCOUNTS:
        assert principal_of(demo.account_id(account.username)).name


def test_the_clerk_sits_in_the_bureau_of_the_district() -> None:
    demo.load()
    who = principal_of(demo.account_id("gulou.accept"))
    assert [organisation(one).name for one in who.org_ids] == ["福州市鼓楼区市场监督管理局"]
    assert who.roles == {"accept"}


def test_the_supervisor_watches_the_city() -> None:
    demo.load()
    assert principal_of(demo.account_id("fuzhou.jc")).watches == ("3501",)


def test_the_agent_may_act_for_the_shop() -> None:
    demo.load()
    who = principal_of(demo.account_id("wangdai"), firm_id=firm_id(demo.shop_uscc()))
    assert who.kind == "agent"
    with acting_as(who):
        assert [one.firm_name for one in agencies_of(who.account_id or demo.account_id("wangdai"))] == [demo.SHOP_NAME]
