"""Keeping what was found of a batch of rows: one transaction with the audit, the readings and the statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.linkage import reading, stating
from banyan.engines.registers.linkage.columns import Row
from banyan.engines.registers.linkage.deciding import EXACT, LINKED, UNFOUND, Decision, Pair
from banyan.engines.registers.linkage.differing import differences
from banyan.engines.registers.linkage.models import Difference, LinkPair, LinkRow, LinkRun
from banyan.engines.registers.models import Reading
from banyan.engines.registers.policies import LINK
from banyan.engines.registers.stating.rows import NOWHERE
from banyan.kernel.action import Act, action
from banyan.kernel.clock import today
from banyan.kernel.crypto import seal, unseal
from banyan.kernel.principal import SYSTEM, acting_as

PURPOSE = "多源比对：找出这份文件里的人"


@dataclass(frozen=True, slots=True)
class Found:
    """A row with its pairs and what was decided; `subject_id` when it is linked."""

    row: Row
    decision: Decision
    pairs: Sequence[Pair] = ()
    subject_id: UUID | None = None


@action("registers.linkage.read", title="批量读取，供多源比对")
def note_reading(act: Act, *, run_id: UUID, records: int) -> None:
    """Note that so many records were read for one comparison. Whoever comes out of it as a likeness gets a reading of
    his own; the others were passed over by a machine that told nothing of them."""
    run = LinkRun.objects.get(id=run_id)
    known = schema(run.register)
    act.require(LINK, (known, run.source))
    about = {"register": run.register, "records": records, "purpose": PURPOSE, "fields": list(known.register.linking)}
    act.touched("link", run.id, org_id=run.org_id, about=about)


@action("registers.linkage.record", title="记下比对结果")
def record(act: Act, *, run_id: UUID, found: Sequence[Found], reached: int) -> None:
    """Keep a batch of rows, state what the linked ones say, and note the differences. `reached` is the last row's
    number, from which the job goes on when it is broken off."""
    run = LinkRun.objects.get(id=run_id)
    known = schema(run.register)
    act.require(LINK, (known, run.source))
    with acting_as(SYSTEM):
        subjects = {pair.subject_id for one in found for pair in one.pairs}
        subjects |= {one.subject_id for one in found if one.subject_id}
        present = reading.some(known, [*known.fields], list(subjects))
        offices = _Offices(run, {subject: one.division for subject, one in present.items()})
        joined = [one for one in found if one.subject_id is not None]
        moments = join(known, run, [(one.row, one.subject_id) for one in joined if one.subject_id], present, act.now)
        LinkRow.objects.bulk_create(_row(run, one, offices, moments, act.now) for one in found)
        LinkPair.objects.bulk_create(_pairs(run, found, offices))
        _note_readings(run, known, subjects, act.now)
        LinkRun.objects.filter(id=run.id).update(reached=reached)
    act.touched("link", run.id, org_id=run.org_id, about={"rows": len(found), "linked": len(joined)})


def join(
    known: Schema,
    run: LinkRun,
    linked: Sequence[tuple[Row, UUID]],
    present: dict[UUID, reading.Present],
    now: datetime,
) -> dict[UUID, datetime]:
    """State what linked rows say and keep the differences; the moments of the statements by subject."""
    said = [
        stating.Said(subject, row.values, row.day or run.valid_from or today(), _proven(row, subject))
        for row, subject in linked
    ]  # fmt: skip
    moments = stating.state(known, run.source, said, run.org_id, now)
    _note_differences(known, run, linked, present, now)
    return moments


def _note_differences(
    known: Schema,
    run: LinkRun,
    linked: Sequence[tuple[Row, UUID]],
    present: dict[UUID, reading.Present],
    now: datetime,
) -> None:
    """Add the differences of these rows, and let those go that are none any more; three statements for all."""
    agreeing: dict[UUID, set[str]] = {}
    found: list[Difference] = []
    for row, subject in linked:
        held = present.get(subject, reading.Present(NOWHERE))
        _own, said = stating.split(known, run.source, row.values, proven=_proven(row, subject))
        apart, agreeing[subject] = differences(known, said, held.values)
        found += [_difference(known, run, row, subject, held.division or NOWHERE, one, now) for one in apart.items()]
    open_ones = Difference.objects.filter(
        register=known.code, source=run.source, subject_id__in=list(agreeing), state="open"
    ).values_list("id", "subject_id", "field")
    gone = [one for one, subject, field in open_ones if field in agreeing[subject]]
    if gone:
        Difference.objects.filter(id__in=gone).update(state="gone")
    Difference.objects.bulk_create(found, ignore_conflicts=True)


def _proven(row: Row, subject: UUID) -> bool:
    return row.subject_id == subject


def _difference(
    known: Schema, run: LinkRun, row: Row, subject: UUID, division: str, apart: tuple[str, str], now: datetime
) -> Difference:
    code, kind = apart
    return Difference(
        register=known.code, subject_id=subject, source=run.source, field=code, kind=kind, division=division,
        org_id=organisation_for(run.source, division).id,
        holder_org_id=organisation_for(known.fields[code].source, division).id,
        run_id=run.id, number=row.number, found_at=now,
    )  # fmt: skip


class _Offices:
    """Which office of the source looks at a row: the one that handed the file over; for a file of the whole province
    the one in the county of the record that is most like it."""

    def __init__(self, run: LinkRun, divisions: dict[UUID, str]) -> None:
        self._run, self._divisions = run, divisions

    def division(self, one: Found) -> str:
        subject = one.subject_id or (one.pairs[0].subject_id if one.pairs else None)
        return self._divisions.get(subject, "") if subject else ""

    def office(self, one: Found) -> UUID | None:
        division = self.division(one)
        if self._run.within or not division or one.decision.state == UNFOUND:
            return self._run.org_id
        return organisation_for(self._run.source, division).id


def _row(run: LinkRun, one: Found, offices: _Offices, moments: dict[UUID, datetime], now: datetime) -> LinkRow:
    linked = one.decision.state in (EXACT, LINKED) and one.subject_id is not None
    notes = "".join(f"（{note}）" for note in one.row.notes)
    return LinkRow(
        run_id=run.id, number=one.row.number, register=run.register, source=run.source, org_id=offices.office(one),
        division=offices.division(one), state=one.decision.state, subject_id=one.subject_id if linked else None,
        certainty=1.0 if one.decision.state == EXACT else one.pairs[0].certainty if one.pairs else 0.0,
        reason=one.decision.reason + notes, sealed=sealed(run.id, one.row),
        linked_at=moments[one.subject_id] if linked and one.subject_id else None, decided_at=now,
    )  # fmt: skip


def _pairs(run: LinkRun, found: Iterable[Found], offices: _Offices) -> list[LinkPair]:
    return [
        LinkPair(
            run_id=run.id, number=one.row.number, subject_id=pair.subject_id, org_id=offices.office(one), place=place,
            certainty=pair.certainty, weight=pair.weight, evidence={k: list(v) for k, v in pair.evidence.items()},
        )
        for one in found
        if one.decision.state != UNFOUND
        for place, pair in enumerate(one.pairs, 1)
    ]  # fmt: skip


def _note_readings(run: LinkRun, known: Schema, subjects: Iterable[UUID], now: datetime) -> None:
    Reading.objects.bulk_create(
        Reading(
            subject_id=subject, register=known.code, fields=list(known.register.linking), kind="system",
            outcome="compared", automatic=True, purpose=PURPOSE, account_id=run.account_id, org_id=run.org_id, at=now,
        )
        for subject in subjects
    )  # fmt: skip


def sealed(run_id: UUID, row: Row) -> bytes | None:
    """A row's values as they are kept, bound to the run and the number; None for a row that could not be read."""
    if row.bad:
        return None
    kept: dict[str, Any] = {"values": row.values, "typed": row.typed, "day": row.day.isoformat() if row.day else None}
    return seal(json.dumps(kept, ensure_ascii=False), f"registers_link_row:{run_id.hex}:{row.number}")


def opened(one: LinkRow) -> Row:
    """The row as it was read, for whoever may see it."""
    row = Row(one.number)
    if one.sealed is not None:
        kept = json.loads(unseal(bytes(one.sealed), f"registers_link_row:{one.run_id.hex}:{one.number}"))
        row.values, row.typed = kept["values"], kept["typed"]
        row.day = datetime.fromisoformat(kept["day"]).date() if kept["day"] else None
    return row
