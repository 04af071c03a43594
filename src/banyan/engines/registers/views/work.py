"""The workspace of those who keep a register: the list of registers, finding a record, its history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.registers import actions, queries
from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.declare import registers as declared
from banyan.engines.registers.policies import KEEP, readable
from banyan.engines.registers.queries import Record
from banyan.engines.registers.views.bodies import sections, single
from banyan.engines.registers.views.showing import history_items, to_sign_in
from banyan.kernel.clock import today
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import current


@never_cache
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """Every register with its sources; those one keeps lead on."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    who = current()
    rows = [
        {
            "url": reverse("registers:work-register", args=[one.code]) if KEEP.decide(who, one) else "",
            "cells": [
                one.title,
                _("人") if one.register.subject == "person" else _("法人"),
                one.key.title,
                str(len(one.fields)),
                "、".join(one.source_title(source) for source in one.sources(one.fields)),
            ],
        }
        for one in declared()
    ]
    columns: list[Any] = [_("登记库"), _("对象"), _("按什么查"), {"label": _("字段"), "num": True}, _("数据来源部门")]
    return render(request, "registers/work_registers.html", {"columns": columns, "rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, register: str) -> HttpResponse:
    """Find a record by its key or by a set of fields. Numbers travel in the body, never in an address."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    require(KEEP, known)
    errors: dict[str, str] = {}
    rows: list[dict[str, Any]] | None = None
    if request.method == "POST":
        try:
            rows = _found(known, request)
        except Invalid as error:
            errors = {name or "key": said for name, said in error.told_fields.items()}
    asked = {code: request.POST.get(code, "") for code in (*_search_fields(known), "key", "purpose")}
    context = {
        "register": known,
        "searches": [
            {"code": code, "label": known.fields[code].title, "value": asked[code], "error": errors.get(code, "")}
            for code in _search_fields(known)
        ],
        "asked": asked,
        "key_error": errors.get("key", "") or errors.get(known.key.code, ""),
        "errors": errors,
        "rows": rows,
        "columns": [known.fields[code].title for code in _shown(known)],
        "fields_head": (_("字段"), _("类型"), _("来源"), _("保密"), _("必填")),
        "fields": [
            {
                "cells": [
                    one.title,
                    one.type.name,
                    _(one.source.title),
                    _(one.sensitivity.label),
                    _("是") if one.required else "",
                ]
            }
            for one in known.fields.values()
        ],
    }
    return render(request, "registers/work_register.html", context, status=422 if errors else 200)


@never_cache
@require_safe
def record(request: HttpRequest, register: str, subject_id: UUID) -> HttpResponse:
    """A record as far as one may read it, and its history on both axes."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    purpose = Purpose(request.GET.get("purpose", "").strip()[:200], _uuid(request.GET.get("case", "")))
    codes = readable(current(), known, purpose) or list(known.fields)
    if not purpose.text:
        raise Invalid(_("请写明查看的用途，再打开记录。"))
    entries = queries.history(register, subject_id, purpose=purpose, fields=codes)
    if not entries:
        raise NotFound(_("没有找到这条记录。"))
    present = [fact for entry in entries if entry.holds(today()) for fact in entry.facts]
    found = {code: fact for code in codes for fact in present if fact.field.code == code}
    full = request.GET.get("show") == "full"
    query = urlencode({**request.GET.dict(), "show": "full"})
    context = {
        "register": known,
        "name": found[known.register.name].masked if known.register.name in found else known.title,
        "facts": [
            {
                "label": fact.title, "value": fact.shown if full else fact.masked, "source": fact.source,
                "updated": fact.updated,
            }
            for fact in single(found.values())
        ],
        "items": history_items(entries, masked=not full),
        "full": full,
        "full_url": f"?{query}",
        "purpose": purpose.text,
        "subject_id": subject_id,
        **sections(known, subject_id, purpose, entries, found, full=full),
        "closed": [one.title for code, one in known.fields.items() if code not in codes],
    }  # fmt: skip
    return render(request, "registers/work_record.html", context)


@never_cache
@require_POST
def ask(request: HttpRequest, register: str, subject_id: UUID, field: str) -> HttpResponse:
    """Ask the source of a field whether it or another department's own record is right."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    actions.ask_source(
        register=register, subject_id=subject_id, field=field, purpose=request.POST.get("purpose", "")[:200]
    )
    messages.success(request, _("已请来源部门核实。"))
    query = urlencode({"purpose": request.POST.get("purpose", "")})
    return HttpResponseRedirect(f"{reverse('registers:work-record', args=[register, subject_id])}?{query}")


def _found(known: Schema, request: HttpRequest) -> list[dict[str, Any]]:
    purpose = request.POST.get("purpose", "").strip()
    if not purpose:
        raise Invalid(_("请写用途，本人会看到。"), fields={"purpose": _("请写用途，本人会看到。")})
    key = request.POST.get("key", "").strip()
    values = {code: request.POST.get(code, "").strip() for code in _search_fields(known)}
    records: list[Record] = []
    if key:
        one = queries.look_up(known.code, key, purpose=purpose, fields=_shown(known))
        records = [one] if one else []
    elif any(values.values()):
        records = list(queries.search(known.code, values, purpose=purpose))
    else:
        text = _("请填%s，或下面的一组条件。") % known.key.title
        raise Invalid(text, fields={"key": text})
    query = urlencode({"purpose": purpose})
    return [
        {
            "url": f"{reverse('registers:work-record', args=[known.code, one.subject_id])}?{query}",
            "cells": [one.facts[code].masked if code in one.facts else "" for code in _shown(known)],
        }
        for one in records
    ]


def _shown(known: Schema) -> list[str]:
    role = known.register
    return list(dict.fromkeys([role.name, role.key, role.place]))


def _search_fields(known: Schema) -> list[str]:
    return list(dict.fromkeys(code for one in known.register.searches for code in one))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
