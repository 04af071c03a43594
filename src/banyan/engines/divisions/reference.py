"""Loading the committed data of Fujian: a step of the set-up that may run as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from django.db import connection
from psycopg import sql

from banyan.engines.divisions import dataset, offices, tree
from banyan.engines.divisions.models import State
from banyan.kernel.action import Act, action
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import SYSTEM_ONLY

_DIVISION = tuple(field.name for field in fields(dataset.Row))
_OFFICE = tuple(field.name for field in fields(offices.Office))


def load_reference() -> bool:
    """Bring the tables to the committed data; False when they are there already.

    Divisions and organisations that an administrator added or changed stay as they are.
    """
    state = State.objects.filter(id=1).first()
    if state is not None and state.dataset == dataset.fingerprint():
        return False
    _load()
    return True


@action("divisions.reference.load", title="装载行政区划和机构")
def _load(act: Act) -> None:
    act.require(SYSTEM_ONLY)
    State.objects.get_or_create(id=1)
    State.objects.select_for_update().get(id=1)
    rows = dataset.rows()
    added = _add_divisions(rows)
    _add_successions()
    founded = _add_offices(dataset.office_rows(rows))
    State.objects.filter(id=1).update(dataset=dataset.fingerprint())
    tree.changed()
    act.touched("divisions", "fujian", about={"divisions": added, "organisations": founded})


def _add_divisions(rows: Iterable[dataset.Row]) -> int:
    _stage("divisions_division", ("id", *_DIVISION), ((uuid7(), *_values(row, _DIVISION)) for row in rows))
    return _settle("divisions_division", ("id", *_DIVISION), known="known.code = new.code")


def _add_offices(made: Iterable[offices.Office]) -> int:
    columns = (*_OFFICE, "uscc_generated")
    _stage("divisions_organisation", columns, ((*_values(one, _OFFICE), True) for one in made))
    return _settle("divisions_organisation", columns, known="known.id = new.id OR known.uscc = new.uscc")


def _add_successions() -> int:
    columns = ("id", "earlier", "later", "on", "document")
    _stage("divisions_succession", columns, ((uuid7(), *one) for one in dataset.successions()))
    same = "(known.earlier, known.later, known.on) = (new.earlier, new.later, new.on)"
    return _settle("divisions_succession", columns, known=same)


def _values(row: object, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)


def _stage(table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """COPY into a temporary twin of the table, since COPY does not go into a table with row-level security."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {table}_new")
        cursor.execute(f"CREATE TEMPORARY TABLE {table}_new (LIKE {table} INCLUDING DEFAULTS) ON COMMIT DROP")
        names = sql.SQL(", ").join(sql.Identifier(name) for name in columns)
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(f"{table}_new"), names)
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


def _settle(table: str, columns: tuple[str, ...], *, known: str) -> int:
    """Take over what the table does not know yet; how many rows."""
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f'new."{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}_new AS new"  # noqa: S608
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} AS known WHERE {known})"
        )
        return int(cursor.rowcount)
