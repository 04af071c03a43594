"""Two tables in memory: the rows of the file and the records of the register, in the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow

from banyan.engines.registers.linkage.sounds import near_of, sound_of

TEXTS = ("name", "birth", "sex", "place", "place2", "address", "address2", "phone", "number")
_RAW = ("id", *TEXTS, "sound", "near")
_DOOR = "right(regexp_replace({0}, '[\\s　]', '', 'g'), 10)"


def opened(memory_mb: int, threads: int) -> duckdb.DuckDBPyConnection:
    """A database in memory that writes nothing to any disk and reaches nothing outside."""
    connection = duckdb.connect(
        ":memory:", config={"memory_limit": f"{memory_mb}MB", "threads": threads, "temp_directory": ""}
    )
    for name in ("autoinstall_known_extensions", "autoload_known_extensions", "enable_external_access"):
        connection.execute(f"SET {name} = false")
    columns = ", ".join(f"{name} VARCHAR" for name in _RAW)
    for table in ("raw_file", "raw_register"):
        connection.execute(f"CREATE TABLE {table} ({columns})")
    return connection


def take(
    connection: duckdb.DuckDBPyConnection, table: str, ids: Sequence[str], columns: Mapping[str, Sequence[Any]]
) -> None:
    """Add a batch of rows to `file` or `register`."""
    empty = [None] * len(ids)
    listed: dict[str, Sequence[Any]] = {name: columns.get(name) or empty for name in TEXTS}
    names = [str(name) if name else None for name in listed["name"]]
    listed["sound"] = [sound_of(name) if name else None for name in names]
    listed["near"] = [near_of(name) if name else None for name in names]
    arrays = [pyarrow.array([str(one) for one in ids], pyarrow.string())]
    arrays += [pyarrow.array(listed[name], pyarrow.string()) for name in _RAW[1:]]
    batch = pyarrow.table(arrays, names=list(_RAW))
    connection.register("incoming", batch)
    connection.execute(f"INSERT INTO raw_{table} SELECT * FROM incoming")  # noqa: S608 - one of two names
    connection.unregister("incoming")


def ready(connection: duckdb.DuckDBPyConnection) -> None:
    """Put together what several sources said of one subject, and derive what the comparisons and the blocking need."""
    for table, made in (("raw_file", "a_file"), ("raw_register", "b_register")):
        merged = ", ".join(f"max(nullif({name}, '')) AS {name}" for name in _RAW[1:])
        connection.execute(
            f"CREATE TABLE {made} AS SELECT id AS unique_id, name, sound, near, birth, sex, phone, number,"  # noqa: S608
            " place AS p12, left(place, 9) AS p9, left(place, 6) AS p6, left(place, 4) AS p4,"
            " place2 AS q12, left(place2, 9) AS q9, left(place2, 6) AS q6, left(place2, 4) AS q4,"
            f" {_DOOR.format('address')} AS door, {_DOOR.format('address2')} AS door2,"
            " try_cast(birth AS DATE) AS born, left(birth, 4) AS born_year,"
            " substr(birth, 6) AS born_day, right(number, 4) AS number_end"
            f" FROM (SELECT id, {merged} FROM {table} GROUP BY id)"
        )
        connection.execute(f"DROP TABLE {table}")


def filled(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The columns that both tables have values in: only these can be compared."""
    wanted = ("name", "birth", "sex", "p12", "door", "phone", "number")
    counts = ", ".join(f"count({name})" for name in wanted)
    sides = [_counts(connection, counts, table) for table in ("a_file", "b_register")]
    return {name for place, name in enumerate(wanted) if all(side[place] for side in sides)}


def _counts(connection: duckdb.DuckDBPyConnection, counts: str, table: str) -> tuple[int, ...]:
    row: tuple[int, ...] = connection.execute(f"SELECT {counts} FROM {table}").fetchall()[0]  # noqa: S608
    return row


def size(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608
