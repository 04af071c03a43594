"""Plays one application through its whole procedure, for the tests of declared items, on the real database."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from banyan.engines.documents.actions import store
from banyan.engines.services import actions
from banyan.engines.services.declare import Kind, ServiceItem
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.testing import filled_form
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.systems import registry
from banyan.kernel.testing import person, servant

GULOU = "350102000000"


def submitted(item: ServiceItem, data: Mapping[str, Any], *, place: str = GULOU) -> tuple[CaseInfo, Principal]:
    """An application that has just come in, and who made it: an invented person, or one who acts for a firm.

    The declared items are published first; every material that the answers ask for is handed in or pledged.
    """
    with acting_as(SYSTEM):
        actions.publish_items()
    applicant = person(firm_id=None if item.for_persons else uuid7())
    with acting_as(applicant):
        materials = _handed_in(item, data, applicant)
        case = actions.apply(item_code=item.code, division=place, data=dict(data), materials=materials)
    return case, applicant


def granted(item: ServiceItem, data: Mapping[str, Any], *, place: str = GULOU) -> tuple[CaseInfo, Principal]:
    """The same application, accepted, carried through each step by whoever has its role, and granted.

    A step that asks other departments wants a test of its own: it is refused here with a clear sentence.
    """
    case, applicant = submitted(item, data, place=place)
    return carried(case), applicant


def carried(case: CaseInfo, decision: str = "granted", reason: str = "", provision: str = "") -> CaseInfo:
    """A case that came in, accepted, carried through each step by whoever has its role, and decided."""
    with acting_as(clerk(case, "accept")):
        case = actions.accept(case_id=case.id)
    steps = {step.code: step for step in registry().get(ServiceItem, case.item_code).procedure}
    known: dict[str, Principal] = {}
    while (step := steps[case.step]).kind is not Kind.DECIDE:
        if step.kind is Kind.JOINT:
            raise AssertionError(f"环节“{step.title}”要别的部门答复，请单写一个测试。")
        if step.another_person or step.role not in known:
            known[step.role] = clerk(case, step.role)
        with acting_as(known[step.role]):
            case = actions.do_step(case_id=case.id, opinion="符合")
    with acting_as(clerk(case, step.role)):
        return actions.decide(case_id=case.id, decision=decision, reason=reason, provision=provision)


def _handed_in(item: ServiceItem, data: Mapping[str, Any], applicant: Principal) -> dict[str, Any]:
    form = filled_form(item.form, data)
    needed = [material for material in item.materials if material.needed_for(form)]
    return {one.code: {"pledged": True} if one.pledge else {"files": [picture_of(applicant)]} for one in needed}


def picture_of(owner: Principal) -> UUID:
    """A file of somebody's, to be handed in."""
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    picture.seek(0)
    owner_id = owner.firm_id or owner.subject_id
    assert owner_id is not None  # noqa: S101 - for tests
    return store(file=picture, name="图.png", owner_id=owner_id).id


def clerk(case: CaseInfo, role: str) -> Principal:
    """A servant of the handling organisation with this role."""
    return servant(case.org_id, role, division=case.division)
