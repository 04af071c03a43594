"""Verification by anybody: what a code or a file is, and what may be said of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

from django.db import connection

from banyan.engines.documents.codes import is_short, normal_short, read
from banyan.engines.documents.records import state_on
from banyan.engines.documents.signing.seen import look_at
from banyan.kernel import clock
from banyan.standards import licence_id
from banyan.standards.errors import StandardError

State = Literal[
    "valid", "suspended", "revoked", "expired", "not_yet", "superseded", "stale", "unknown", "tampered", "unsigned"
]
"""`stale`: a code that its holder showed too long ago; `unsigned`: a file that carries no signature at all."""

LONGEST = 500
_COLUMNS = (
    "licence_id", "identifier", "type_code", "public", "state", "ending", "reason", "changed_at", "issuer_name",
    "valid_from", "valid_to", "version", "latest", "paper", "signed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verification:
    """What may be told to whoever asks. Facts are empty when only an identifier was given, or nothing was found."""

    state: State
    at: datetime
    title: str = ""
    identifier: str = ""
    holder_label: str = ""
    holder: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    issuer_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    ending: str = ""
    reason: str = ""
    changed_at: datetime | None = None
    signed_at: datetime | None = None
    licence_id: UUID | None = None

    @property
    def genuine(self) -> bool:
        """Whether we issued it, in force or not."""
        return self.licence_id is not None and self.state != "tampered"


def verify(code: str) -> Verification:
    """Answer for a QR code's contents, its web address, a short code, or an identifier. One statement at most."""
    text = code.strip()[:LONGEST]
    reading = read(text)
    if reading.state == "tampered":
        return _told("tampered")
    if reading.payload is not None:
        if reading.payload.ends_at is not None and reading.payload.ends_at < clock.now():
            return _told("stale")
        return _answer("identifier", reading.payload.identifier)
    if is_short(text):
        return _answer("short", normal_short(text))
    return _by_identifier(text)


def verify_paper(pdf: bytes) -> Verification:
    """Answer for a file: it must be, byte for byte, a paper that we signed, and its signature must hold."""
    seen = look_at(pdf)
    found = _answer("paper", sha256(pdf).hexdigest())
    if found.state != "unknown":
        return found if seen.intact and seen.ours else _told("tampered")
    return _told("tampered" if seen.present else "unsigned")


def _by_identifier(text: str) -> Verification:
    """A bare identifier can be guessed, so that it is told only whether there is such a licence in force."""
    compact = "".join(text.upper().split())
    if not compact.startswith(licence_id.ROOT):
        return _told("unknown")
    try:
        licence_id.parse(compact)
    except StandardError as error:
        return _told("tampered" if error.code == "check-digit" else "unknown")
    return _answer("identifier", compact, bare=True)


def _answer(by: str, wanted: str, *, bare: bool = False) -> Verification:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_COLUMNS)} FROM documents_public(%s, %s)", [by, wanted])  # noqa: S608
        row = cursor.fetchone()
    if row is None:
        return _told("unknown")
    found = dict(zip(_COLUMNS, row, strict=True))
    public = found["public"] if isinstance(found["public"], dict) else json.loads(found["public"])
    told = _told(
        _state(found),
        title=public["title"],
        identifier=found["identifier"],
        issuer_name=found["issuer_name"],
        licence_id=found["licence_id"],
        ending=found["ending"],
    )
    return told if bare else _in_full(told, found, public)


def _in_full(told: Verification, found: dict[str, Any], public: dict[str, Any]) -> Verification:
    return replace(
        told,
        holder_label=public["holder_label"],
        holder=public["holder"],
        facts=tuple((label, value) for label, value in public["facts"]),
        valid_from=found["valid_from"],
        valid_to=found["valid_to"],
        reason=found["reason"],
        changed_at=found["changed_at"],
        signed_at=found["signed_at"],
    )


def _state(found: dict[str, Any]) -> State:
    if found["state"] == "revoked":
        return "revoked"
    if found["version"] != found["latest"]:
        return "superseded"
    return state_on(clock.today(), found["state"], found["valid_from"], found["valid_to"])


def _told(state: State, **more: Any) -> Verification:
    return Verification(state=state, at=clock.now(), **more)
