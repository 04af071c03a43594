"""Partitioned tables, for whatever grows with population or time.

The model has a `CompositePrimaryKey` that holds the partition column; rows of other tables point to it by a
plain UUID column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import migrations

from banyan.kernel.isolation import APP_ROLE

#: The six-digit prefixes' first four digits of Fujian's province level and nine cities; Pingtan is in Fuzhou's.
CITY_PREFIXES = ("3500", "3501", "3502", "3503", "3504", "3505", "3506", "3507", "3508", "3509")


def by_city(column: str = "city") -> Partitioning:
    """One partition for the province level, one for each city, one for the rest; the column is char(4)."""
    parts = [(prefix, f"FOR VALUES IN ('{prefix}')") for prefix in CITY_PREFIXES]
    return Partitioning(f"LIST ({column})", [*parts, ("other", "DEFAULT")])


def by_hash(column: str, count: int = 8) -> Partitioning:
    """`count` partitions by the hash of a column."""
    parts = [(f"h{n}", f"FOR VALUES WITH (MODULUS {count}, REMAINDER {n})") for n in range(count)]
    return Partitioning(f"HASH ({column})", parts)


class Partitioning:
    """How a table is divided: the clause after PARTITION BY, and each part's name and bounds."""

    def __init__(self, clause: str, parts: Sequence[tuple[str, str]]) -> None:
        self.clause = clause
        self.parts = tuple(parts)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "banyan.kernel.partitions.Partitioning", [self.clause, list(self.parts)], {}


class CreatePartitionedModel(migrations.CreateModel):
    """`CreateModel` for a partitioned table. Put it by hand in place of the generated `CreateModel`.

    The parts themselves are out of the application's reach: only the whole table carries the isolation.
    """

    def __init__(self, *args: Any, partitioning: Partitioning, **kwargs: Any) -> None:
        self.partitioning = partitioning
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, args, kwargs = super().deconstruct()
        return name, args, {**kwargs, "partitioning": self.partitioning}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        plain = schema_editor.sql_create_table
        schema_editor.sql_create_table = f"{plain} PARTITION BY {self.partitioning.clause}"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = plain
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        for part, bounds in self.partitioning.parts:
            schema_editor.execute(f'CREATE TABLE "{table}_{part}" PARTITION OF "{table}" {bounds}', params=None)
            schema_editor.execute(f'REVOKE ALL ON "{table}_{part}" FROM {APP_ROLE}', params=None)
