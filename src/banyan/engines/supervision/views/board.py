"""The score board."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.queries import Division, ancestors
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions.words import typed
from banyan.engines.supervision.policies import AT_WORK
from banyan.engines.supervision.queries.board import By, Filter, organisation_title, total
from banyan.engines.supervision.reach import Reach, reach_of
from banyan.engines.supervision.views import figures, periods
from banyan.kernel import clock
from banyan.kernel.policy import require
from banyan.kernel.principal import current
from banyan.standards.division import Level

_WEEKS = timedelta(weeks=16)
_MOST_ROWS = 200

BYS: dict[By, Any] = {
    "place": gettext_lazy("各地"),
    "department": gettext_lazy("各部门"),
    "organisation": gettext_lazy("各单位"),
    "item": gettext_lazy("各事项"),
}

_HEADS: dict[By, Any] = {
    "place": gettext_lazy("地区"),
    "department": gettext_lazy("部门"),
    "organisation": gettext_lazy("单位"),
    "item": gettext_lazy("事项"),
}


class _Asked:
    """What a reader asked for, cut to what the reader may see."""

    def __init__(self, request: HttpRequest, reach: Reach) -> None:
        given = request.GET
        self.reach = reach
        self.period = given.get("period", "month") if given.get("period") in periods.PERIODS else "month"
        self.here: Division = reach.within(given.get("within", ""))
        self.department = given.get("department", "") if given.get("department") in DEPARTMENTS else ""
        self.item = typed(given.get("item", ""), 80)
        self.org_id = reach.own.id if reach.own else _uuid(given.get("org", ""))
        self.sort = given.get("sort", "submitted") if given.get("sort") in figures.COLUMNS else "submitted"
        self.by = self._by(given.get("by", ""))

    def _by(self, wanted: str) -> By:
        allowed = [by for by in BYS if self.allows(by)]
        return next((by for by in allowed if by == wanted), allowed[0])

    def allows(self, by: By) -> bool:
        """Whether a grouping makes sense for what is looked at."""
        if by == "place":
            return self.org_id is None and self.here.level in (Level.PROVINCE, Level.CITY)
        if by == "department":
            return self.org_id is None and not self.department
        return by == "item" or self.org_id is None

    def filter(self, days: tuple[Any, Any]) -> Filter:
        """The filter for a stretch of days."""
        return Filter(
            since=days[0],
            until=days[1],
            within=self.here.code,
            department=self.department,
            item_code=self.item,
            org_id=self.org_id,
        )

    def url(self, **change: str) -> str:
        """The address of the board with some of this changed."""
        now = {
            "period": self.period,
            "within": self.here.code if self.here.code != self.reach.root.code else "",
            "department": self.department,
            "item": self.item,
            "org": "" if self.reach.own or not self.org_id else str(self.org_id),
            "by": self.by,
            "sort": self.sort,
        } | change
        query = urlencode({name: value for name, value in now.items() if value})
        return f"{reverse('supervision:board')}?{query}"

    def drill(self, key: str) -> str:
        """Where a row leads: one step closer, or nowhere."""
        if self.by == "place":
            return self.url(within=key, by="")
        if self.by == "department":
            return self.url(department=key, by="item" if self.reach.own else "")
        if self.by == "organisation":
            return self.url(org=key, by="item")
        return self.url(item=key, by="") if not self.item and not self.reach.own else ""


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The page."""
    require(AT_WORK)
    asked = _Asked(request, reach_of(current()))
    lines, now = _lines(asked)
    whole = total(tuple(line.row for line in lines))
    before = total(queries.scores(asked.filter(periods.days_before(asked.period, clock.today())), asked.by))
    since, until = periods.days_of(asked.period, clock.today())
    urls = {line.row.key: asked.drill(line.row.key) for line in lines}
    waiting = queries.cards_waiting(asked.here.prefix)
    provincial = asked.by == "place" and asked.here.level is Level.PROVINCE
    context = {
        "finding": figures.finding(whole, lines),
        "since": since,
        "until": until,
        "scope": asked.reach.own.short_name if asked.reach.own else asked.here.title,
        "crumbs": _crumbs(asked),
        "periods": [
            {"label": word, "url": asked.url(period=code), "current": code == asked.period}
            for code, word in periods.PERIODS.items()
        ],
        "stats": figures.stats(whole, before, periods.word_before(asked.period), now, waiting),
        "map": figures.late_map(lines, urls) if provincial and lines else None,
        "chart": figures.trend_chart(queries.trend(asked.filter((until - _WEEKS, until)))),
        "cards": queries.cards(within=asked.here.prefix, org_id=asked.org_id, limit=5),
        "waiting": waiting,
        "chips": _chips(asked),
        "columns": _columns(asked),
        "rows": figures.table_rows(lines[:_MOST_ROWS], urls),
        "left_out": max(len(lines) - _MOST_ROWS, 0),
        "by_word": BYS[asked.by],
        "export": asked.url().replace(reverse("supervision:board"), reverse("supervision:board-export")),
        "moment": clock.now(),
    }
    return render(request, "supervision/board.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The table as a file, with all counters."""
    require(AT_WORK)
    asked = _Asked(request, reach_of(current()))
    lines = _lines(asked)[0]
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([BYS[asked.by], _("代码"), *_EXPORTED.values(), _("逾期未办")])
    for line in lines:
        values = [getattr(line.row, name) for name in _EXPORTED]
        writer.writerow([_plain(line.title), line.row.key, *values, line.overdue])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="board-{clock.today():%Y%m%d}.csv"'
    return answer


_EXPORTED = {
    "submitted": gettext_lazy("收件"),
    "accepted": gettext_lazy("受理"),
    "rejected": gettext_lazy("不予受理"),
    "decided": gettext_lazy("办结"),
    "refused": gettext_lazy("不予许可"),
    "on_time": gettext_lazy("按时"),
    "late": gettext_lazy("超时"),
    "days": gettext_lazy("用时合计（工作日）"),
    "red": gettext_lazy("红牌"),
    "yellow": gettext_lazy("黄牌"),
    "rated": gettext_lazy("评价"),
    "bad": gettext_lazy("差评"),
    "followed": gettext_lazy("已回访"),
    "ended": gettext_lazy("结束"),
    "renewed": gettext_lazy("又来问"),
}


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def _lines(asked: _Asked) -> tuple[list[figures.Line], queries.Board]:
    days = periods.days_of(asked.period, clock.today())
    found = queries.scores(asked.filter(days), asked.by)
    now = queries.standing(asked.filter(days), asked.by)
    keys = {row.key for row in found}
    missing = [queries.ScoreRow(key=key) for key, n in now.overdue.items() if n and key not in keys]
    lines = [
        figures.Line(row, figures.title_of(row.key, asked.by), now.overdue.get(row.key, 0))
        for row in (*found, *missing)
    ]
    return sorted(lines, key=lambda line: (-line.value(asked.sort), line.row.key)), now


def _columns(asked: _Asked) -> list[dict[str, Any]]:
    heads: list[dict[str, Any]] = [{"label": _HEADS[asked.by]}]
    for code, word in figures.COLUMNS.items():
        head: dict[str, Any] = {"label": word, "num": True, "url": asked.url(sort=code) + "#table"}
        heads.append(head | ({"sort": "descending"} if code == asked.sort else {}))
    return heads


def _chips(asked: _Asked) -> list[dict[str, Any]]:
    chips: list[dict[str, Any]] = [
        {"label": word, "url": asked.url(by=by) + "#table", "current": by == asked.by}
        for by, word in BYS.items()
        if asked.allows(by)
    ]
    if asked.department:
        chips.append(
            {
                "label": _(DEPARTMENTS[asked.department].title),
                "url": asked.url(department="", by=""),
                "current": True,
                "clear": True,
            }
        )
    if asked.item:
        title = figures.item_title(asked.item)
        chips.append({"label": title, "url": asked.url(item="", by=""), "current": True, "clear": True})
    if asked.org_id and asked.reach.supervises:
        title = organisation_title(str(asked.org_id))
        chips.append({"label": title, "url": asked.url(org="", by=""), "current": True, "clear": True})
    return chips


def _crumbs(asked: _Asked) -> list[dict[str, str]]:
    if asked.here.code == asked.reach.root.code:
        return []
    path = [one for one in (*ancestors(asked.here.code), asked.here) if one.code.startswith(asked.reach.root.prefix)]
    return [{"label": one.title, "url": asked.url(within=one.code, by="")} for one in path]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
