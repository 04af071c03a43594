"""Cases as other engines name and find them, by whoever may see them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from banyan.engines.documents.declare import NamedCase
from banyan.engines.services.models import Case
from banyan.engines.services.work.texts import clean
from banyan.kernel.principal import current

_MOST = 50


def named_cases(case_ids: Collection[UUID]) -> dict[UUID, NamedCase]:
    """Number, item and address of these cases; isolation leaves out what may not be seen. One statement."""
    rows = Case.objects.filter(id__in=list(case_ids)).values_list("id", "number", "item_title")
    return {id_: NamedCase(number, title, f"/work/cases/{id_}/") for id_, number, title in rows}


def cases_numbered(text: str) -> list[UUID]:
    """The newest cases of the own offices whose number holds this text; none for a text without a digit."""
    part = clean(text)[:32]
    if len(part) < 4 or not any(one.isdigit() for one in part):
        return []
    rows = Case.objects.filter(org_id__in=current().org_ids, number__contains=part)
    return list(rows.order_by("-submitted_at", "-id").values_list("id", flat=True)[:_MOST])
