"""A restaurant's opening for the tests: the demonstration's people, every item published, papers handed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

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

__all__ = ["FILLED", "GULOU", "NEWCOMER", "PAPERS", "PLEDGES", "USUAL", "sent", "who"]

PAPERS = ("floor-plan", "health-certificates", "lease", "sign-drawing", "fire-system", "pipe-plan", "facilities")
PLEDGES = ("safety-rules", "sign-pledge", "fire-pledge", "place-pledge")
NEWCOMER = {**FILLED, **OWNER, "licence": "household"}


def who(username: str, *, firm: bool = False) -> Principal:
    """A demonstration account's principal, for its firm if asked."""
    with acting_as(SYSTEM):
        account = Account.objects.get(username=username)
        return principal_of(account.pk, firm_id(demo.shop_uscc()) if firm else None)


def sent(owner: Principal, data: dict[str, Any], *more: str, without: tuple[str, ...] = ()) -> JointInfo:
    """The matter submitted with every material that its items name."""
    draft = drafted(owner, data, *more, without=without)
    with acting_as(owner):
        return actions.submit_joint(draft_id=draft)


def drafted(owner: Principal, data: dict[str, Any], *more: str, without: tuple[str, ...] = ()) -> UUID:
    """Its draft, ready to be submitted."""
    applicant = owner.firm_id or owner.subject_id
    assert applicant is not None
    with acting_as(owner):
        draft = actions.start_joint_draft(code=RESTAURANT.code, division=GULOU).id
        actions.save_draft(draft_id=draft, data=data)
        for code in (*PAPERS, *more):
            if code not in without:
                paper = store(file=png(), name="图.png", owner_id=applicant).id
                actions.attach(draft_id=draft, material=code, file_ids=[paper])
        for code in PLEDGES:
            actions.pledge(draft_id=draft, material=code, agreed=True)
        return draft
