"""``banyan workdays``: counting in working days. Starts without the web framework."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from banyan.kernel import calendar as in_force
from banyan.site.commands.output import refuse, show
from banyan.standards.errors import StandardError
from banyan.standards.workdays import WorkCalendar, from_json, notice

app = typer.Typer(
    help="按国务院放假安排推算工作日，输出 JSON；算不出时退出码为 1。", no_args_is_help=True, add_completion=False
)

Calendar = Annotated[
    Path | None,
    typer.Option("--calendar", help="补充或更正的年度安排（JSON 文件）", exists=True, dir_okay=False),
]
_NEGATIVE = {"ignore_unknown_options": True}


@app.command("add", context_settings=_NEGATIVE)
def add(
    day: Annotated[str, typer.Argument(metavar="DATE", help="起算日，当日不计，如 2026-11-23")],
    n: Annotated[int, typer.Argument(metavar="N", help="工作日数；负数为往前推")],
    calendar: Calendar = None,
) -> None:
    """起算日之后第 N 个工作日是哪一天。"""
    asked = {"from": day, "workdays": n}
    try:
        result = _calendar(calendar).add(_date(day), n)
    except StandardError as error:
        refuse(error, **asked)
    show({**asked, "valid": True, "date": result, "weekday": _weekday(result)})


@app.command("between")
def between(
    start: Annotated[str, typer.Argument(metavar="A", help="起算日，当日不计")],
    end: Annotated[str, typer.Argument(metavar="B", help="截止日，当日计入")],
    calendar: Calendar = None,
) -> None:
    """两日之间有多少个工作日。"""
    asked = {"from": start, "to": end}
    try:
        count = _calendar(calendar).between(_date(start), _date(end))
    except StandardError as error:
        refuse(error, **asked)
    show({**asked, "valid": True, "workdays": count})


@app.command("day")
def describe(
    day: Annotated[str, typer.Argument(metavar="DATE", help="日期")],
    calendar: Calendar = None,
) -> None:
    """某一天是不是工作日，以及为什么。"""
    try:
        known = _calendar(calendar)
        asked = _date(day)
        answer = {
            "workday": known.is_workday(asked),
            "kind": known.describe(asked),
            "weekday": _weekday(asked),
        }
    except StandardError as error:
        refuse(error, date=day)
    show({"date": day, "valid": True, **answer})


@app.command("load")
def load(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="年度安排（CSV 或 JSON 文件）", exists=True, dir_okay=False)
    ],
) -> None:
    """载入一年或几年的放假安排，本平台的各个进程随即按它推算；同一年以后载入的为准。"""
    _adopt_folder()
    try:
        years = notice(file.read_text(encoding="utf-8"))
        known = in_force.load(years)
    except StandardError as error:
        refuse(error, file=file)
    show(
        {
            "file": file,
            "valid": True,
            "loaded": sorted(years.years),
            "kept_in": in_force.corrections_file(),
            "known": f"{min(known.years)}–{max(known.years)}",
        }
    )


def _calendar(extra: Path | None) -> WorkCalendar:
    """What the installation counts by, with the file's years on top."""
    _adopt_folder()
    known = in_force.workdays()
    return known if extra is None else known.merged(from_json(extra.read_bytes()))


def _adopt_folder() -> None:
    """Find the installation's folder as its other processes do."""
    if "BANYAN_VAR" not in os.environ:
        from banyan.site.config import settings  # reads banyan.toml; only the command that runs needs it

        os.environ["BANYAN_VAR"] = str(settings().home)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StandardError(f"“{text}”不是日期，请写成 2026-11-23 的样子。", "date") from None


def _weekday(day: date) -> str:
    return f"周{'一二三四五六日'[day.weekday()]}"
