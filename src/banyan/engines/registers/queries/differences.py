"""Where a department's own record of a thing differs from what its source says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.queries.results import Fact


@dataclass(frozen=True, slots=True)
class Difference:
    """What the source says of a field, and what another department has of it."""

    field: str
    title: str
    stated: Fact
    other: Fact


def differences_of(known: Schema, facts: Mapping[str, Fact]) -> tuple[Difference, ...]:
    """The differences among the facts of one record, as far as they are at hand."""
    return tuple(_differing(known, facts.values(), facts))


def _differing(known: Schema, found: Iterable[Fact], facts: Mapping[str, Fact]) -> Iterable[Difference]:
    for one in found:
        source = facts.get(one.field.mirrors) if one.field.mirrors else None
        if source is not None and _plain(source.kept) != _plain(one.kept):
            yield Difference(source.field.code, source.title, source, one)


def _plain(kept: object) -> str:
    """Without what does not tell things apart: spaces and the width of brackets."""
    return str(kept).replace(" ", "").replace("（", "(").replace("）", ")")
