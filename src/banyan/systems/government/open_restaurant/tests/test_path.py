"""A restaurant opens: one form and one set of papers reach every office, for a firm and for a newcomer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from banyan.engines.documents.actions import store
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions
from banyan.engines.services.queries.lists import JointInfo
from banyan.engines.services.tests.scene import GULOU, png
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.systems.government.open_restaurant.system import RESTAURANT
from banyan.systems.government.open_restaurant.tests.test_open_restaurant import FILLED, OWNER, USUAL

PAPERS = ("floor-plan", "health-certificates", "lease", "sign-drawing", "fire-system", "pipe-plan", "facilities")
PLEDGES = ("safety-rules", "sign-pledge", "fire-pledge", "place-pledge")


def who(username: str, *, firm: bool = False) -> Principal:
    with acting_as(SYSTEM):
        account = Account.objects.get(username=username)
        return principal_of(account.pk, firm_id(demo.shop_uscc()) if firm else None)


@pytest.fixture
def ready(db: None) -> None:
    demo.load()
    with acting_as(SYSTEM):
        actions.publish_items()


def sent(owner: Principal, data: dict[str, Any], *more: str) -> JointInfo:
    """The matter submitted with every material that its items name."""
    applicant = owner.firm_id or owner.subject_id
    assert applicant is not None
    with acting_as(owner):
        draft: UUID = actions.start_joint_draft(code=RESTAURANT.code, division=GULOU).id
        actions.save_draft(draft_id=draft, data=data)
        for code in (*PAPERS, *more):
            paper = store(file=png(), name="图.png", owner_id=applicant).id
            actions.attach(draft_id=draft, material=code, file_ids=[paper])
        for code in PLEDGES:
            actions.pledge(draft_id=draft, material=code, agreed=True)
        return actions.submit_joint(draft_id=draft)


def test_a_firm_reaches_five_offices_at_once(ready: None) -> None:
    joint = sent(who("chendian", firm=True), FILLED, "business-licence")
    assert sorted(case.item_code for case in joint.cases) == sorted(USUAL)
    assert len({case.org_id for case in joint.cases}) == 5
    assert joint.waiting == ()


def test_a_newcomer_is_registered_first(ready: None) -> None:
    joint = sent(who("linmou"), {**FILLED, **OWNER, "licence": "household"}, "identity")
    assert [case.item_code for case in joint.cases] == ["household-registration"]
    assert list(joint.waiting) == USUAL
