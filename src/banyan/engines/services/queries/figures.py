"""How much there is: of items, of the bodies that implement them, of cases lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from banyan.engines.services.declare import ServiceItem
from banyan.kernel import clock
from banyan.kernel.systems import registry

#: Counting stops here: the figure is then “at least”.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Extent:
    """Declared items and their departments; published implementations; cases of the last 30 days, at most `MOST`."""

    items: int
    departments: int
    implementations: int
    cases: int


def extent() -> Extent:
    """The figures of now, in two bounded statements, over what the present principal may see."""
    items = registry().of(ServiceItem)
    departments = {item.department_at(level) for item in items for level in item.levels}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM services_implementation WHERE state = '1'")
        implementations = cursor.fetchone()[0]
        since = clock.now() - timedelta(days=30)
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM services_case WHERE submitted_at >= %s LIMIT %s) AS recent",
            [since, MOST],
        )
        cases = cursor.fetchone()[0]
    return Extent(len(items), len(departments), implementations, cases)
