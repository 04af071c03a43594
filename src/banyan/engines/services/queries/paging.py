"""Orders of lists of cases, and the place of a case in them: pages and neighbours are found by keyset."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from banyan.engines.services.models import Case
from banyan.engines.services.models.case import NEVER
from banyan.engines.services.records import CaseInfo
from banyan.kernel.errors import Invalid


@dataclass(frozen=True)
class Order:
    """A way of sorting cases, by a column and the id; both rise or both fall."""

    code: str
    title: str
    column: str
    falling: bool = False

    @property
    def columns(self) -> tuple[str, str]:
        """What to order by."""
        sign = "-" if self.falling else ""
        return f"{sign}{self.column}", f"{sign}id"

    @property
    def turned(self) -> Order:
        """The same from the other end."""
        return Order(self.code, self.title, self.column, not self.falling)

    def place(self, case: Case | CaseInfo) -> str:
        """Where a case stands in this order, as text for an address."""
        if self.column == "due_rank":
            return case.due.isoformat() if case.due else NEVER
        return case.submitted_at.isoformat()

    def beyond(self, place: str, row_id: UUID) -> Q:
        """Cases behind this place. Raises Invalid when it is none."""
        column, side = self.column, "lt" if self.falling else "gt"
        moment = self._moment(place)
        behind = Q(**{f"{column}__{side}": moment}) | Q(**{f"id__{side}": row_id})
        return Q(**{f"{column}__{side}e": moment}) & behind

    def _moment(self, place: str) -> Any:
        try:
            return (date if self.column == "due_rank" else datetime).fromisoformat(place)
        except ValueError:
            raise _wrong_place() from None


DUE = Order("due", "最急的在前", "due_rank")
NEWEST = Order("newest", "新来的在前", "submitted_at", falling=True)
OLDEST = Order("oldest", "先来的在前", "submitted_at")
ORDERS: dict[str, Order] = {one.code: one for one in (DUE, NEWEST, OLDEST)}


def cursor_after(case: Case | CaseInfo, order: Order) -> str:
    """The cursor of the page that begins behind this case."""
    return base64.urlsafe_b64encode(f"{order.place(case)} {case.id}".encode()).decode()


def after(cursor: str, order: Order) -> Q:
    """Cases behind a cursor. Raises Invalid when it is none."""
    try:
        place, _, last = base64.urlsafe_b64decode(cursor.encode()).decode().rpartition(" ")
        row_id = UUID(last)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise _wrong_place() from None
    return order.beyond(place, row_id)


def _wrong_place() -> Invalid:
    return Invalid("翻页的位置不对，请从第一页看起。", fields={"cursor": "位置不对"})
