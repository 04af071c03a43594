"""A row on its way into a register, and what is said of one that is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row to load: values by field code, the day from which they are true, and its number for messages."""

    values: Mapping[str, Any]
    valid_from: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken, the field at fault (empty for the whole row) and the reason in Chinese."""

    number: int
    field: str
    reason: str
