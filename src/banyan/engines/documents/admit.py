"""Keeping the public check from being asked too often by one caller."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest

from banyan.kernel import clock
from banyan.kernel.crypto import blind_index
from banyan.kernel.errors import TooMany

CODES_A_MINUTE = 60
FILES_A_MINUTE = 10
"""From one address (assumed); an office behind one address still gets through."""


def admit(request: HttpRequest, what: str, most: int) -> None:
    """Count one attempt of this caller; TooMany when the minute's number is used up. The address itself is not kept."""
    caller = blind_index(f"{what} {request.META.get('REMOTE_ADDR', '')}", "documents.attempt")
    with connection.cursor() as cursor:
        cursor.execute("SELECT documents_admit(%s, %s, %s)", [caller, clock.now(), most])
        (admitted,) = cursor.fetchone()
    if not admitted:
        raise TooMany("核验得太频繁了。等 1 分钟再试。")
