"""The joint matter (一件事): one form and one set of materials become cases in several departments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.services.declare import JointMatter, Part, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import split, whole
from banyan.engines.services.models import Case, Draft, JointCase
from banyan.engines.services.policies import MAY_APPLY, OWN_DRAFT
from banyan.engines.services.queries.items import item
from banyan.engines.services.queries.lists import JointInfo, joint_case
from banyan.engines.services.work.facts import fill_known, gather
from banyan.engines.services.work.materials import Handed, read_handed
from banyan.engines.services.work.opening import Application, account_of, applicant_of, open_case
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Principal
from banyan.kernel.systems import registry


@action("services.joint.submit", title="提交一件事")
def submit_joint(act: Act, *, draft_id: UUID) -> JointInfo:
    """Submit a joint matter: every item that it needs and whose turn has come is opened, all or none.

    Raises Invalid with the sentences of the joint form, of the items' own forms and of materials.
    """
    draft = Draft.objects.select_for_update().filter(id=draft_id, kind="joint").first()
    if draft is None or not OWN_DRAFT.decide(act.who, draft):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    act.require(OWN_DRAFT, draft)
    matter = registry().get(JointMatter, draft.item_code)
    form = _filled(matter, act.who, json.loads(draft.data), draft.id)
    handed = read_handed(draft.materials)
    needed = [part for part in matter.parts if part.needed_for(form)]
    if not needed:
        raise Invalid("按您填的内容，没有要办的事项。")
    row = _row(act, matter, draft, form)
    codes = {part.item for part in needed}
    waiting = [part.item for part in needed if codes & set(part.after)]
    _open_parts(act, row, [part for part in needed if part.item not in waiting], form, handed)
    row.waiting = waiting
    row.save(update_fields=["waiting", "org_ids"])
    draft.delete()
    act.touched("joint", row.id, division=row.division, about={"number": row.number, "items": sorted(codes)})
    found = joint_case(row.id)
    if found is None:
        raise NotFound("没有找到这件“一件事”。")
    return found


def _filled(matter: JointMatter, who: Principal, data: Mapping[str, Any], draft_id: UUID) -> Form:
    first = registry().get(ServiceItem, matter.parts[0].item)
    facts = gather(first, who, case_id=draft_id, form=matter.form)
    reading = read(matter.form, fill_known(matter.form, data, facts))
    if reading.value is None:
        raise Invalid(f"有 {len(reading.errors)} 处要改，才能提交。", fields=reading.errors)
    return reading.value


def _row(act: Act, matter: JointMatter, draft: Draft, form: Form) -> JointCase:
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
        submitted_at=act.now,
    )


def _open_parts(act: Act, row: JointCase, parts: list[Part], form: Form, handed: Mapping[str, Handed]) -> None:
    """Open the cases of some parts; the sentences of all are collected before anything is refused."""
    errors: dict[str, str] = {}
    for part in parts:
        at = item(part.item, row.division)
        act.require(MAY_APPLY, at.item)
        own = {material.code for material in at.item.materials}
        application = Application(
            at=at,
            data=part.fill(form).model_dump(mode="json", exclude_none=True),
            handed={code: one for code, one in handed.items() if code in own},
            joint_id=row.id,
        )
        try:
            case = open_case(act, application)
        except Invalid as error:
            errors |= {f"{part.item}.{name}": text for name, text in error.fields.items()}
            continue
        row.applicant_name = case.applicant_name
        row.org_ids = list(dict.fromkeys([*row.org_ids, case.org_id]))
    if errors:
        raise Invalid(f"有 {len(errors)} 处要改，才能提交。", fields=_each_once(errors))


def _each_once(errors: Mapping[str, str]) -> dict[str, str]:
    """A material that several items want is asked for once."""
    found: dict[str, str] = {}
    for name, text in errors.items():
        short = name.partition(".")[2] if ".materials." in name else name
        found.setdefault(short, text)
    return found


@action("services.joint.go-on", title="一件事接着办")
def open_waiting(act: Act, *, joint_id: UUID) -> int:
    """Open the items that waited for others which have now been granted, in the applicant's name; how many."""
    row = JointCase.objects.select_for_update().filter(id=joint_id).first()
    if row is None:
        raise NotFound("没有找到这件“一件事”。")
    matter = registry().get(JointMatter, row.code)
    act.require(MAY_APPLY, registry().get(ServiceItem, matter.parts[0].item))
    granted = set(
        Case.objects.filter(city=row.city, joint_id=row.id, decision="granted").values_list("item_code", flat=True)
    )
    needed = set(Case.objects.filter(city=row.city, joint_id=row.id).values_list("item_code", flat=True))
    needed |= set(row.waiting)
    ready = [part for part in matter.parts if part.item in row.waiting and set(part.after) & needed <= granted]
    reading = read(matter.form, whole(row.data, row.sealed))
    if ready and reading.value is not None:
        _open_parts(act, row, ready, reading.value, read_handed(row.materials))
        row.waiting = [code for code in row.waiting if code not in {part.item for part in ready}]
        row.save(update_fields=["waiting", "org_ids"])
    act.touched("joint", row.id, division=row.division, about={"opened": [part.item for part in ready]})
    return len(ready)
