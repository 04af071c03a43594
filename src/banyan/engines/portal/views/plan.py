"""规划落实: every row of the plan's table with what implements it, its state and its evidence, live."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.portal.declare import Evidence
from banyan.engines.portal.plan import CHAPTERS, NUMERALS, Standing, standings
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry

log = structlog.get_logger(__name__)

STATES = {"used": ("done", _("在用")), "trial": ("trial", _("部分可用")), "none": ("wait", _("未开始"))}


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it."""

    id: str
    title: str
    state: str
    tag: tuple[str, Any]
    evidence: str
    note: str
    url: str
    owners: tuple[str, ...]
    systems: str
    test: str

    @property
    def owner(self) -> str:
        """Who leads; of many the first three."""
        return _few(self.owners, " 个部门")


@require_safe
def plan(request: HttpRequest, workspace: bool = False) -> HttpResponse:
    """The page for everybody, and the same inside the workspace."""
    every = standings()
    chapter = request.GET.get("chapter", "4")
    chapter = chapter if chapter in CHAPTERS else "4"
    state = request.GET.get("state", "")
    shown = [one for one in every if one.row.chapter == chapter and state in ("", one.state)]
    context = {
        "counts": Counter(one.state for one in every),
        "total": len(every),
        "chapters": [_chapter(number, every, chapter) for number in CHAPTERS],
        "chapter": f"第{NUMERALS[chapter]}章　{CHAPTERS[chapter]}",
        "chips": _chips(every, chapter, state),
        "lines": [_line(one) for one in shown if one.state != "none"],
        "rest": [one.row for one in shown if one.state == "none"],
        "rest_alone": all(one.state == "none" for one in shown),
        "moment": clock.now(),
        "base": "banyan/work.html" if workspace else "banyan/resident.html",
    }
    return render(request, "portal/plan.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The whole table as CSV, for a spreadsheet."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["条款", "系统", "状态", "实现", "证据与现值", "牵头", "测试"])
    for line in map(_line, standings()):
        writer.writerow(
            [line.id, line.title, line.tag[1], line.systems, line.evidence, "、".join(line.owners), line.test]
        )
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="plan-{clock.today():%Y%m%d}.csv"'
    return answer


def _chapter(number: str, every: list[Standing], current: str) -> dict[str, Any]:
    rows = [one for one in every if one.row.chapter == number]
    used = sum(one.state == "used" for one in rows)
    return {
        "label": f"{NUMERALS[number]}　{CHAPTERS[number]}",
        "url": f"?chapter={number}",
        "used": used,
        "trial": sum(one.state == "trial" for one in rows),
        "total": len(rows),
        "current": number == current,
    }


def _chips(every: list[Standing], chapter: str, state: str) -> list[dict[str, Any]]:
    rows = Counter[str](one.state for one in every if one.row.chapter == chapter)
    chips = [("", _("全部"), sum(rows.values()))] + [(code, word, rows[code]) for code, (_, word) in STATES.items()]
    return [
        {"label": word, "count": count, "url": f"?chapter={chapter}&state={code}", "current": code == state}
        for code, word, count in chips
    ]


def _line(one: Standing) -> Line:
    evidence = next((found for found in registry().of(Evidence) if found.row == one.row.id), None)
    owners = (DEPARTMENTS[system.owner].title for system in one.systems if system.owner in DEPARTMENTS)
    return Line(
        id=one.row.id,
        title=one.row.title,
        state=one.state,
        tag=STATES[one.state],
        evidence=_measured(evidence) if evidence else "",
        note="；".join(system.note for system in one.systems if system.note),
        url=evidence.url if evidence else "",
        owners=tuple(dict.fromkeys(owners)),
        systems=_few([system.title for system in one.systems], " 个"),
        test=evidence.test if evidence else "",
    )


def _few(names: Sequence[str], of: str) -> str:
    """Names in one line; of more than three the first three, and how many there are."""
    return "、".join(names) if len(names) <= 3 else f"{'、'.join(names[:3])}等 {len(names)}{of}"


def _measured(evidence: Evidence) -> str:
    """The value of now; a measure that fails is said to have failed, and never hides the row."""
    try:
        with acting_as(SYSTEM):
            return evidence.measure()
    except Exception:
        log.exception("evidence.failed", row=evidence.row)
        return "这一条现在量不出来，已经记下原因。"
