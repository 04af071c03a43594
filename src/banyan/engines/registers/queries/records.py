"""Looking a record up, by key or by subject; the facts that prefill a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.queries.results import Fact, Record
from banyan.engines.registers.reading import Stated, read
from banyan.kernel.errors import Invalid


def look_up(
    register: str,
    key: str,
    *,
    purpose: Purpose | str,
    fields: Sequence[str] | None = None,
    on: date | None = None,
) -> Record | None:
    """The record with this key (citizen number, credit code), at present or `on` a day; None when there is none.

    `fields` are the codes wanted, all by default. One statement to the database reads and records the reading.
    Raises Invalid when the key is malformed, Refused when the reader may not.
    """
    known = schema(register)
    return _record(known, known.subject_id(read_key(known, key)), Purpose.of(purpose), fields, on)


def record(
    register: str,
    subject_id: UUID,
    *,
    purpose: Purpose | str,
    on: date | None = None,
    known: datetime | None = None,
    fields: Sequence[str] | None = None,
) -> Record | None:
    """The record of a subject as it was true on the day `on`, as far as we knew at the moment `known`."""
    return _record(schema(register), subject_id, Purpose.of(purpose), fields, on, known)


def facts(subject_id: UUID, fields: Iterable[str], *, purpose: Purpose | str) -> dict[str, Fact]:
    """Facts for prefilling, by the names asked for: `population.name`, `firms.address`. One statement a register.

    What the registers do not know is absent.
    """
    wanted: dict[str, list[str]] = {}
    for name in fields:
        register, _, code = name.partition(".")
        wanted.setdefault(register, []).append(code)
    found: dict[str, Fact] = {}
    for register, codes in wanted.items():
        known = schema(register)
        rows = read(known, subject_id, [known.field(code).code for code in codes], Purpose.of(purpose))
        found |= {f"{register}.{code}": fact for code, fact in _facts(known, rows).items()}
    return found


def read_key(known: Schema, key: str) -> str:
    """The key as its type keeps it; Invalid with the reason when it is malformed."""
    try:
        return str(known.key.type.read(key))
    except ValueError as error:
        raise Invalid(str(error), fields={known.key.code: str(error)}) from error


def subject_of_key(register: str, key: str) -> UUID:
    """The inner id of the person or firm with this key; Invalid when it is malformed."""
    known = schema(register)
    return known.subject_id(read_key(known, key))


def _record(
    known: Schema,
    subject_id: UUID,
    purpose: Purpose,
    fields: Sequence[str] | None,
    on: date | None = None,
    moment: datetime | None = None,
) -> Record | None:
    codes = [known.field(code).code for code in fields] if fields is not None else list(known.codes)
    rows = read(known, subject_id, codes, purpose, on=on, known=moment)
    if not rows:
        return None
    return Record(known.code, known.title, subject_id, rows[0].division, _facts(known, rows))


def _facts(known: Schema, rows: Iterable[Stated]) -> dict[str, Fact]:
    found = {
        code: Fact(known.fields[code], value, row.valid_from, row.known_from, row.source)
        for row in rows
        for code, value in row.values.items()
    }
    return {code: found[code] for code in known.fields if code in found}
