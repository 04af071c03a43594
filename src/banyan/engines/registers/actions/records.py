"""Stating and correcting single records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.departments import Department
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.events import RecordChanged
from banyan.engines.registers.policies import STATE, Stating
from banyan.engines.registers.queries.records import read_key
from banyan.engines.registers.stating import copying, rows
from banyan.engines.registers.stating.locks import lock_subject
from banyan.engines.registers.stating.ties import orphans, without_parent
from banyan.engines.registers.stating.values import missing, nowhere, require_whole, strangers, take
from banyan.engines.registers.timeline import FOREVER, Span, became, corrected
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.principal import SYSTEM, acting_as

Alter = Callable[[Sequence[Span], Mapping[str, Any]], Sequence[Span]]


@action("registers.record.put", title="登记")
def put(
    act: Act,
    register: str,
    key: str,
    values: Mapping[str, Any],
    *,
    source: Department | str,
    valid_from: date,
    org_id: UUID | None = None,
) -> UUID:
    """State that these values became true on `valid_from`; returns the subject's id.

    They hold until the next change of the same field that is already known. A first statement about a subject must have
    the source's required fields. Values of None say that a field became empty.
    """

    def alter(spans: Sequence[Span], taken: Mapping[str, Any]) -> Sequence[Span]:
        return became(spans, taken, valid_from)

    return _state(act, schema(register), key, values, _code(source), org_id, "", alter)


@action("registers.record.correct", title="更正")
def correct(
    act: Act,
    register: str,
    key: str,
    values: Mapping[str, Any],
    *,
    source: Department | str,
    reason: str,
    valid_from: date,
    valid_to: date | None = None,
    org_id: UUID | None = None,
) -> UUID:
    """State that these values were true throughout from `valid_from` up to, not including, `valid_to`.

    What was believed before is kept and can be asked for; `reason` stands beside the new statement.
    """
    if not reason.strip():
        raise Invalid("请写明为什么更正。", fields={"reason": "请写明为什么更正。"})
    end = valid_to or FOREVER
    if end <= valid_from:
        raise Invalid("结束日期要晚于开始日期。", fields={"valid_to": "结束日期要晚于开始日期。"})

    def alter(spans: Sequence[Span], taken: Mapping[str, Any]) -> Sequence[Span]:
        if not spans:
            raise Conflict("还没有这条记录，不能更正。请先登记。")
        return corrected(spans, taken, valid_from, end)

    return _state(act, schema(register), key, values, _code(source), org_id, reason.strip(), alter)


def _state(
    act: Act,
    known: Schema,
    key: str,
    values: Mapping[str, Any],
    source: str,
    org_id: UUID | None,
    reason: str,
    alter: Alter,
) -> UUID:
    act.require(STATE, Stating(known, source))
    read = read_key(known, key)
    subject_id = known.subject_id(read)
    if known.key.answers(source):
        values = {known.key.code: read, **values}
    if values.get(known.key.code, read) != read:
        raise Invalid(
            _("%(title)s是记录的键，不能改。") % {"title": known.key.title}, fields={known.key.code: "不能改。"}
        )
    org_id = org_id or next(iter(act.who.org_ids), None)
    lock_subject(known.code, subject_id)
    with acting_as(SYSTEM):
        before = rows.standing(known, source, [subject_id]).get(subject_id, rows.Standing())
        taken, faults = take(known, source, values)
        faults = faults or nowhere(known, taken, strangers(known, [taken]))
        faults = faults or without_parent(known, taken, orphans(known, [taken]))
        require_whole(faults or ([] if before.spans else missing(known, source, taken)))
        emptied = {code: None for code, value in values.items() if value is None}
        after = alter(before.spans, {**taken, **emptied})
        division = str(taken.get(known.register.place) or before.division or rows.NOWHERE)
        act.require(STATE, Stating(known, source, before.division or division))
        change = rows.change(subject_id, before, after, division, act.now)
        rows.close(known, source, [change])
        copying.add(known, source, [change], org_id, reason)
    _told(act, known, subject_id, source, tuple(values), division, org_id, corrected=bool(reason))
    return subject_id


def _told(
    act: Act,
    known: Schema,
    subject_id: UUID,
    source: str,
    fields: tuple[str, ...],
    division: str,
    org_id: UUID | None,
    *,
    corrected: bool,
) -> None:
    about = {"register": known.code, "source": source, "fields": list(fields)}
    act.touched("record", subject_id, division=division, org_id=org_id, about=about)
    act.emit(
        RecordChanged(
            subject_id=subject_id, register_code=known.code, source=source, fields=fields, corrected=corrected
        )
    )


def _code(source: Department | str) -> str:
    return source if isinstance(source, str) else source.code
