"""Divisions down to the township and all organisations, kept in each process and read anew after a change.

Every `CHECK_EVERY` seconds one small query compares the state's token. A thread that changes divisions reads its
own picture until its transaction is settled, so that a rollback leaves no false picture behind.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from banyan.engines.divisions.models import DivisionRecord, OrganisationRecord, State
from banyan.engines.divisions.records import Division, Organisation
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards.division import Level

CHECK_EVERY = 10.0
"""Seconds."""

DIVISION_COLUMNS: Final = (
    "code", "name", "full_name", "level", "parent", "valid_from", "valid_to", "sort_key", "site", "zone",
    "governed", "document",
)  # fmt: skip
ORGANISATION_COLUMNS: Final = (
    "id", "uscc", "name", "short_name", "department", "division", "level", "uscc_generated", "founded_on",
    "dissolved_on", "successor_id",
)  # fmt: skip


@dataclass
class Tree:
    """What a process keeps: `periods` are all stretches of a code, the latest last."""

    token: UUID | None
    periods: dict[str, tuple[Division, ...]] = field(default_factory=dict)
    below: dict[str, tuple[Division, ...]] = field(default_factory=dict)
    sites: dict[str, Division] = field(default_factory=dict)
    organisations: dict[UUID, Organisation] = field(default_factory=dict)
    offices: dict[tuple[str, str], tuple[Organisation, ...]] = field(default_factory=dict)


_lock = threading.Lock()
_shared: Tree | None = None
_checked = float("-inf")
_own = threading.local()


def tree() -> Tree:
    """The divisions and organisations as they stand for this thread."""
    global _shared, _checked
    if getattr(_own, "changed", False):
        if mine := _in_this_transaction():
            return mine
        _settled()
    kept = _shared
    if kept is not None and time.monotonic() - _checked < CHECK_EVERY:
        return kept
    with _lock, acting_as(SYSTEM):
        token = _token()
        if _shared is None or _shared.token != token:
            _shared = _read(token)
        _checked = time.monotonic()
        return _shared


def changed() -> None:
    """This thread has changed something in its transaction: give the state a new token, and read anew."""
    _own.token, _own.tree, _own.changed = uuid7(), None, True
    State.objects.filter(id=1).update(token=_own.token)
    transaction.on_commit(_settled)


def _in_this_transaction() -> Tree | None:
    """The picture within the transaction that changed it; None once that was rolled back."""
    with acting_as(SYSTEM):
        if _token() != _own.token:
            return None
        if _own.tree is None:
            _own.tree = _read(_own.token)
        picture: Tree = _own.tree
        return picture


def _settled() -> None:
    """The change was committed or rolled back: what all threads share is read anew if its token says so."""
    global _checked
    _own.changed, _own.tree, _checked = False, None, float("-inf")


def _token() -> UUID | None:
    return State.objects.filter(id=1).values_list("token", flat=True).first()


def division_of(values: tuple[Any, ...]) -> Division:
    """A division from the values of `DIVISION_COLUMNS`."""
    code, name, full_name, level, *rest = values
    return Division(code, name, full_name, Level(level), *rest)


def organisation_of(values: tuple[Any, ...]) -> Organisation:
    """An organisation from the values of `ORGANISATION_COLUMNS`."""
    id_, uscc, name, short_name, department, division, level, *rest = values
    return Organisation(id_, uscc, name, short_name, department, division, Level(level), *rest)


def _read(token: UUID | None) -> Tree:
    read = Tree(token)
    _read_divisions(read)
    _read_organisations(read)
    return read


def _read_divisions(read: Tree) -> None:
    rows = DivisionRecord.objects.filter(level__lt=Level.VILLAGE).order_by(
        "sort_key", "code", F("valid_to").asc(nulls_last=True)
    )
    periods: dict[str, list[Division]] = defaultdict(list)
    below: dict[str, list[Division]] = defaultdict(list)
    for values in rows.values_list(*DIVISION_COLUMNS).iterator(chunk_size=5000):
        one = division_of(values)
        periods[one.code].append(one)
        below[one.parent].append(one)
        if one.site and not one.ended:
            read.sites[one.site] = one
    read.periods = {
        code: tuple(sorted(them, key=lambda one: (one.valid_to is None, one.valid_to))) if len(them) > 1 else (them[0],)
        for code, them in periods.items()
    }
    read.below = {code: tuple(them) for code, them in below.items()}


def _read_organisations(read: Tree) -> None:
    offices: dict[tuple[str, str], list[Organisation]] = defaultdict(list)
    rows = OrganisationRecord.objects.order_by("uscc").values_list(*ORGANISATION_COLUMNS)
    for values in rows.iterator(chunk_size=5000):
        one = organisation_of(values)
        read.organisations[one.id] = one
        if one.dissolved_on is None:
            offices[one.division, one.department].append(one)
    read.offices = {key: tuple(them) for key, them in offices.items()}
