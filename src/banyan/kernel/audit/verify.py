"""Verifying the chain: which row was changed, removed, put in or exchanged, and which seal is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from banyan.kernel.audit.digest import LENGTH, row_digest, seal_digest
from banyan.kernel.audit.seal import select_rows
from banyan.kernel.models import AuditSeal
from banyan.kernel.principal import SYSTEM, acting_as


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: `kind` is changed, missing, added, exchanged, seal-broken or seal-missing."""

    kind: str
    seal: int
    row_id: int | None
    sentence: str


def verify(looked_at: Callable[[int], None] = lambda lines: None) -> Iterator[Finding]:
    """Go through the chain from its beginning; yields nothing when all is as it was sealed.

    `looked_at` is told after each seal how many lines it held.
    """
    with acting_as(SYSTEM):
        previous, expected, horizon = b"", 1, 0
        for seal in AuditSeal.objects.order_by("number").iterator(chunk_size=50):
            while expected < seal.number:
                yield Finding("seal-missing", expected, None, f"第 {expected} 号封条不见了。")
                expected += 1
            yield from _check_seal(seal, previous, horizon)
            yield from _check_rows(seal)
            previous, expected, horizon = bytes(seal.digest), seal.number + 1, seal.to_tx
            looked_at(len(seal.row_ids))


def _check_seal(seal: AuditSeal, previous: bytes, horizon: int) -> Iterator[Finding]:
    digest = seal_digest(
        seal.number, seal.from_tx, seal.to_tx, seal.row_ids, bytes(seal.row_digests), bytes(seal.previous)
    )
    if digest != bytes(seal.digest) or bytes(seal.previous) != previous or seal.from_tx != horizon:
        yield Finding("seal-broken", seal.number, None, f"第 {seal.number} 号封条被改过。")


def _check_rows(seal: AuditSeal) -> Iterator[Finding]:
    packed = bytes(seal.row_digests)
    sealed = {row_id: packed[place * LENGTH : (place + 1) * LENGTH] for place, row_id in enumerate(seal.row_ids)}
    owner_of = {digest: row_id for row_id, digest in sealed.items()}
    found = {row[0]: row for row in select_rows(seal.from_tx, seal.to_tx)}
    for row_id, digest in sealed.items():
        if row_id not in found:
            yield Finding("missing", seal.number, row_id, f"第 {row_id} 行不见了。")
        elif row_digest(found[row_id]) != digest:
            yield _changed(seal.number, row_id, owner_of, found[row_id])
    for row_id in found.keys() - sealed.keys():
        yield Finding("added", seal.number, row_id, f"第 {row_id} 行是封存以后塞进去的。")


def _changed(seal: int, row_id: int, owner_of: dict[bytes, int], row: tuple[object, ...]) -> Finding:
    for other in owner_of.values():
        if other != row_id and owner_of.get(row_digest((other, *row[1:]))) == other:
            return Finding("exchanged", seal, row_id, f"第 {row_id} 行和第 {other} 行对调过。")
    return Finding("changed", seal, row_id, f"第 {row_id} 行被改过。")
