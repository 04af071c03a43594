"""Counts that every page of the frame asks for: all of them in one short statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from banyan.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Counting:
    """A count as a statement that gives one number, put together with others into one.

    `values` gives what stands for its `%s`, or None where nothing is counted for this principal. Row-level security
    holds for it as for any statement. With `hide_nought` a nought is not shown.
    """

    statement: str
    values: Callable[[Principal], tuple[Any, ...] | None]
    hide_nought: bool = False


def counted(statement: str, *values: Any) -> int:
    """The one number that this statement gives."""
    return together([(statement, values)])[0]


def together(asked: Sequence[tuple[str, tuple[Any, ...]]]) -> list[int]:
    """The numbers of several statements, in one; none is asked for nothing."""
    if not asked:
        return []
    statement = "SELECT " + ", ".join(f"({one})" for one, _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for _, values in asked for value in values])
        return [int(number or 0) for number in cursor.fetchone()]
