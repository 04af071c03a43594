"""The inner ids of natural and legal persons.

A subject's id is derived from its number by a keyed hash, laid out as a UUID of version 8 (RFC 9562, section
5.8). So identity, registers, licences and cases name the same person without a join and without the number,
two systems can never make two ids for one person, and nobody without the key can go back to the number.
"""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.crypto import keyed_digest


def _subject(kind: str, number: str) -> UUID:
    body = bytearray(keyed_digest(f"subject\x00{kind}\x00{number.strip().upper()}")[:16])
    body[6] = (body[6] & 0x0F) | 0x80
    body[8] = (body[8] & 0x3F) | 0x80
    return UUID(bytes=bytes(body))


def person_id(citizen_number: str) -> UUID:
    """The id of the natural person with this citizen number (公民身份号码)."""
    return _subject("person", citizen_number)


def firm_id(uscc: str) -> UUID:
    """The id of the legal person or organisation with this unified social credit code (统一社会信用代码)."""
    return _subject("firm", uscc)
