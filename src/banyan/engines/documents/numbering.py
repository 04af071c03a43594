"""Giving numbers: a type's 21 characters, a licence's serial."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from banyan.engines.divisions.queries import organisation_for, province
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.models import TypeNumber
from banyan.kernel.errors import Conflict

MOST_TYPES = 999
_LOCK = 0x6C696363
"""Key of the advisory lock under which types are numbered."""


def type_number(kind: LicenceType) -> str:
    """The 21 characters of a type: from the national catalogue when declared, else numbered here once for all."""
    if kind.catalogue:
        return kind.catalogue
    known = TypeNumber.objects.filter(type_code=kind.code).values_list("number", flat=True).first()
    return known or _give_number(kind)


def _give_number(kind: LicenceType) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    owner = organisation_for(kind.issuer, province().code).uscc
    taken = set(TypeNumber.objects.filter(number__startswith=owner).values_list("number", flat=True))
    number = next((n for n in (f"{owner}{k:03d}" for k in range(1, MOST_TYPES + 1)) if n not in taken), None)
    if number is None:
        raise Conflict("这个部门的证照类型编号已经用完。")
    return TypeNumber.objects.get_or_create(type_code=kind.code, defaults={"number": number})[0].number


def next_serial(type_code: str, org_id: UUID, year: int) -> str:
    """The next serial of an issuer for a type: the year and seven digits, without gaps while transactions commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_serialcounter AS c (type_code, org_id, year, last) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (type_code, org_id, year) DO UPDATE SET last = c.last + 1 RETURNING last",
            [type_code, org_id, year],
        )
        (last,) = cursor.fetchone()
    return f"{year}{last:07d}"
