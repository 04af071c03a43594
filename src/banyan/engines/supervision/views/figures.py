"""What the board says: its finding, the row of figures, the table, the chart and the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.queries import find_division
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of as name_of
from banyan.engines.supervision.queries.board import Board, ScoreRow, TrendPoint, organisation_title
from banyan.kernel.systems import registry

COLUMNS: Final = {
    "submitted": gettext_lazy("收件"),
    "punctual": gettext_lazy("按时办结"),
    "overdue": gettext_lazy("逾期未办"),
    "red": gettext_lazy("红牌"),
    "yellow": gettext_lazy("黄牌"),
    "mean_days": gettext_lazy("平均用时"),
    "content": gettext_lazy("不是差评"),
    "again": gettext_lazy("又来问"),
}
"""Columns of the table that may be sorted by, with their heads."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the sums, what it is called, what is overdue now."""

    row: ScoreRow
    title: str
    overdue: int = 0

    def value(self, column: str) -> float:
        """What the table sorts by; what was not counted stands last."""
        found = self.overdue if column == "overdue" else getattr(self.row, column)
        return -1.0 if found is None else float(found)


def title_of(key: str, by: str) -> str:
    """What a row is called."""
    if by == "place":
        found = find_division(key)
        return found.title if found else key
    if by == "department":
        return _(DEPARTMENTS[key].title) if key in DEPARTMENTS else _("其他部门")
    if by == "organisation":
        return organisation_title(key)
    return item_title(key)


def item_title(code: str) -> str:
    """The title of a declared item; of one that is declared no more, its code."""
    items = registry()
    return name_of(items.get(ServiceItem, code)) if items.has(ServiceItem, code) else code


def percent(share: float | None) -> str:
    """A share with one decimal, cut and not rounded up: 99.96 is no 100."""
    if share is None:
        return "–"
    return "100%" if share == 100 else f"{int(share * 10) / 10:.1f}%"


def finding(whole: ScoreRow, lines: list[Line]) -> list[str]:
    """The headline in clauses."""
    if not whole.submitted and not whole.decided:
        return [_("这段时间还没有收件")]
    late = sorted((line for line in lines if line.overdue), key=lambda line: -line.overdue)
    tail = _latest(late) if late else _("没有逾期未办的")
    head = (
        _("按时办结 %s") % percent(whole.punctual)
        if whole.punctual is not None
        else _("收件 %s 件") % f"{whole.submitted:,}"
    )
    return [head + _("，"), tail]


def _latest(late: list[Line]) -> str:
    """Who has most overdue, at most two; nobody is called worst who is level with one that is not named."""
    counts = [line.overdue for line in late[:3]]
    named = late[:1] if len(counts) > 2 and counts[0] > counts[1] == counts[2] else late[:2]
    names = "、".join(line.title.removesuffix("市") for line in named)
    most = len(counts) > 2 and counts[len(named) - 1] > counts[len(named)]
    return (_("%s逾期最多") if most else _("%s有逾期未办")) % names


def stats(whole: ScoreRow, before: ScoreRow, word: str, now: Board, cards: Mapping[str, int]) -> list[dict[str, Any]]:
    """The row of figures."""
    overdue, near = sum(now.overdue.values()), sum(now.near.values())
    return [
        {
            "label": _("收件"),
            "value": whole.submitted,
            "unit": _("件"),
            "note": _change(whole.submitted, before.submitted, word),
        },
        {
            "label": _("按时办结"),
            "value": percent(whole.punctual).removesuffix("%"),
            "unit": "%" if whole.punctual is not None else "",
            "note": f"{word} {percent(before.punctual)}"
            if before.punctual is not None
            else _("办结 %s 件") % f"{whole.decided:,}",
        },
        {
            "label": _("三天内到期"),
            "value": near,
            "unit": _("件"),
            "note": _("黄牌 %s 张") % f"{whole.yellow:,}",
            "kind": "near" if near else "",
        },
        {
            "label": _("逾期未办"),
            "value": overdue,
            "unit": _("件"),
            "note": _("红牌 %s 张") % f"{whole.red:,}",
            "kind": "over" if overdue else "",
        },
        {
            "label": _("30 天内又来问"),
            "value": percent(whole.again).removesuffix("%"),
            "unit": "%" if whole.again is not None else "",
            "note": _("比满意度更能说明办没办好"),
        },
    ]


def _change(now: int, before: int, word: str) -> str:
    if not before:
        return _("%s没有收件") % word
    return _("比%(word)s %(change)s%%") % {"word": word, "change": f"{100 * (now - before) / before:+.1f}"}


def table_rows(lines: list[Line], urls: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of the table."""
    return [
        {
            "url": urls.get(line.row.key, ""),
            "cells": [
                line.title,
                f"{line.row.submitted:,}",
                percent(line.row.punctual),
                f"{line.overdue:,}",
                f"{line.row.red:,}",
                f"{line.row.yellow:,}",
                "–" if line.row.mean_days is None else _("%s 天") % f"{line.row.mean_days:.1f}",
                percent(line.row.content),
                percent(line.row.again),
            ],
        }
        for line in lines
    ]


def trend_chart(points: tuple[TrendPoint, ...]) -> dict[str, Any] | None:
    """The share on time over the weeks; None while fewer than two weeks have a figure."""
    known = [point for point in points if point.punctual is not None]
    if len(known) < 2:
        return None
    shares = [round(point.punctual or 0, 2) for point in known]
    lowest = min(range(len(shares)), key=shares.__getitem__)
    change = shares[-1] - shares[0]
    if min(shares) == 100:
        title = _("%s 周都按时办结") % len(known)
    elif abs(change) >= 0.5:
        title = (
            _("按时办结率 %(weeks)s 周升了 %(points)s 个点")
            if change > 0
            else _("按时办结率 %(weeks)s 周降了 %(points)s 个点")
        ) % {"weeks": len(known), "points": f"{abs(change):.1f}"}
    else:
        day = known[lowest].day
        title = _("按时办结率平稳，最低的一周到 %(day)s，%(share)s%%") % {
            "day": date_format(day, _("n 月 j 日")),
            "share": f"{shares[lowest]:.1f}",
        }
    return {
        "kind": "line",
        "title": title,
        "sub": _("每周按时办结率，%%，近 %s 周") % len(known),
        "unit": "%",
        "heading": _("到这天的一周"),
        "categories": [f"{point.day.month}-{point.day.day:02d}" for point in known],
        "series": [{"name": _("按时办结率"), "values": shares}],
        "target": {"name": _("目标 99%"), "value": 99},
        "min": max(0, int(min(shares)) - 1),
        "max": 100,
    }


def late_map(lines: list[Line], urls: Mapping[str, str]) -> dict[str, Any]:
    """Overdue now for every ten thousand received, by city."""
    per = {line.row.key: round(10_000 * line.overdue / line.row.submitted, 1) for line in lines if line.row.submitted}
    worst = sorted((line for line in lines if per.get(line.row.key)), key=lambda line: -per[line.row.key])
    title = (
        _("%s每万件逾期最多") % "、".join(line.title.removesuffix("市") for line in worst[:2])
        if worst
        else _("各地都没有逾期未办的")
    )
    return {
        "title": title,
        "sub": _("现在逾期未办的，按每万件收件算"),
        "unit": _("件"),
        "values": per,
        "late": True,
        "flags": [line.row.key for line in lines if line.row.red],
        "urls": dict(urls),
        "note": _("红旗：这段时间有红牌。"),
    }
