"""我有疑问: a person doubts a reading, or asks the source department to correct a value; the department answers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.departments import DATA
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.events import ObjectionAnswered, ObjectionMade
from banyan.engines.registers.models import Objection, Reading
from banyan.engines.registers.policies import ANSWER, KEEP, OWN
from banyan.engines.registers.queries.records import record
from banyan.engines.registers.stating.rows import NOWHERE
from banyan.kernel.action import Act, action
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.standards.workdays import UnknownYear

ANSWER_WITHIN = 7
"""Working days in which a doubt is answered (assumed: the promise on the page, no provision behind it)."""

LONGEST = 500


@action("registers.objection.about-reading", title="对读取有疑问")
def object_to_reading(act: Act, *, reading_id: UUID, words: str) -> UUID:
    """Doubt a reading; the province's data administration, which did not read, looks into it."""
    reading = Reading.objects.filter(id=reading_id, subject_id__in=act.who.subjects).first()
    if reading is None:
        raise NotFound("没有找到这条读取记录。")
    act.require(OWN, reading.subject_id)
    office = organisation_for(DATA, NOWHERE)
    return _make(
        act, reading.subject_id, reading.register, words, source=DATA.code, org_id=office.id,
        division=NOWHERE, reading_id=reading.id,
    )  # fmt: skip


@action("registers.objection.about-value", title="申请更正")
def object_to_value(act: Act, *, register: str, subject_id: UUID, field: str, words: str) -> UUID:
    """Ask the department that answers for a field to correct its value."""
    act.require(OWN, subject_id)
    known = schema(register)
    source = known.field(field).source
    found = record(register, subject_id, purpose=Purpose("申请更正自己的信息"), fields=[field])
    if found is None:
        raise NotFound(_("%(title)s里没有您的记录。") % {"title": known.title})
    if field in found.facts:
        source = known.field(field).stated_by(found.facts[field].by)
    office = organisation_for(source, found.division)
    return _make(
        act, subject_id, register, words, source=source.code, org_id=office.id,
        division=found.division, field=field,
    )  # fmt: skip


@action("registers.objection.ask", title="请来源部门核实")
def ask_source(act: Act, *, register: str, subject_id: UUID, field: str, purpose: str) -> UUID:
    """A department whose own record of a field differs asks the source which is right; `field` is its own record's."""
    known = schema(register)
    act.require(KEEP, known)
    own = known.field(field)
    if not own.mirrors:
        raise Invalid(_("“%(title)s”不是可以比对的字段。") % {"title": own.title})
    stated = Purpose(purpose.strip() or "核实各部门说法")
    found = record(register, subject_id, purpose=stated, fields=[own.mirrors, field])
    if found is None:
        raise NotFound(_("没有找到这条记录。"))
    if own.mirrors not in found.facts or field not in found.facts:
        raise Conflict(_("两边没有都登记，没有可核实的。"))
    first, second = found.facts[own.mirrors], found.facts[field]
    office = organisation_for(first.field.stated_by(first.by), found.division)
    words = _("%(other)s登记的是“%(theirs)s”，您登记的是“%(ours)s”，请核实。") % {
        "other": second.source, "theirs": second.shown, "ours": first.shown,
    }  # fmt: skip
    return _make(
        act, subject_id, register, words, source=first.by, org_id=office.id, division=found.division,
        field=own.mirrors, from_org=next(iter(act.who.org_ids), None),
    )  # fmt: skip


@action("registers.objection.answer", title="答复疑问")
def answer_objection(act: Act, *, objection_id: UUID, upheld: bool, answer: str) -> None:
    """Answer a doubt. When it is upheld about a value, the correction is an action of its own, made before."""
    one = Objection.objects.select_for_update().filter(id=objection_id).first()
    if one is None:
        raise NotFound("没有找到这条疑问。")
    act.require(ANSWER, one)
    if one.state != "open":
        raise Conflict("这条疑问已经答复过了。")
    text = answer.strip()
    if not text:
        raise Invalid("请写答复，本人会看到。", fields={"answer": "请写答复，本人会看到。"})
    one.state = "upheld" if upheld else "rejected"
    one.answer, one.answered_at, one.answered_by = text, act.now, act.who.account_id
    one.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    act.touched("objection", one.id, division=one.division, org_id=one.org_id, about={"state": one.state})
    act.emit(ObjectionAnswered(objection_id=one.id, subject_id=one.subject_id, state=one.state))


def _make(
    act: Act,
    subject_id: UUID,
    register: str,
    words: str,
    *,
    source: str,
    org_id: UUID | None,
    division: str,
    field: str = "",
    reading_id: UUID | None = None,
    from_org: UUID | None = None,
) -> UUID:
    text = words.strip()
    if not text:
        raise Invalid("请写一句您的疑问。", fields={"words": "请写一句您的疑问。"})
    if len(text) > LONGEST:
        raise Invalid(
            _("最多写 %(longest)s 个字。") % {"longest": LONGEST},
            fields={"words": _("最多写 %(longest)s 个字。") % {"longest": LONGEST}},
        )
    if Objection.objects.filter(
        subject_id=subject_id, register=register, field=field, reading_id=reading_id, state="open", from_org=from_org
    ).exists():
        raise Conflict("这一条您已经提过，正在核实。")
    one = Objection.objects.create(
        subject_id=subject_id, account_id=act.who.account_id, register=register, field=field, reading_id=reading_id,
        words=text, division=division, source=source, org_id=org_id, made_at=act.now,
        due=_due(act.now.date()), from_org=from_org,
    )  # fmt: skip
    about = {"register": register, "field": field, "reading": str(reading_id or "")}
    act.touched("objection", one.id, division=division, org_id=org_id, about=about)
    act.emit(ObjectionMade(objection_id=one.id, subject_id=subject_id, org_id=org_id))
    return one.id


def _due(day: date) -> date | None:
    """The last day for the answer; none beyond the years that can be counted."""
    try:
        return counting().add(day, ANSWER_WITHIN)
    except UnknownYear:
        return None
