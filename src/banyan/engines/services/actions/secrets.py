"""Reading what is sealed in an application: whole numbers, for a purpose that the history keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.engines.services.forms.seal import whole
from banyan.engines.services.policies import MAY
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.systems import registry


@action("services.case.read-secrets", title="查看全号")
def read_secrets(act: Act, *, case_id: UUID, purpose: str) -> tuple[tuple[str, str], ...]:
    """Show the sealed numbers of an application to who handles it: label and value.

    The purpose is kept in the history, where the applicant reads it too. Raises Invalid without one.
    """
    work = Work.open(act, case_id, "note")
    act.require(MAY["correct"], work.matter)
    if not purpose.strip():
        raise Invalid("请写明为什么要看，申请人会看到。", fields={"purpose": "请写明为什么要看"})
    work.remember("secrets-read", "查看了完整号码", purpose.strip()[:200])
    work.leave(purpose="secrets")
    form = registry().get(ServiceItem, work.case.item_code).form
    filled = whole(work.case.data, work.case.sealed)
    return tuple(_secrets(shape_of(form).by_name, filled))


def _secrets(fields: Mapping[str, Field], data: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in data.items():
        one = fields.get(name)
        if one is None:
            continue
        if one.rows and isinstance(value, list):
            inner = {row.name: row for row in one.rows}
            for number, row in enumerate(value, start=1):
                found += _secrets(inner, row, f"{one.label} {number}，")
        elif one.secret is not None and isinstance(value, str):
            found.append((before + one.label, value))
    return found
