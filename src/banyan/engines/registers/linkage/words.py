"""What each department says of one subject today: the one that answers for a field, and those whose files speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.registers.contents import unpack
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.stating.rows import ALWAYS, SAID
from banyan.kernel.clock import today
from banyan.kernel.principal import SYSTEM, acting_as

_BOTH = (
    "SELECT source, plain, sealed FROM registers_statement WHERE subject_id = %s AND register = %s AND known_to = %s"
    " AND valid_from <= %s AND valid_to > %s"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Values by source label and field code."""

    known: Schema
    by_source: dict[str, dict[str, Any]]

    def held(self, field: str) -> Any:
        """What the responsible department says; None when nothing."""
        return self.by_source.get(self.known.fields[field].source.code, {}).get(field)

    def said(self, source: str, field: str) -> Any:
        """What another source's linked file says; None when nothing."""
        return self.by_source.get(f"{SAID}{source}", {}).get(field)

    def sources(self) -> list[str]:
        """The sources whose linked files say something of this subject."""
        return [label.removeprefix(SAID) for label in self.by_source if label.startswith(SAID)]


def words_of(known: Schema, subject_id: UUID, fields: Sequence[str]) -> Words:
    """Everything that is said today of these fields, read as the platform; whoever shows it asks what may be shown and
    records the reading."""
    day = today()
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(_BOTH, [subject_id, known.code, ALWAYS, day, day])
        rows = cursor.fetchall()
    by_source: dict[str, dict[str, Any]] = {}
    for source, plain, sealed in rows:
        values = unpack(known, subject_id, plain, sealed)
        by_source[source] = {code: values[code] for code in fields if code in values}
    return Words(known, by_source)
