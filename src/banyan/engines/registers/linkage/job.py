"""The long job: the file and the register go to the matching process; what it finds is kept batch by batch.

Broken off, it begins anew with the same seed and keeps nothing twice: `LinkRun.reached` moves with each batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Any, BinaryIO
from uuid import UUID

from django.db.models import Count
from django.utils.functional import cached_property

from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.events import SourceLinked
from banyan.engines.registers.importing import sealed_file
from banyan.engines.registers.importing.sheets import Sheet, open_sheet
from banyan.engines.registers.linkage import TASK, measuring, reading
from banyan.engines.registers.linkage.columns import Row, columns, rows
from banyan.engines.registers.linkage.deciding import BAD, EXACT, LINKED, UNFOUND, Decision, Pair, decide
from banyan.engines.registers.linkage.models import LinkRow, LinkRun
from banyan.engines.registers.linkage.process import Broken, Matcher, matching
from banyan.engines.registers.linkage.recording import Found, note_reading, record
from banyan.engines.registers.linkage.slots import Slots, slots_of
from banyan.engines.registers.linkage.sounds import near_of
from banyan.engines.registers.policies import LINK
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.jobs import Progress, task
from banyan.kernel.principal import SYSTEM, acting_as

SEED = 2011
BATCH = 500
STAGES = {"training": "正在看数据本身学会怎样算像", "linking": "正在比对"}


@task(TASK)
def run(progress: Progress, *, register: str, source: str, run_id: str) -> None:
    """Link a file that was handed over, from where the last run stopped."""
    link = LinkRun.objects.get(id=run_id)
    work = Linking(link, progress)
    with matching(seed=SEED) as matcher:
        try:
            work.feed(matcher)
            work.keep(matcher)
        except Broken as error:
            raise Invalid(f"比对的进程中断了（{error}）。可以再交一次同一份文件，从停下的地方接着做。") from error
    work.end(matcher)


class Linking:
    """One run at work."""

    def __init__(self, link: LinkRun, progress: Progress) -> None:
        self.link, self.progress = link, progress
        self.known: Schema = schema(link.register)
        self.truths: Counter[str] = Counter()
        self.records = 0

    @cached_property
    def slots(self) -> Slots:
        return slots_of(self.known)

    def feed(self, matcher: Matcher) -> None:
        """Give the rows that no number settles, and the records that they may be about."""
        with sealed_file.opened(self.link.digest) as file:
            sheet = self._sheet(file)
            if sheet.total is not None:
                self.progress.total(len(self.link.numbers) if self.link.numbers else sheet.total)
            for batch in self._batches(sheet):
                exact = self._exact(batch)
                asked = [row for row in batch if not row.bad and row.number not in exact]
                matcher.give("file", [str(row.number) for row in asked], [self._slots(row) for row in asked])
        codes = list(self.slots.fields.values())
        for found in reading.everybody(self.known, codes, self.link.within):
            matcher.give(
                "register", [subject.hex for subject, _ in found], [self.slots.of(values) for _, values in found]
            )
            self.records += len(found)
            self.progress.advance(0, f"已读取登记库 {self.records:,} 条")
        note_reading(run_id=self.link.id, records=self.records)

    def keep(self, matcher: Matcher) -> None:
        """Keep what becomes of each row, in the order of the file."""
        found = _by_row(matcher.go(lambda stage: self.progress.advance(0, STAGES.get(stage, ""))))
        waiting = next(found, None)
        with sealed_file.opened(self.link.digest) as file:
            for batch in self._batches(self._sheet(file)):
                exact = self._exact(batch)
                kept: list[Found] = []
                for row in batch:
                    pairs: list[Pair] = []
                    while waiting is not None and waiting[0] <= row.number:
                        pairs = waiting[1] if waiting[0] == row.number else []
                        waiting = next(found, None)
                    kept.append(self._found(row, exact, pairs))
                new = [one for one in kept if one.row.number > self.link.reached]
                if new:
                    record(run_id=self.link.id, found=new, reached=new[-1].row.number)
                    self.progress.bad_rows([(one.row.number, "", one.row.bad, {}) for one in new if one.row.bad])
                self.truths.update(measuring.judged(self.known, kept))
                self.progress.advance(len(batch), "正在记下结果")
        for _ in found:
            continue

    def end(self, matcher: Matcher) -> None:
        """Leave the figures for whoever waits for them."""
        close(run_id=self.link.id, matching=matcher.summary, truths=dict(self.truths), records=self.records)
        with acting_as(SYSTEM):
            self.progress.result(**LinkRun.objects.values_list("summary", flat=True).get(id=self.link.id))

    def _sheet(self, file: BinaryIO) -> Sheet:
        return open_sheet(file)

    def _batches(self, sheet: Sheet) -> Iterator[list[Row]]:
        only = set(self.link.numbers) if self.link.numbers else None
        stream = rows(self.known, self.link.source, sheet, columns(self.known, sheet.headings))
        wanted = (row for row in stream if only is None or row.number in only)
        while batch := list(islice(wanted, BATCH)):
            yield batch

    def _exact(self, batch: Iterable[Row]) -> dict[int, UUID]:
        """The rows whose number the register has under this name, or one that sounds like it, within the divisions."""
        numbered = {row.number: row for row in batch if row.subject_id and not row.bad}
        name = self.known.register.name
        subjects = [row.subject_id for row in numbered.values() if row.subject_id]
        present = reading.some(self.known, [name, self.known.register.place], subjects)
        exact: dict[int, UUID] = {}
        for number, row in numbered.items():
            one = present.get(row.subject_id) if row.subject_id else None
            if one is None or row.subject_id is None or not self._here(one):
                continue
            if near_of(str(one.values.get(name, ""))) == near_of(str(row.values[name])):
                exact[number] = row.subject_id
        return exact

    def _here(self, one: reading.Present) -> bool:
        return not self.link.within or one.division.startswith(tuple(self.link.within))

    def _slots(self, row: Row) -> dict[str, Any]:
        return {**self.slots.of(row.values), "number": row.typed or None}

    def _found(self, row: Row, exact: dict[int, UUID], pairs: list[Pair]) -> Found:
        if row.bad:
            return Found(row, Decision(BAD, row.bad))
        if row.number in exact:
            reason = f"{self.known.key.title}与库里一致，姓名也对得上。"
            return Found(row, Decision(EXACT, reason), (), exact[row.number])
        decision = decide(pairs)
        linked = pairs[0].subject_id if decision.state == LINKED else None
        return Found(row, decision, () if decision.state == UNFOUND else pairs, linked)


@action("registers.linkage.end", title="比对完成")
def close(act: Act, *, run_id: UUID, matching: dict[str, Any], truths: dict[str, int], records: int) -> None:
    """Keep the figures of the whole run, and tell whoever waits for it."""
    link = LinkRun.objects.get(id=run_id)
    act.require(LINK, (schema(link.register), link.source))
    with acting_as(SYSTEM):
        counted = LinkRow.objects.filter(run_id=run_id).values_list("state").annotate(Count("number"))
        states: dict[str, int] = dict(counted)
        figures = measuring.figures(truths) if truths else {}
        link.summary = {"states": states, "records": records, "matching": matching, **figures}
        link.save(update_fields=["summary"])
    act.touched("link", link.id, org_id=link.org_id, about={"states": states, "records": records})
    act.emit(
        SourceLinked(
            run_id=link.id, register_code=link.register, source=link.source, account_id=link.account_id,
            org_id=link.org_id,
        )
    )  # fmt: skip


def _by_row(batches: Iterable[list[dict[str, Any]]]) -> Iterator[tuple[int, list[Pair]]]:
    told = (pair for batch in batches for pair in batch)
    number: Callable[[dict[str, Any]], int] = lambda pair: pair["row"]  # noqa: E731
    for row, pairs in groupby(told, key=number):
        yield (
            row,
            [
                Pair(UUID(one["subject"]), one["certainty"], one["weight"], one["evidence"], one["rival"])
                for one in pairs
            ],
        )
