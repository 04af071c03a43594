"""An item as it is kept with each of its versions: every element as plain data, and the digest that tells a change."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from banyan.engines.divisions.departments import department
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.declare.law import Law
from banyan.engines.services.declare.limits import WorkingDays
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.engines.services.life.plan import Plan


def elements_of(item: ServiceItem) -> dict[str, Any]:
    """The national element set of an item, in words and codes."""
    return {
        "code": item.code,
        "title": item.title,
        "title_en": item.title_en,
        "summary": item.summary,
        "base_code": item.base,
        "base_is_local": item.base_is_local,
        "power": _coded(item.power),
        "power_source": item.power_source,
        "levels": [{"code": int(level), "label": level.label} for level in item.levels],
        "departments": {str(int(level)): department(item.department_at(level)).title for level in item.levels},
        "body_nature": _coded(item.body_nature),
        "entrusted_body": item.entrusted_body,
        "joint_departments": [department(code).title for code in item.joint_departments],
        "serves": [_coded(one) for one in item.serves],
        "handling": _coded(item.handling),
        "basis": [_law(law) for law in item.basis],
        "conditions": list(item.conditions),
        "statutory": _limit(item.statutory),
        "promised": _limit(item.promised),
        "acceptance": _limit(item.acceptance),
        "delivery": _limit(item.delivery),
        "extension": _limit(item.extension),
        "supplement": _limit(item.supplement),
        "special": [step.title for step in item.procedure if step.outside],
        "fee": _fee(item),
        "number_limit": item.number_limit,
        "depth": _coded(item.depth),
        "trips": item.trips,
        "express": item.express,
        "booking": item.booking,
        "terminal": item.terminal,
        "result": {"kind": _coded(item.result.kind), "title": getattr(item.result, "title", "")},
        "materials": [_material(item, one.code) for one in item.materials],
        "topics": [_coded(one) for one in item.topics],
        "life_events": [_coded(one) for one in item.life_events],
        "faq": [{"question": one.question, "answer": one.answer} for one in item.faq],
        "remedy": item.remedy,
        "valid_from": item.valid_from.isoformat() if item.valid_from else None,
        "valid_to": item.valid_to.isoformat() if item.valid_to else None,
    }


def shape_data(item: ServiceItem) -> list[dict[str, Any]]:
    """The labels of the item's form, so that a case of an old version can still be read."""
    return [
        {"code": page.code, "title": page.title, "fields": [_field(one) for one in page.fields]}
        for page in shape_of(item.form).pages
    ]


@lru_cache(maxsize=500)
def digest_of(item: ServiceItem) -> str:
    """Changes when anything of the item changes that a case or a reader could notice."""
    whole = [elements_of(item), Plan.of(item).to_json(), shape_data(item)]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _coded(value: Any) -> dict[str, str]:
    return {"code": str(value.value), "label": value.label}


def _law(law: Law) -> dict[str, str]:
    return {"cite": law.cite(), "says": law.says}


def _limit(limit: WorkingDays | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    basis = limit.basis.cite() if limit.basis else ""
    return {"days": limit.days, "unit": limit.unit, "words": str(limit), "note": limit.note, "basis": basis}


def _fee(item: ServiceItem) -> dict[str, Any] | None:
    if item.fee is None:
        return None
    return {"amount": item.fee.amount, "basis": item.fee.basis.cite(), "note": item.fee.note}


def _material(item: ServiceItem, code: str) -> dict[str, Any]:
    one = item.material(code)
    return {
        "code": one.code,
        "title": one.title,
        "help": one.help,
        "required": one.required if isinstance(one.required, bool) else "conditional",
        "when": one.when,
        "formats": list(one.formats),
        "most": one.most,
        "megabytes": one.megabytes,
        "issued_by": one.issued_by,
        "standard": one.standard,
        "sample": one.sample,
        "blank": one.blank,
        "originals": one.originals,
        "paper": one.paper,
        "from_licence": one.from_licence,
        "from_registers": list(one.from_registers),
        "pledge": one.pledge,
        "exempt": bool(one.from_licence or one.from_registers),
    }


def _field(one: Field) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "unit": one.unit,
        "widget": one.widget,
        "choices": {choice.value: choice.label for choice in one.choices},
        "rows": [_field(row) for row in one.rows],
        "secret": one.secret is not None,
    }
