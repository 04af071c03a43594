"""What keepers see of the linkage: runs, rows that wait, one candidate side by side, the result as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.importing import sealed_file
from banyan.engines.registers.importing.columns import quoted
from banyan.engines.registers.importing.sheets import open_sheet
from banyan.engines.registers.linkage import reading
from banyan.engines.registers.linkage.deciding import OPEN, STATES, TITLES, Pair
from banyan.engines.registers.linkage.models import LinkPair, LinkRow, LinkRun
from banyan.engines.registers.linkage.recording import opened
from banyan.engines.registers.linkage.slots import slots_of
from banyan.engines.registers.models import Reading
from banyan.engines.registers.policies import LINK, readable
from banyan.engines.registers.types import CitizenNumber, Telephone
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.models import Job
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as, current

LOOK = "多源比对：人工核对候选"

_PARTS: dict[str, tuple[str, ...]] = {
    "name": ("name",), "birth": ("birth",), "sex": ("sex",), "place": ("place", "place2", "address", "address2"),
    "phone": ("phone",), "number": ("number",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A run with its job's progress, and the figures when it has ended."""

    id: UUID
    register: str
    source: str
    title: str
    state: str
    message: str
    done: int
    total: int | None
    bad: int
    started_at: datetime
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PartInfo:
    """One part of a comparison: what both sides say, how alike in a word, its kind, and its weight."""

    title: str
    said: str
    held: str
    word: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class CandidateInfo:
    """A record that the row may be about."""

    subject_id: UUID
    certainty: float
    weight: float
    parts: tuple[PartInfo, ...]


@dataclass(frozen=True, slots=True)
class RowInfo:
    """A row of a file with its state and reason; its candidates when it was opened."""

    run_id: UUID
    number: int
    register: str
    source: str
    state: str
    reason: str
    certainty: float
    candidates: tuple[CandidateInfo, ...] = ()


def run_of(run_id: UUID) -> RunInfo:
    """A run of one's own office; NotFound otherwise."""
    run = LinkRun.objects.filter(id=run_id).first()
    if run is None:
        raise NotFound("没有找到这次比对。")
    return _infos([run])[0]


def runs_of(register: str, limit: int = 20) -> tuple[RunInfo, ...]:
    """The runs of one's own offices, newest first."""
    return _infos(LinkRun.objects.filter(register=register).order_by("-started_at")[:limit])


def rows_of(run_id: UUID, states: Sequence[str], limit: int = 100) -> tuple[RowInfo, ...]:
    """The first rows of a run in these states."""
    found = LinkRow.objects.filter(run_id=run_id, state__in=states).order_by("number")[:limit]
    return tuple(_row(one) for one in found)


def waiting_rows(org_ids: Sequence[UUID]) -> int:
    """How many candidates wait for these offices; one statement."""
    return LinkRow.objects.filter(org_id__in=org_ids, state__in=OPEN).count() if org_ids else 0


def next_waiting(register: str, after: tuple[UUID, int] | None = None) -> tuple[UUID, int] | None:
    """The next row that waits for a person: those nobody looked at first; `after` is the one just seen."""
    rows = LinkRow.objects.filter(register=register, org_id__in=current().org_ids)
    for state in OPEN:
        found = rows.filter(state=state).order_by("run_id", "number")
        for run_id, number in found.values_list("run_id", "number")[:2]:
            if (run_id, number) != after:
                return run_id, number
    return None


def candidate(run_id: UUID, number: int) -> RowInfo:
    """A row beside the records that it may be about. Each record is a reading, which the person sees.

    What the reader may not read of the register is masked; the words of the evidence stand beside it.
    """
    row = LinkRow.objects.filter(run_id=run_id, number=number).first()
    if row is None:
        raise NotFound("没有找到这一行，或者它由别的部门比对。")
    known = schema(row.register)
    require(LINK, (known, row.source))
    pairs = list(LinkPair.objects.filter(run_id=run_id, number=number).order_by("place"))
    codes = list(slots_of(known).fields.values())
    present = reading.some(known, codes, [pair.subject_id for pair in pairs])
    _note(known, row, [pair.subject_id for pair in pairs], codes)
    clear = set(readable(current(), known, Purpose(LOOK)))
    shown = tuple(_candidate(known, row, pair, present, clear) for pair in pairs)
    return _row(row, shown)


def run_register(run_id: UUID, number: int) -> str:
    """The register that a row of one's own office is linked to; NotFound otherwise."""
    found = LinkRow.objects.filter(run_id=run_id, number=number).values_list("register", flat=True).first()
    if found is None:
        raise NotFound("没有找到这一行，或者它由别的部门比对。")
    return str(found)


