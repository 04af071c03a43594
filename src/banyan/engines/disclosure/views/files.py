"""Every list as a file to take along (CSV, UTF-8 with its mark, as spreadsheets want it)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.views.decisions import asked_of
from banyan.engines.disclosure.views.figures import heads, month_of
from banyan.engines.disclosure.views.items import change_words
from banyan.engines.disclosure.views.place import site_of
from banyan.kernel import clock
from banyan.standards.item_elements import PowerType


def _file(name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y%m%d}.csv"'
    return answer


def _plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The organisations of a place."""
    head = (_("机构"), _("统一社会信用代码"), _("地址"), _("办公时间"), _("电话"), _("监督电话"), _("事项"))
    rows = queries.offices(site_of(request).code)
    return _file(
        "offices",
        head,
        ((one.name, one.uscc, one.place, one.hours, one.contact, one.supervision, one.items) for one in rows),
    )


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """The list of powers of a place."""
    head = (
        _("事项"), _("类型"), _("部门"), _("依据"), _("实施编码"), _("承诺时限（工作日）"), _("版本"), _("公布"),
        _("状态"),
    )  # fmt: skip
    return _file(
        "items",
        head,
        (
            (
                one.title, _(one.power), one.org_name, "；".join(one.basis), one.code, one.promised, one.version,
                one.since, _("在用") if one.open else _("暂停"),
            )
            for one in queries.powers(site_of(request).code)
        ),
    )  # fmt: skip


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What was changed in the list of powers."""
    found = queries.item_changes(site_of(request).code, limit=1000)
    rows = ((one.at.astimezone(clock.ZONE).date(), one.title, one.version, change_words(one)) for one in found)
    return _file("changes", (_("日期"), _("事项"), _("版本"), _("改了什么")), rows)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Published decisions, narrowed as the page is."""
    head = (
        _("许可给谁"), _("统一社会信用代码"), _("许可事项"), _("类型"), _("证书"), _("文号"), _("决定日期"),
        _("有效期自"), _("有效期至"), _("决定部门"), _("部门的统一社会信用代码"), _("现在"),
    )  # fmt: skip
    rows = (
        (
            one.subject_name, one.subject_uscc, one.item_title, _(PowerType(one.power).label), one.document, one.number,
            one.decided_on, one.valid_from, one.valid_to, one.org_name, one.org_uscc, _(one.standing_word),
        )
        for one in queries.every_decision(asked_of(request, site_of(request)))
    )  # fmt: skip
    return _file("decisions", head, rows)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of a month."""
    month = month_of(request)
    rows = queries.figures(site_of(request).code, month)
    return _file(
        f"figures-{month:%Y%m}",
        (_("月份"), _("部门"), *heads().values(), _("评价（人次）")),
        (
            (
                f"{one.month:%Y-%m}", one.name, one.received, one.done,
                "" if one.on_time is None else f"{one.on_time:.2f}%",
                "" if one.mean_days is None else f"{one.mean_days:.2f}",
                "" if one.stars is None else f"{one.stars:.2f}", one.rated,
            )
            for one in rows
        ),
    )  # fmt: skip
