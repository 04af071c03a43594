"""Changing divisions and organisations. What ends keeps its record; nothing is overwritten but full names."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr

from banyan.engines.divisions import pinyin, recoding, tree
from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.models import DivisionRecord, OrganisationRecord, SuccessionRecord
from banyan.engines.divisions.offices import Office, Place, credit_code, offices_of
from banyan.engines.divisions.policies import MANAGE_DIVISIONS
from banyan.engines.divisions.queries import Division, Organisation, division, find_division, organisation
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.standards import division as codes
from banyan.standards import uscc as credit_codes
from banyan.standards.errors import StandardError

_NAME_LENGTHS: Final = range(2, 41)


@action("divisions.division.add", title="设立行政区划")
def add_division(act: Act, *, code: str, name: str, on: date, document: str = "") -> Division:
    """Begin a division on a day, with the offices of its level. `document` is the approval (批复文号)."""
    act.require(MANAGE_DIVISIONS)
    parsed, above = _read_code(code), _above(code)
    _refuse_taken(parsed.value, on)
    record = _begin(parsed.value, _checked_name(name), above, on, document)
    if above.governed:
        for office in offices_of(_place(record)):
            _found(office, on)
    return _done(act, record.code, {"name": name, "on": str(on), "document": document})


@action("divisions.division.rename", title="更名行政区划")
def rename_division(act: Act, *, code: str, name: str, on: date, document: str = "") -> Division:
    """From a day on a division has another name; its code, its offices and what lies within stay."""
    act.require(MANAGE_DIVISIONS)
    old = _in_force(code)
    _end(old, on, document)
    fresh = _begin(old.code, _checked_name(name), _above(old.code), on, document, zone=old.zone)
    _rewrite_full_names(old, fresh)
    return _done(act, old.code, {"from": old.name, "to": name, "on": str(on), "document": document})


@action("divisions.division.merge", title="撤并行政区划")
def merge_divisions(act: Act, *, ended: list[str], into: str, on: date, document: str = "") -> Division:
    """From a day on divisions are part of another of the same level, which exists already.

    What lies within goes over under new codes; offices are dissolved in favour of those of the same department.
    """
    act.require(MANAGE_DIVISIONS)
    target = _in_force(into)
    if target.code in {code.ljust(12, "0") for code in ended} or not ended:
        raise Invalid("请写明并入哪里：撤销的和保留的不能是同一个。", fields={"into": "与撤销的相同"})
    for code in ended:
        old = _in_force(code)
        if old.level != target.level:
            raise Invalid(f"“{old.name}”与“{target.name}”不是同一级，不能合并。", fields={"ended": "级别不同"})
        _pass_over(old, target, on, document)
    return _done(act, target.code, {"ended": ended, "on": str(on), "document": document})


@action("divisions.organisation.found", title="设立机构")
def found_organisation(
    act: Act, *, department: str, division: str, name: str, on: date, uscc: str = "", short_name: str = ""
) -> Organisation:
    """Found an organisation; without `uscc` it gets a generated code where the place has no such office yet."""
    act.require(MANAGE_DIVISIONS)
    if department not in DEPARTMENTS:
        raise Invalid("没有这个部门。", fields={"department": "请从部门表里选"})
    place = _in_force(division)
    code = _read_uscc(uscc) if uscc else credit_code(DEPARTMENTS[department], place.code)
    if OrganisationRecord.objects.filter(uscc=code).exists():
        raise Conflict(f"统一社会信用代码 {code} 已经有机构在用，请填写这个机构自己的代码。")
    office = Office(uuid7(), code, _checked_name(name), short_name or name, department, place.code, place.level)
    _found(office, on, generated=not uscc)
    _announce(act, "organisation", office.id, place.code, {"department": department, "on": str(on)})
    return organisation(office.id)


@action("divisions.organisation.dissolve", title="撤销机构")
def dissolve_organisation(
    act: Act, *, organisation_id: UUID, on: date, successor_id: UUID | None = None
) -> Organisation:
    """Dissolve an organisation; `successor_id` takes over its work."""
    act.require(MANAGE_DIVISIONS)
    record = OrganisationRecord.objects.select_for_update().filter(id=organisation_id).first()
    if record is None:
        raise NotFound("没有这个机构。")
    if record.dissolved_on is not None:
        raise Conflict(f"“{record.name}”已于 {record.dissolved_on} 撤销。")
    if (
        successor_id is not None
        and not OrganisationRecord.objects.filter(id=successor_id, dissolved_on__isnull=True)
        .exclude(id=organisation_id)
        .exists()
    ):
        raise Invalid("接续的机构不存在或已撤销。", fields={"successor_id": "请另选一个机构"})
    record.dissolved_on, record.successor_id = on, successor_id
    record.save(update_fields=["dissolved_on", "successor"])
    _announce(act, "organisation", record.id, record.division, {"on": str(on)})
    return organisation(record.id)


def _read_code(code: str) -> codes.DivisionCode:
    try:
        return codes.parse(code)
    except StandardError as error:
        raise Invalid(str(error), fields={"code": str(error)}) from None


def _read_uscc(uscc: str) -> str:
    try:
        return credit_codes.parse(uscc).value
    except StandardError as error:
        raise Invalid(str(error), fields={"uscc": str(error)}) from None


def _checked_name(name: str) -> str:
    if len(name.strip()) not in _NAME_LENGTHS:
        raise Invalid("名称应为 2 到 40 个字。", fields={"name": "2 到 40 个字"})
    return name.strip()


def _above(code: str) -> Division:
    parent = _read_code(code).parent
    above = find_division(parent.value) if parent else None
    if above is None or above.ended:
        raise Invalid("上一级行政区划不存在，请先设立上一级。", fields={"code": "没有上一级"})
    return above


def _refuse_taken(code: str, on: date) -> None:
    overlap = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    if DivisionRecord.objects.filter(overlap, code=code).exists():
        raise Conflict(f"代码 {code} 在 {on} 已经有行政区划在用。")


def _in_force(code: str) -> DivisionRecord:
    full = _read_code(code).value
    record = DivisionRecord.objects.select_for_update().filter(code=full, valid_to__isnull=True).first()
    if record is None:
        raise NotFound(f"没有代码为 {full} 的现行行政区划。")
    return record


def _end(record: DivisionRecord, on: date, document: str) -> None:
    if record.valid_from is not None and on <= record.valid_from:
        raise Invalid(f"日期应在“{record.name}”设立（{record.valid_from}）之后。", fields={"on": "早于设立日期"})
    DivisionRecord.objects.filter(id=record.id).update(valid_to=on, document=record.document or document)


def _begin(code: str, name: str, above: Division, on: date, document: str, *, zone: str = "") -> DivisionRecord:
    key = pinyin.sort_key_of(name)
    slug = pinyin.slug_of(name)
    level = int(codes.parse(code).level)
    site = {3: slug, 4: f"{above.site}/{slug}"}.get(level, "") if above.governed else ""
    return DivisionRecord.objects.create(
        code=code,
        level=level,
        parent=above.code,
        name=name,
        full_name=f"{above.full_name}{name}",
        sort_key=key,
        pinyin=pinyin.plain_of(key),
        site=slug if zone else site,
        zone=zone,
        governed=above.governed,
        valid_from=on,
        document=document,
    )


def _rewrite_full_names(old: DivisionRecord, fresh: DivisionRecord) -> None:
    """Full names within begin with the new name; `queries` still tell the old one for days before."""
    inside = DivisionRecord.objects.filter(code__startswith=codes.prefix_of(old.code), valid_to__isnull=True).exclude(
        code=old.code
    )
    tail = Substr("full_name", len(old.full_name) + 1)
    inside.update(full_name=Concat(Value(fresh.full_name), tail))


def _pass_over(old: DivisionRecord, target: DivisionRecord, on: date, document: str) -> None:
    for earlier, later in recoding.move(old, target, on, document):
        SuccessionRecord.objects.create(earlier=earlier, later=later, on=on, document=document)
    _end(old, on, document)
    for office in OrganisationRecord.objects.filter(division=old.code, dissolved_on__isnull=True):
        heir = OrganisationRecord.objects.filter(
            division=target.code, department=office.department, dissolved_on__isnull=True
        ).first()
        office.dissolved_on, office.successor = on, heir
        office.save(update_fields=["dissolved_on", "successor"])


def _place(record: DivisionRecord) -> Place:
    above = division(record.parent)
    outer = division(above.parent).name if above.parent and above.name.endswith("区") else ""
    return Place(record.code, record.name, above.name, f"{outer}{above.name}", record.zone)


def _found(office: Office, on: date, *, generated: bool = True) -> None:
    OrganisationRecord.objects.create(
        id=office.id,
        uscc=office.uscc,
        uscc_generated=generated,
        name=office.name,
        short_name=office.short_name,
        department=office.department,
        division=office.division,
        level=office.level,
        founded_on=on,
    )


def _done(act: Act, code: str, about: dict[str, object]) -> Division:
    _announce(act, "division", code, code, about)
    return division(code)


def _announce(act: Act, aggregate: str, id: UUID | str, place: str, about: dict[str, object]) -> None:  # noqa: A002
    tree.changed()
    act.touched(aggregate, id, division=place, about=about)
