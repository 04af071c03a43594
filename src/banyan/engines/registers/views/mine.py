"""我的数据: who read it, what is held, how it changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banyan.engines.registers import queries
from banyan.engines.registers.declare import Purpose, Schema, registers, schema
from banyan.engines.registers.declare.register import Subject
from banyan.engines.registers.views.bodies import sections, single
from banyan.engines.registers.views.showing import (
    history_items,
    office_name,
    own_rows,
    reading_days,
    to_sign_in,
)
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import Principal, current

PAGE = 20
CHIPS = (
    ("month", gettext_lazy("近 30 天")),
    ("", gettext_lazy("近一年")),
    ("refused", gettext_lazy("被拒绝")),
    ("automatic", gettext_lazy("系统自动")),
    ("by-hand", gettext_lazy("人工查看")),
    ("self", gettext_lazy("本人查看")),
)


def subject_of(who: Principal) -> UUID:
    """The person or firm whose data are shown; Refused for those who are neither."""
    subject = who.applicant_id
    if subject is None and who.kind == "person":
        raise Refused(_("您的身份还没有核对，看不到数据。带身份证到任何一个办事窗口，请工作人员当面核对，马上就能看。"))
    if subject is None:
        raise Refused(_("这里是个人和法人看自己数据的地方。工作人员请到工作台。"))
    return subject


def tabs(current_tab: str) -> list[dict[str, Any]]:
    """The tabs of 我的数据."""
    pages = (("readings", _("读取记录")), ("held", _("政府存了我什么")), ("doubts", _("我的疑问")))
    return [
        {"label": label, "url": reverse(f"registers:{name}"), "current": name == current_tab} for name, label in pages
    ]


@never_cache
@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    """Every reading by others: who, for what, which fields."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    subject = subject_of(current())
    which = request.GET.get("which", "month")
    totals = queries.reading_totals(subject)
    days = 30 if which == "month" else 365
    shown = queries.readings_of(
        subject,
        _uuid(request.GET.get("before", "")),
        limit=PAGE + 1,
        since=clock.now() - timedelta(days=days),
        which="" if which == "month" else which,
    )
    page = shown[:PAGE]
    more = f"?which={which}&before={page[-1].id}" if len(shown) > PAGE else ""
    context = {
        "tabs": tabs("readings"),
        "chips": _chips(which, totals),
        "days": reading_days(page),
        "following": more,
        "previous": f"?which={which}" if request.GET.get("before") else "",
        "by_office": _by_office(totals),
        "most": max((times for _, times, _ in totals.by_org), default=1),
        "which": which,
    }
    return render(request, "registers/readings.html", context)


@never_cache
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """What the registers hold of the person or firm, each value with its source and day."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    subject, purpose = subject_of(current()), Purpose("本人查看")
    found = [
        (known, record)
        for known in _registers_of(current())
        if (record := queries.record(known.code, subject, purpose=purpose)) is not None
    ]
    sections = [
        {
            "title": known.title,
            "rows": own_rows(known.code, single(record.facts.values())),
            "body": _body(known, record),
            "url": reverse("registers:changes", args=[known.code]),
        }
        for known, record in found
    ]
    return render(request, "registers/held.html", {"tabs": tabs("held"), "sections": sections})


@never_cache
@require_safe
def changes(request: HttpRequest, register: str) -> HttpResponse:
    """Everything that was ever stated, with what was believed before."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    subject, known = subject_of(current()), schema(register)
    entries = queries.history(register, subject, purpose=Purpose("本人查看变更历史"))
    context = {"tabs": tabs("held"), "register": known, "items": history_items(entries, masked=False)}
    return render(request, "registers/changes.html", context)


def _body(known: Schema, record: queries.Record) -> dict[str, Any]:
    """Branches, shareholders, ownership and course, where the register has any of them."""
    if not known.register.ties and known.register.course is None:
        return {}
    purpose = Purpose("单位查看自己的登记信息")
    entries = queries.history(known.code, record.subject_id, purpose=purpose)
    return sections(known, record.subject_id, purpose, entries, record.facts, full=False)


def _registers_of(who: Principal) -> list[Schema]:
    kind = Subject.FIRM if who.firm_id else Subject.PERSON
    return [one for one in registers() if one.register.subject is kind]


def _chips(which: str, totals: queries.ReadingTotals) -> list[dict[str, Any]]:
    counts = {
        "month": totals.month, "": totals.year, "refused": totals.refused, "automatic": totals.automatic,
        "by-hand": totals.by_hand,
    }  # fmt: skip
    return [
        {"label": label, "url": f"?which={code}", "count": counts.get(code), "current": which == code}
        for code, label in CHIPS
    ]


def _by_office(totals: queries.ReadingTotals) -> list[dict[str, Any]]:
    return [
        {
            "label": office_name(org_id, short=True),
            "value": times,
            "kind": "over" if refused == times else "",
        }
        for org_id, times, refused in totals.by_org
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
