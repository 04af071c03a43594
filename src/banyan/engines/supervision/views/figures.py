"""What the board says: its finding, the row of figures, the table, the chart and the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.queries import find_division
from banyan.engines.services.declare import ServiceItem
from banyan.engines.supervision.queries.board import Board, ScoreRow, TrendPoint, organisation_title
from banyan.kernel.systems import registry

COLUMNS: Final = {
    "submitted": "收件",
    "punctual": "按时办结",
    "overdue": "逾期未办",
    "red": "红牌",
    "yellow": "黄牌",
    "mean_days": "平均用时",
    "content": "不是差评",
    "again": "又来问",
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
        return DEPARTMENTS[key].title if key in DEPARTMENTS else "其他部门"
    if by == "organisation":
        return organisation_title(key)
    return item_title(key)


def item_title(code: str) -> str:
    """The title of a declared item; of one that is declared no more, its code."""
    items = registry()
    return items.get(ServiceItem, code).title if items.has(ServiceItem, code) else code


def percent(share: float | None) -> str:
    """A share with one decimal, cut and not rounded up: 99.96 is no 100."""
    if share is None:
        return "–"
    return "100%" if share == 100 else f"{int(share * 10) / 10:.1f}%"


def finding(whole: ScoreRow, lines: list[Line]) -> list[str]:
    """The headline in clauses."""
    if not whole.submitted and not whole.decided:
        return ["这段时间还没有收件"]
    late = sorted((line for line in lines if line.overdue), key=lambda line: -line.overdue)
    if late:
        tail = "、".join(line.title.removesuffix("市") for line in late[:2]) + (
            "逾期最多" if len(late) > 2 else "有逾期未办"
        )
    else:
        tail = "没有逾期未办的"
    head = f"按时办结 {percent(whole.punctual)}" if whole.punctual is not None else f"收件 {whole.submitted:,} 件"
    return [f"{head}，", tail]


def stats(whole: ScoreRow, before: ScoreRow, word: str, now: Board, cards: Mapping[str, int]) -> list[dict[str, Any]]:
    """The row of figures."""
    overdue, near = sum(now.overdue.values()), sum(now.near.values())
    return [
        {
            "label": "收件",
            "value": whole.submitted,
            "unit": "件",
            "note": _change(whole.submitted, before.submitted, word),
        },
        {
            "label": "按时办结",
            "value": percent(whole.punctual).removesuffix("%"),
            "unit": "%" if whole.punctual is not None else "",
            "note": f"{word} {percent(before.punctual)}"
            if before.punctual is not None
            else f"办结 {whole.decided:,} 件",
        },
        {
            "label": "三天内到期",
            "value": near,
            "unit": "件",
            "note": f"黄牌 {whole.yellow:,} 张",
            "kind": "near" if near else "",
        },
        {
            "label": "逾期未办",
            "value": overdue,
            "unit": "件",
            "note": f"红牌 {whole.red:,} 张",
            "kind": "over" if overdue else "",
        },
        {
            "label": "30 天内又来问",
            "value": percent(whole.again).removesuffix("%"),
            "unit": "%" if whole.again is not None else "",
            "note": "比满意度更能说明办没办好",
        },
    ]


def _change(now: int, before: int, word: str) -> str:
    if not before:
        return f"{word}没有收件"
    return f"比{word} {100 * (now - before) / before:+.1f}%"


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
                "–" if line.row.mean_days is None else f"{line.row.mean_days:.1f} 天",
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
        title = f"{len(known)} 周都按时办结"
    elif abs(change) >= 0.5:
        title = f"按时办结率 {len(known)} 周{'升' if change > 0 else '降'}了 {abs(change):.1f} 个点"
    else:
        day = known[lowest].day
        title = f"按时办结率平稳，最低的一周到 {day.month} 月 {day.day} 日，{shares[lowest]:.1f}%"
    return {
        "kind": "line",
        "title": title,
        "sub": f"每周按时办结率，%，近 {len(points)} 周",
        "unit": "%",
        "heading": "到这天的一周",
        "categories": [f"{point.day.month}-{point.day.day:02d}" for point in known],
        "series": [{"name": "按时办结率", "values": shares}],
        "target": {"name": "目标 99%", "value": 99},
        "min": max(0, int(min(shares)) - 1),
        "max": 100,
    }


def late_map(lines: list[Line], urls: Mapping[str, str]) -> dict[str, Any]:
    """Overdue now for every ten thousand received, by city."""
    per = {line.row.key: round(10_000 * line.overdue / line.row.submitted, 1) for line in lines if line.row.submitted}
    worst = sorted((line for line in lines if per.get(line.row.key)), key=lambda line: -per[line.row.key])
    title = (
        f"{'、'.join(line.title.removesuffix('市') for line in worst[:2])}每万件逾期最多"
        if worst
        else "各地都没有逾期未办的"
    )
    return {
        "title": title,
        "sub": "现在逾期未办的，按每万件收件算",
        "unit": "件",
        "values": per,
        "late": True,
        "flags": [line.row.key for line in lines if line.row.red],
        "urls": dict(urls),
        "note": "红旗：这段时间有红牌。",
    }
