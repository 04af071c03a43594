"""行政区划：按名称、拼音或代码查找。"""

import json
import sys
from datetime import datetime
from typing import Annotated, Any

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer(help="行政区划：按名称、拼音或代码查找。", no_args_is_help=True)


@app.callback()
def divisions() -> None:
    """行政区划：按名称、拼音或代码查找。"""


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="名称、全称的一部分、不带声调的拼音，或代码开头")],
    within: Annotated[str, typer.Option(help="只在这个代码的行政区划里找")] = "",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="这一天有效的")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """查找行政区划，历史上的也列出；找不到时退出码为 1。"""
    django_ready()
    from banyan.engines.divisions.queries import search_divisions

    found = search_divisions(text, within or None, limit, past=True)
    if on is not None:
        found = tuple(one for one in found if one.held_on(on.date()))
    if not found:
        sys.stderr.write(f"没有找到“{text}”。可以试试少写几个字，或写拼音。\n")
        raise typer.Exit(1)
    for one in found:
        print(json.dumps(_facts(one), ensure_ascii=False) if as_json else _line(one))


def _facts(one: Any) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "full_name": one.full_name,
        "level": int(one.level),
        "zone": one.zone,
        "site": one.site,
        "valid_from": one.valid_from and one.valid_from.isoformat(),
        "valid_to": one.valid_to and one.valid_to.isoformat(),
    }


def _line(one: Any) -> str:
    since = f"　{one.valid_from} 起" if one.valid_from else ""
    until = f"　{one.valid_to} 撤并或更名" if one.valid_to else ""
    zone = f"（{one.zone}）" if one.zone else ""
    return f"{one.code}　{one.full_name}{zone}　{one.level.label}{since}{until}"
