"""Answering yes or no: whether what somebody says agrees with the register, without giving the value away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.queries.records import read_key
from banyan.engines.registers.reading import read
from banyan.kernel.errors import Invalid

MOST = 1000
"""How many rows one comparison takes (assumed; longer lists come as a file)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether a record exists, and for each field whether it agrees; None where the register does not know."""

    found: bool
    agrees: dict[str, bool | None]


def compare(register: str, key: str, claims: Mapping[str, Any], *, purpose: Purpose | str) -> Comparison:
    """Compare `claims` (field code to value) with the record of this key; recorded as a comparison."""
    known = schema(register)
    subject_id = known.subject_id(read_key(known, key))
    said = {code: _read(known.field(code).type.read, code, value) for code, value in claims.items()}
    rows = read(known, subject_id, _with_groups(said), Purpose.of(purpose), outcome="compared")
    values = {code: value for row in rows for code, value in row.values.items()}
    values |= {code: _column(values, code) for code in said if "." in code}
    return Comparison(bool(rows), {code: _same(values.get(code), value) for code, value in said.items()})


def compare_many(
    register: str, rows: Iterable[tuple[str, Mapping[str, Any]]], *, purpose: Purpose | str
) -> list[Comparison | str]:
    """Compare a list of keys with claims; in place of a malformed row stands the reason. At most `MOST` rows."""
    listed = list(rows)
    if len(listed) > MOST:
        raise Invalid(_("一次最多比对 %(most)s 行，现在有 %(n)s 行。请分批。") % {"most": MOST, "n": len(listed)})
    answers: list[Comparison | str] = []
    for key, claims in listed:
        try:
            answers.append(compare(register, key, claims, purpose=purpose))
        except Invalid as error:
            answers.append(error.message)
    return answers


def _read(reader: Any, code: str, value: Any) -> Any:
    try:
        return reader(value)
    except ValueError as error:
        raise Invalid(str(error), fields={code: str(error)}) from error


def _with_groups(codes: Iterable[str]) -> list[str]:
    return list(
        dict.fromkeys(one for code in codes for one in ([code.rpartition(".")[0], code] if "." in code else [code]))
    )


def _column(values: Mapping[str, Any], code: str) -> list[Any] | None:
    group, _dot, column = code.rpartition(".")
    return [row[column] for row in values[group] if column in row] if group in values else None


def _same(kept: Any, said: Any) -> bool | None:
    if isinstance(kept, list) and not isinstance(said, list):
        return said in kept
    return None if kept is None else bool(kept == said)
