"""How a statement's values are kept: open and internal fields as JSON, personal ones sealed to register and subject."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import Schema
from banyan.kernel.crypto import blind_index, seal, unseal


def pack(schema: Schema, subject_id: UUID, values: Mapping[str, Any]) -> tuple[str | None, bytes | None]:
    """The JSON text and the sealed bytes of a statement's values; None for a part without values."""
    plain: dict[str, Any] = {}
    personal: dict[str, Any] = {}
    fields = schema.fields
    for code, value in values.items():
        (personal if fields[code].sensitivity.sealed else plain)[code] = value
    for code, kind in schema.groups.items():
        if code in plain:
            plain[code], hidden = kind.parted(kind.load(plain[code]))
            if any(hidden):
                personal[code] = hidden
    return (
        _dump(plain) if plain else None,
        seal(_dump(personal), _context(schema, subject_id)) if personal else None,
    )


def unpack(schema: Schema, subject_id: UUID, plain: Any, sealed: bytes | None) -> dict[str, Any]:
    """The values of a statement; `Unreadable` when the sealed part was altered or belongs to another subject."""
    values: dict[str, Any] = dict(json.loads(plain) if isinstance(plain, str) else plain or {})
    if sealed is not None:
        opened = json.loads(unseal(sealed, _context(schema, subject_id)))
        for code in schema.groups:
            if code in opened and code in values:
                values[code] = [{**row, **more} for row, more in zip(values[code], opened.pop(code), strict=True)]
        values.update(opened)
    return values


def terms(schema: Schema, values: Mapping[str, Any]) -> list[bytes]:
    """The blind indexes by which a record with these values is found."""
    return [
        term(schema, search, values) for search in schema.register.searches if all(code in values for code in search)
    ]


def term(schema: Schema, search: tuple[str, ...], values: Mapping[str, Any]) -> bytes:
    """The blind index of one set of search fields."""
    text = "\x00".join(str(values[code]) for code in search)
    return blind_index(text, f"registers:{schema.code}:{'+'.join(search)}")


def _context(schema: Schema, subject_id: UUID) -> str:
    return f"registers:{schema.code}:{subject_id.hex}"


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
