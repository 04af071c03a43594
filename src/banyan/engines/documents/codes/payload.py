"""What the QR code holds: the licence's identifier, a date or moment, and our signature over both.

`HEAD.TYPE.ISSUER.SERIAL.VERSION.CHECK.UNTIL.SIGNATURE`, in characters of QR's alphanumeric mode. HEAD is `P` (on
paper; UNTIL is the last day of validity as YYYYMMDD, or 0) or `S` (shown by its holder; UNTIL is the moment, in seconds
since 1970, at which the code ends), followed by the id of the key. SIGNATURE is Ed25519 (RFC 8032) in base 32 over
`banyan-licence-code/1`, a line feed, and everything before the last dot. So a code can be checked without a network.
"""

from __future__ import annotations

import re
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from banyan.engines.documents.codes import keys
from banyan.standards import licence_id
from banyan.standards.errors import StandardError
from banyan.standards.licence_id import ROOT

Kind = Literal["paper", "shown"]
State = Literal["genuine", "tampered", "foreign"]
DOMAIN = b"banyan-licence-code/1\n"
HEADS: dict[str, Kind] = {"P": "paper", "S": "shown"}
SHAPE = re.compile(r"[0-9A-Z.]{20,400}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Payload:
    """What a genuine code says."""

    kind: Kind
    identifier: str
    valid_to: date | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A code read: genuine with its payload; tampered when it has our form but not our signature; else foreign."""

    state: State
    payload: Payload | None = None


def paper_code(identifier: str, valid_to: date | None) -> str:
    """The code printed on a licence; `identifier` is a whole GB/T 36904 identifier."""
    return _signed("P", identifier, f"{valid_to:%Y%m%d}" if valid_to else "0")


def shown_code(identifier: str, ends_at: datetime) -> str:
    """The code that a holder shows; it ends at `ends_at` (aware)."""
    return _signed("S", identifier, str(int(ends_at.timestamp())))


def read(text: str) -> Reading:
    """Read a code, or a web address that ends in one."""
    code = text.strip().rsplit("/", 1)[-1].upper()
    parts = code.split(".")
    if not SHAPE.fullmatch(code) or len(parts) != 8 or parts[0][:1] not in HEADS:
        return Reading("foreign")
    body, signature = code.rsplit(".", 1)
    if not _ours(parts[0][1:], body, signature):
        return Reading("tampered")
    return _payload(parts)


def _signed(head: str, identifier: str, until: str) -> str:
    short = identifier.removeprefix(ROOT + ".")
    key_name = next(iter(keys.public_keys()))
    body = f"{head}{key_name}.{short}.{until}"
    _, signature = keys.sign(DOMAIN + body.encode())
    return f"{body}.{b32encode(signature).decode().rstrip('=')}"


def _ours(key_name: str, body: str, signature: str) -> bool:
    try:
        raw = b32decode(signature + "=" * (-len(signature) % 8))
    except ValueError:
        return False
    # the last character of base 32 carries spare bits: only the one right spelling counts
    same = b32encode(raw).decode().rstrip("=") == signature
    return same and keys.holds(key_name, DOMAIN + body.encode(), raw)


def _payload(parts: list[str]) -> Reading:
    head, *fields, until, _ = parts
    identifier = f"{ROOT}.{'.'.join(fields)}"
    try:
        licence_id.parse(identifier)
    except StandardError:
        return Reading("tampered")
    if HEADS[head[0]] == "shown":
        return Reading("genuine", Payload("shown", identifier, ends_at=datetime.fromtimestamp(int(until), UTC)))
    valid_to = None if until == "0" else datetime.strptime(until, "%Y%m%d").replace(tzinfo=UTC).date()
    return Reading("genuine", Payload("paper", identifier, valid_to=valid_to))
