"""The form lists the firm's own licences to choose from, and the check page names the chosen one in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.actions import issue_licence
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions
from banyan.engines.services.rehearsal import GULOU
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id

pytestmark = pytest.mark.django_db


def test_the_firms_licences_are_listed_and_the_chosen_one_is_named() -> None:
    demo.load()
    shop = firm_id(demo.shop_uscc())
    with acting_as(SYSTEM):
        actions.publish_items()
        owner: Principal = principal_of(Account.objects.get(username="chendian").pk, shop)
        one = issue_licence(
            type_code="food-operation-licence",
            holder_id=shop,
            holder_name=demo.SHOP_NAME,
            content={"shop_name": "榕荫小馆", "business": "餐饮", "lines": "热食类食品制售", "address": "某街 1 号"},
            issuer_id=organisation_for(MARKET_SUPERVISION, GULOU).id,
            valid_to=clock.today() + timedelta(days=60),
        )
    with acting_as(owner):
        draft = actions.start_draft(item_code="food-licence-change", division=GULOU)
        actions.save_draft(draft_id=draft.id, data={"licence": str(one.id), "what": ["name"], "shop_name": "榕香小馆"})
    client = Client()
    sent = {"identifier": "chendian", "password": demo.PASSWORD}
    client.post("/sign-in/?as=firm", sent)
    form = client.get(f"/apply/drafts/{draft.id}/form/change/").content.decode()
    assert f"{one.identifier}" in form
    check = client.get(f"/apply/drafts/{draft.id}/check/").content.decode()
    assert one.identifier in check
    assert str(one.id) not in check
