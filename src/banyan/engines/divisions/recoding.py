"""What lies within a merged division gets new codes under the one that it joins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from banyan.engines.divisions.models import DivisionRecord, OrganisationRecord
from banyan.kernel.errors import Conflict
from banyan.kernel.ids import uuid7
from banyan.standards.division import prefix_of


def move(old: DivisionRecord, target: DivisionRecord, on: date, document: str) -> Iterator[tuple[str, str]]:
    """Move everything within `old` to `target`; gives each old code with its new one, `old` itself first.

    A child keeps its own digits where they are free under `target`, else it gets the next free number of its
    hundred (街道 0xx, 镇 1xx, 乡 2xx, others 4xx and up), as the statistical coding has it.
    """
    yield old.code, target.code
    taken = _own_digits(target)
    for child in DivisionRecord.objects.filter(parent=old.code, valid_to__isnull=True).order_by("code"):
        own = _free(_own(child.code, old.code), taken)
        taken.add(own)
        fresh = f"{prefix_of(target.code)}{own}".ljust(12, "0")
        yield from _recode(child, fresh, target, on, document)


def _own(code: str, above: str) -> str:
    return prefix_of(code)[len(prefix_of(above)) :]


def _own_digits(target: DivisionRecord) -> set[str]:
    below = DivisionRecord.objects.filter(parent=target.code).values_list("code", flat=True)
    return {_own(code, target.code) for code in below}


def _free(own: str, taken: set[str]) -> str:
    if own not in taken:
        return own
    first = int(own) // 100 * 100 if len(own) == 3 else 0
    for number in range(first + 1, 10 ** len(own)):
        if (candidate := str(number).zfill(len(own))) not in taken:
            return candidate
    raise Conflict("并入后的代码已经用完，请先调整下一级行政区划。")


def _recode(
    record: DivisionRecord, fresh: str, above: DivisionRecord, on: date, document: str
) -> Iterator[tuple[str, str]]:
    """End `record` under its old code and begin it under `fresh`; the same for all that lies within."""
    yield record.code, fresh
    within = list(DivisionRecord.objects.filter(parent=record.code, valid_to__isnull=True).order_by("code"))
    earlier = record.code
    DivisionRecord.objects.filter(id=record.id).update(valid_to=on)
    record.id, record.code, record.parent = uuid7(), fresh, above.code
    record.full_name, record.valid_from, record.document = f"{above.full_name}{record.name}", on, document
    record.save(force_insert=True)
    OrganisationRecord.objects.filter(division=earlier, dissolved_on__isnull=True).update(division=fresh)
    for child in within:
        own = _own(child.code, earlier)
        yield from _recode(child, f"{prefix_of(fresh)}{own}".ljust(12, "0"), record, on, document)
