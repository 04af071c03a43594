"""The long job: batch by batch, each with its checkpoint in the same transaction, so that a kill costs one batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from banyan.engines.registers.actions.loading import BATCH, load_batch
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.importing import TASK
from banyan.engines.registers.importing.columns import columns, incoming
from banyan.engines.registers.importing.sealed_file import opened
from banyan.engines.registers.importing.sheets import open_sheet
from banyan.engines.registers.incoming import BadRow, Incoming
from banyan.kernel.jobs import Progress, task


@task(TASK)
def run(
    progress: Progress,
    *,
    register: str,
    source: str,
    digest: str,
    office: str | None,
    valid_from: str | None,
    within: list[str],
) -> None:
    """Load a file that was handed over, from where the last run stopped."""
    known = schema(register)
    with opened(digest) as file:
        sheet = open_sheet(file)
        if sheet.total is not None:
            progress.total(sheet.total)
        fit = columns(known, source, sheet.headings)
        after = int(progress.state.get("row", 1))
        taken = int(progress.state.get("taken", 0))
        for batch in _batches(incoming(sheet, fit, after)):
            good = [row for row in batch if isinstance(row, Incoming)]
            bad = [row for row in batch if isinstance(row, BadRow)]
            with transaction.atomic():
                if good:
                    report = load_batch(
                        register,
                        good,
                        source=source,
                        valid_from=date.fromisoformat(valid_from) if valid_from else None,
                        org_id=UUID(office) if office else None,
                        within=tuple(within),
                    )
                    bad += report.bad
                    taken += report.taken
                progress.bad_rows(_by_row(known, bad))
                progress.checkpoint({"row": batch[-1].number, "taken": taken})
                progress.advance(len(batch), f"已入库 {taken:,} 行")
    progress.result(taken=taken)


def _by_row(known: Schema, bad: Iterable[BadRow]) -> list[tuple[int, str, str, dict[str, Any]]]:
    """One entry a row, in order: its fields at fault by name, and its reasons together. No values are kept here."""
    rows: dict[int, list[BadRow]] = {}
    for one in bad:
        rows.setdefault(one.number, []).append(one)
    return [
        (
            number,
            "、".join(known.fields[one.field].title if one.field in known.fields else one.field for one in faults),
            "".join(one.reason for one in faults),
            {},
        )
        for number, faults in sorted(rows.items())
    ]


def _batches(rows: Iterable[Incoming | BadRow]) -> Iterator[list[Incoming | BadRow]]:
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        yield batch
