"""The joint matter (一件事): one form and one set of materials become cases in several departments."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from banyan.engines.services.actions.submit import checked_way
from banyan.engines.services.declare import JointMatter, Part, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import split
from banyan.engines.services.joining import coming_licences, earlier_parts, item_of, own_form
from banyan.engines.services.models import Draft, JointCase
from banyan.engines.services.policies import MAY_APPLY, OWN_DRAFT
from banyan.engines.services.queries.items import item
from banyan.engines.services.queries.lists import JointInfo, joint_case
from banyan.engines.services.work.facts import fill_known, gather
from banyan.engines.services.work.materials import Handed, read_handed
from banyan.engines.services.work.opening import Application, account_of, applicant_of, check, open_case
from banyan.kernel.action import Act, action
from banyan.kernel.errors import BanyanError, Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Principal
from banyan.kernel.systems import registry


@action("services.joint.submit", title="提交一件事")
def submit_joint(act: Act, *, draft_id: UUID, delivery_way: str = "electronic") -> JointInfo:
    """Submit a joint matter: every item that it needs and whose turn has come is opened, all or none.

    What waits for another part is checked now too, so that nothing is asked for later that could be asked for today.
    Raises Invalid with the sentences of the joint form, of the items' own forms and of materials.
    """
    draft = Draft.objects.select_for_update().filter(id=draft_id, kind="joint").first()
    if draft is None or not OWN_DRAFT.decide(act.who, draft):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    act.require(OWN_DRAFT, draft)
    matter = registry().get(JointMatter, draft.item_code)
    form = _filled(matter, act.who, json.loads(draft.data), draft.id)
    handed = read_handed(draft.materials)
    needed = matter.needed_for(form)
    if not needed:
        raise Invalid("按您填的内容，没有要办的事项。")
    row = _row(act, matter, draft, form, checked_way(delivery_way))
    now = [part for part in needed if not earlier_parts(part, needed)]
    later = [part for part in needed if part not in now]
    errors = _open_now(act, row, now, form, handed) | _foresee(act.who, row, later, needed, form, handed)
    if errors:
        raise Invalid(_("有 %(n)s 处要改，才能提交。") % {"n": len(errors)}, fields=_each_once(errors))
    row.waiting = [part.item for part in later]
    row.save(update_fields=["waiting", "org_ids"])
    draft.delete()
    codes = sorted(part.item for part in needed)
    act.touched("joint", row.id, division=row.division, about={"number": row.number, "items": codes})
    found = joint_case(row.id)
    if found is None:
        raise NotFound("没有找到这件“一件事”。")
    return found


def _filled(matter: JointMatter, who: Principal, data: Mapping[str, Any], draft_id: UUID) -> Form:
    first = registry().get(ServiceItem, matter.parts[0].item)
    facts = gather(first, who, case_id=draft_id, form=matter.form)
    reading = read(matter.form, fill_known(matter.form, data, facts))
    if reading.value is None:
        raise Invalid(_("有 %(n)s 处要改，才能提交。") % {"n": len(reading.errors)}, fields=reading.errors)
    return reading.value


def _row(act: Act, matter: JointMatter, draft: Draft, form: Form, delivery_way: str) -> JointCase:
    data, sealed = split(form)
    with connection.cursor() as cursor:
        cursor.execute("SELECT services_number(%s, %s, 'J')", [draft.division[:6], act.now.date()])
        number = cursor.fetchone()[0]
    return JointCase.objects.create(
        city=draft.division[:4],
        id=uuid7(),
        number=number,
        code=matter.code,
        title=matter.title,
        division=draft.division,
        applicant_id=applicant_of(act.who),
        applicant_name=act.who.name,
        account_id=account_of(act.who),
        data=data,
        sealed=sealed,
        materials=draft.materials,
        delivery_way=delivery_way,
        submitted_at=act.now,
    )


def application_for(row: JointCase, part: Part, form: Form, handed: Mapping[str, Handed]) -> Application:
    """The application for one part, made from the joint form and the materials that the part knows."""
    at = item(part.item, row.division)
    own = {material.code for material in at.item.materials}
    return Application(
        at=at,
        data=own_form(part, form).model_dump(mode="json", exclude_none=True),
        handed={code: one for code, one in handed.items() if code in own},
        delivery_way=row.delivery_way,
        joint_id=row.id,
    )


def open_part(act: Act, row: JointCase, part: Part, form: Form, handed: Mapping[str, Handed]) -> None:
    """Open the case of a part; a part that is refused leaves nothing behind. Raises what opening a case raises."""
    with transaction.atomic():
        case = open_case(act, application_for(row, part, form, handed))
    row.applicant_name = case.applicant_name
    row.org_ids = list(dict.fromkeys([*row.org_ids, case.org_id]))


def _open_now(act: Act, row: JointCase, parts: list[Part], form: Form, handed: Mapping[str, Handed]) -> dict[str, str]:
    """Open the cases of these parts; the sentences of all are collected."""
    errors: dict[str, str] = {}
    for part in parts:
        try:
            open_part(act, row, part, form, handed)
        except Invalid as error:
            errors |= _of_part(part, error)
    return errors


def _of_part(part: Part, error: Invalid, given: Collection[str] = ()) -> dict[str, str]:
    """The sentences of a part, each under the item's code."""
    head = f"{part.item}."
    named = {name if name.startswith(head) else head + name: text for name, text in error.fields.items()}
    return {name: text for name, text in named.items() if name.removeprefix(head) not in given}


def _foresee(
    who: Principal,
    row: JointCase,
    parts: list[Part],
    needed: tuple[Part, ...],
    form: Form,
    handed: Mapping[str, Handed],
) -> dict[str, str]:
    """What would stop the parts that wait, but for the licences that earlier parts are to give."""
    errors: dict[str, str] = {}
    for part in parts:
        declared, coming = item_of(part), coming_licences(part, needed)
        given = {f"materials.{one.code}" for one in declared.materials if one.from_licence in coming}
        decision = MAY_APPLY.decide(who, declared)
        if not decision:
            errors[part.item] = decision.reason
            continue
        try:
            check(application_for(row, part, form, handed), who, row.id)
        except Invalid as error:
            errors |= _of_part(part, error, given)
        except BanyanError as error:
            errors[part.item] = error.message
    return errors


def _each_once(errors: Mapping[str, str]) -> dict[str, str]:
    """A material that several items want is asked for once."""
    found: dict[str, str] = {}
    for name, text in errors.items():
        short = name.partition(".")[2] if ".materials." in name else name
        found.setdefault(short, text)
    return found
