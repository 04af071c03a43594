"""Queries of a fixed form, built and compiled once, then only filled in: for what a request asks every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

#: What stands for a value while the statement is built, by the value's kind.
_MARKS: dict[type, Callable[[int], Any]] = {
    UUID: lambda at: UUID(int=(0xBA17A << 64) + at),
    str: lambda at: f"\x01mark {at}\x01",
    bytes: lambda at: b"mark %d" % at,
    datetime: lambda at: datetime(1, 1, 1 + at, tzinfo=UTC),
    date: lambda at: date(1, 1, 1 + at),
}


@dataclass(frozen=True, slots=True)
class _Statement:
    text: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    apply: Callable[[Iterable[Any]], Iterable[Any]]


class Prepared:
    """A queryset of a fixed form: `build` makes it from values of the kinds named (UUID, str, bytes, date, datetime).

    It must use each value as it is, and the same number of times whatever the value. Row-level security holds as for
    any query.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self._build, self._kinds = build, kinds
        self._made: _Statement | None = None

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows, as `values_list` gives them."""
        made = self._made or self._make()
        params = list(made.params)
        for place, at in made.places:
            params[place] = values[at]
        with connection.cursor() as cursor:
            cursor.execute(made.text, params)
            found = cursor.fetchall()
        return [tuple(row) for row in made.apply(found)]

    def objects(self, model: type[M], *values: Any) -> list[M]:
        """The rows as objects of the model; the query must select its columns (but for deferred ones) and nothing
        else."""
        found = self.rows(*values)
        names = self._made.names if self._made else ()
        return [model.from_db(DEFAULT_DB_ALIAS, names, row) for row in found]

    def _make(self) -> _Statement:
        marks = [_MARKS[kind](at) for at, kind in enumerate(self._kinds)]
        query = self._build(*marks).query
        compiler = query.get_compiler(connection=connection)
        text, params = compiler.as_sql()
        plain = [getattr(one, "obj", one) for one in params]
        places = tuple((place, marks.index(one)) for place, one in enumerate(plain) if one in marks)
        missing = [at for at in range(len(marks)) if at not in {found for _, found in places}]
        if missing:
            raise ValueError(f"Values {missing} of a prepared query are not used as they are")
        converters = compiler.get_converters([part[0] for part in compiler.select])
        apply: Callable[[Iterable[Any]], Iterable[Any]] = (
            (lambda rows: compiler.apply_converters(rows, converters)) if converters else (lambda rows: rows)
        )
        names = tuple(part[0].target.attname for part in compiler.select if hasattr(part[0], "target"))
        self._made = _Statement(text, tuple(params), places, names, apply)
        return self._made
