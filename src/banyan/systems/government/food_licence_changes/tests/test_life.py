"""A food licence is changed, renewed and given back through the three items; the old version verifies as what it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.actions import issue_licence, revoke_licence
from banyan.engines.documents.queries import licence, verify
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.services import actions
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.models import Case
from banyan.engines.services.rehearsal import GULOU, carried, picture_of
from banyan.engines.services.testing import filled_form
from banyan.engines.services.work.held import choices
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import person
from banyan.systems.government.food_licence_changes.forms import FoodChange
from banyan.systems.government.food_licence_changes.system import CANCEL, CHANGE, RENEW
from banyan.systems.government.food_licence_changes.tests.test_food_licence_changes import CHANGED, CLOSED, RENEWED

SAID = {"shop_name": "榕荫小馆", "business": "餐饮服务经营者", "lines": "热食类食品制售", "address": "某街 1 号"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db: None) -> Principal:
    with acting_as(SYSTEM):
        actions.publish_items()
    return person(firm_id=uuid7(), name="陈某")


def held(owner: Principal, *, place: str = GULOU, days: int = 60) -> LicenceInfo:
    """A licence that the owner's firm holds, with so many days left."""
    assert owner.firm_id is not None
    office = organisation_for(MARKET_SUPERVISION, place)
    with acting_as(SYSTEM):
        return issue_licence(
            type_code="food-operation-licence",
            holder_id=owner.firm_id,
            holder_name="榕荫小馆",
            content={
                "shop_name": "榕荫小馆",
                "business": "餐饮服务经营者",
                "lines": "热食类食品制售",
                "address": "某街 1 号",
            },
            issuer_id=office.id,
            valid_to=clock.today() + timedelta(days=days),
        )


def applied(owner: Principal, item: ServiceItem, data: dict[str, Any], one: LicenceInfo) -> Any:
    given = {**data, "licence": str(one.id)}
    form = filled_form(item.form, given)
    with acting_as(owner):
        wanted = [material for material in item.materials if material.needed_for(form) and not material.from_licence]
        handed: dict[str, Any] = {
            material.code: {"pledged": True} if material.pledge else {"files": [picture_of(owner)]}
            for material in wanted
        }
        return actions.apply(item_code=item.code, division=GULOU, data=given, materials=handed)


def read(one: LicenceInfo) -> LicenceInfo:
    with acting_as(SYSTEM):
        return licence(one.id)


def today() -> str:
    return clock.today().isoformat()


def test_a_change_makes_a_new_version_and_the_old_one_is_superseded(owner: Principal) -> None:
    one = held(owner)
    carried(applied(owner, CHANGE, {**CHANGED, "changed": today()}, one))
    now = read(one)
    assert (now.version, now.content["shop_name"], now.content["address"]) == (2, "榕香小馆", "某街 1 号")
    assert (verify(one.short_code).state, verify(now.short_code).state) == ("superseded", "valid")


def test_a_renewal_gives_as_long_again(owner: Principal) -> None:
    one = held(owner)
    carried(applied(owner, RENEW, RENEWED, one))
    now = read(one)
    assert one.valid_to is not None
    assert now.valid_to is not None
    assert (now.version, now.valid_to.year) == (2, one.valid_to.year + 5)
    assert verify(one.short_code).state == "superseded"


def test_what_is_given_back_is_cancelled_with_its_reason(owner: Principal) -> None:
    one = held(owner)
    case = carried(applied(owner, CANCEL, {**CLOSED, "stopped": today()}, one))
    now = read(one)
    assert (now.state, now.ending) == ("revoked", "cancelled")
    assert now.reason == f"持证人申请注销：不做了（{case.number}）"
    assert verify(one.short_code).state == "revoked"


@pytest.mark.parametrize("item", [CHANGE, RENEW, CANCEL], ids=lambda one: one.code)
def test_a_refusal_leaves_the_licence_as_it_was(owner: Principal, item: ServiceItem) -> None:
    data = {CHANGE.code: {**CHANGED, "changed": today()}, RENEW.code: RENEWED, CANCEL.code: CLOSED}[item.code]
    one = held(owner)
    carried(applied(owner, item, data, one), "refused", reason="资料不实", provision="食品安全法第三十五条")
    assert (read(one).version, read(one).state) == (1, "valid")


def test_another_firms_licence_cannot_be_chosen(owner: Principal) -> None:
    others = held(person(firm_id=uuid7()))
    with pytest.raises(Invalid) as refused:
        applied(owner, CHANGE, {**CHANGED, "changed": today()}, others)
    assert refused.value.fields["licence"] == "请从您自己的证照里选一张"
    with acting_as(SYSTEM):
        assert not Case.objects.exists()
    assert read(others).version == 1


def test_a_licence_of_another_office_goes_to_that_office(owner: Principal) -> None:
    elsewhere = held(owner, place="350104000000")
    with pytest.raises(Invalid) as refused:
        applied(owner, CHANGE, {**CHANGED, "changed": today()}, elsewhere)
    assert "请到那里办" in refused.value.fields["licence"]


def test_a_licence_with_years_left_is_not_renewed(owner: Principal) -> None:
    with pytest.raises(Invalid) as refused:
        applied(owner, RENEW, RENEWED, held(owner, days=900))
    assert "rules.possible" in refused.value.fields


def test_what_ended_meanwhile_is_not_changed(owner: Principal) -> None:
    one = held(owner)
    case = applied(owner, CHANGE, {**CHANGED, "changed": today()}, one)
    with acting_as(SYSTEM):
        revoke_licence(licence_id=one.id, reason="举报查实", ending="withdrawn")
    with pytest.raises(Conflict):
        carried(case)
    with acting_as(SYSTEM):
        assert Case.objects.get(id=case.id).decision == ""


def test_the_form_lists_ones_own_licences_in_force_only(owner: Principal) -> None:
    one, ended = held(owner), held(owner)
    held(person(firm_id=uuid7()))
    with acting_as(SYSTEM):
        revoke_licence(licence_id=ended.id, reason="不做了")
    with acting_as(owner):
        listed = choices(FoodChange, owner.applicant_id)["licence"]
    assert [choice.value for choice in listed] == [str(one.id)]
