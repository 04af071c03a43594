"""The row of the plan, end to end: a shop owner gets a food operation licence online."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from banyan.engines.documents.actions import store
from banyan.engines.documents.queries import licence
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions, queries
from banyan.engines.services.tests.scene import GULOU, png
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.testing import registry_of
from banyan.systems.government.food_licence.system import SYSTEM as FOOD
from banyan.systems.government.food_licence.tests.test_forms import FILLED
from banyan.systems.government.food_licence_changes.system import SYSTEM as CHANGES
from banyan.systems.government.legal_persons.system import SYSTEM as FIRMS
from banyan.systems.government.population.system import SYSTEM as POPULATION


def who(username: str, *, firm: bool = False) -> Principal:
    with acting_as(SYSTEM):
        account = Account.objects.get(username=username)
        return principal_of(account.pk, firm_id(demo.shop_uscc()) if firm else None)


def upload(owner: Principal) -> UUID:
    assert owner.firm_id is not None
    return store(file=png(), name="图.png", owner_id=owner.firm_id).id


@pytest.fixture
def owner(db: None) -> Iterator[Principal]:
    with registry_of(FOOD, CHANGES, FIRMS, POPULATION):
        demo.load()
        with acting_as(SYSTEM):
            actions.publish_items()
        yield who("chendian", firm=True)


def test_a_restaurant_gets_its_licence(owner: Principal) -> None:
    with acting_as(owner):
        handed: dict[str, Any] = {
            code: {"files": [upload(owner)]} for code in ("floor-plan", "health-certificates", "lease")
        }
        case = actions.apply(
            item_code="food-licence-new",
            division=GULOU,
            data=FILLED,
            materials={**handed, "safety-rules": {"pledged": True}},
        )
    with acting_as(who("gulou.accept")):
        actions.accept(case_id=case.id)
    with acting_as(who("gulou.review")):
        inspected = actions.do_step(case_id=case.id, opinion="材料符合")
        assert (inspected.state_word, inspected.due) == ("现场核查", None)
        actions.do_step(case_id=case.id, opinion="现场符合")
    with acting_as(who("gulou.decide")):
        decided = actions.decide(case_id=case.id, decision="granted")
    with acting_as(owner):
        assert decided.licence_id is not None
        issued = licence(decided.licence_id)
        assert (issued.title, issued.content["shop_name"]) == ("食品经营许可证", "榕味小馆")
        assert issued.content["lines"] == "热食类食品制售、冷食类食品制售"
        assert queries.case_file(case.id).pages[0].title == "经营项目"


def test_a_person_is_sent_to_act_for_his_firm(owner: Principal) -> None:
    with acting_as(who("linmou")), pytest.raises(Exception, match="由单位申请"):
        actions.start_draft(item_code="food-licence-change", division=GULOU)


def test_who_is_being_registered_applies_in_his_own_name(owner: Principal) -> None:
    with acting_as(who("linmou")):
        assert actions.start_draft(item_code="food-licence-new", division=GULOU).item_code == "food-licence-new"