def values_of(run_id: UUID, number: int) -> list[tuple[str, str]]:
    """What the file says in a row, in full: it is the reader's own file. Titles and texts."""
    row = LinkRow.objects.filter(run_id=run_id, number=number).first()
    if row is None:
        raise NotFound("没有找到这一行，或者它由别的部门比对。")
    known = schema(row.register)
    require(LINK, (known, row.source))
    said = opened(row)
    shown = [(known.key.title, said.typed)] if said.typed else []
    return shown + [(known.fields[code].title, known.fields[code].type.show(one)) for code, one in said.values.items()]


@contextmanager
def result_rows(run_id: UUID) -> Iterator[Iterator[tuple[str, ...]]]:
    """The whole result: number, outcome, reason and certainty before the file's own columns. No number of anybody whom
    the file did not name is given away."""
    run = LinkRun.objects.filter(id=run_id).first()
    if run is None:
        raise NotFound("没有找到这次比对。")
    require(LINK, (schema(run.register), run.source))
    with acting_as(SYSTEM):
        rows = LinkRow.objects.filter(run_id=run_id).values_list("number", "state", "reason", "certainty")
        kept = {number: (state, reason, sure) for number, state, reason, sure in rows.iterator(chunk_size=5000)}
    with sealed_file.opened(run.digest) as file:
        sheet = open_sheet(file)

        def told() -> Iterator[tuple[str, ...]]:
            yield ("行号", "结果", "理由", "把握", *(quoted(heading) for heading in sheet.headings))
            for number, cells in sheet.rows:
                if number in kept:
                    state, reason, certainty = kept[number]
                    sure = f"{100 * certainty:.1f}%" if certainty else ""
                    yield (str(number), STATES[state], reason, sure, *(quoted(str(cell)) for cell in cells))

        yield told()


def _infos(runs: Any) -> tuple[RunInfo, ...]:
    listed = list(runs)
    with acting_as(SYSTEM):
        jobs = {job.id: job for job in Job.objects.filter(id__in=[run.job_id for run in listed])}
    return tuple(
        RunInfo(
            run.id, run.register, run.source, job.title, job.state, job.message, job.done, job.total, job.bad,
            run.started_at, run.summary,
        )
        for run in listed
        if (job := jobs.get(run.job_id)) is not None
    )  # fmt: skip


def _row(row: LinkRow, candidates: tuple[CandidateInfo, ...] = ()) -> RowInfo:
    return RowInfo(row.run_id, row.number, row.register, row.source, row.state, row.reason, row.certainty, candidates)


def _candidate(
    known: Schema, row: LinkRow, pair: LinkPair, present: dict[UUID, reading.Present], clear: set[str]
) -> CandidateInfo:
    said, slots = opened(row), slots_of(known)
    held = present.get(pair.subject_id, reading.Present()).values
    evidence = Pair(pair.subject_id, pair.certainty, pair.weight, pair.evidence)

    def masked(code: str) -> str:
        value = held.get(code)
        field = known.fields[code]
        if value is None:
            return ""
        hidden = isinstance(field.type, (CitizenNumber, Telephone)) or code not in clear
        return field.mask(value) if hidden else field.type.show(value)

    def mine(code: str) -> str:
        value = said.typed if code == known.register.key else said.values.get(code)
        return (
            ""
            if value in (None, "")
            else str(value)
            if code == known.register.key
            else known.fields[code].type.show(value)
        )

    parts = []
    for part, names in _PARTS.items():
        codes = [slots.code(name) for name in names if slots.code(name)]
        texts = [list(dict.fromkeys(filter(None, map(show, codes)))) for show in (mine, masked)]
        if any(texts):
            word, weight = pair.evidence.get(part, ("缺", 0.0))
            parts.append(
                PartInfo(TITLES[part], "；".join(texts[0]), "；".join(texts[1]), word, evidence.kind(part), weight)
            )
    return CandidateInfo(pair.subject_id, pair.certainty, pair.weight, tuple(parts))


def _note(known: Schema, row: LinkRow, subjects: Sequence[UUID], codes: list[str]) -> None:
    who = current()
    with acting_as(SYSTEM):
        Reading.objects.bulk_create(
            Reading(
                subject_id=subject, register=known.code, fields=codes, kind="servant", outcome="compared",
                automatic=False, purpose=LOOK, account_id=who.account_id, org_id=row.org_id, at=clock.now(),
            )
            for subject in subjects
        )  # fmt: skip
