"""模拟全省：虚构的居民和企业来办事，工作人员在办，时钟在走；用种子决定一切。"""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import typer

from banyan.site.launch.session import django_ready
from banyan.site.launch.trouble import Trouble

if TYPE_CHECKING:
    from banyan.site.simulate.play import Play

app = typer.Typer()


@app.command()
def simulate(
    days: int = typer.Option(10, min=1, max=365, help="模拟多少天，到最后一天为止"),
    scale: float = typer.Option(1.0, min=0.01, max=1000.0, help="规模：1 约为每个工作日 120 件"),
    seed: int = typer.Option(1, help="种子；同样的数据、日期和种子，演得一样"),
    until: datetime = typer.Option(None, formats=["%Y-%m-%d"], help="最后一天；不写为今天，演到现在这一刻"),
) -> None:
    """模拟全省：虚构的居民和企业来办事，工作人员在办，时钟在走；用种子决定一切。"""
    django_ready()
    from banyan.kernel import clock
    from banyan.kernel.standstill import workers_stand
    from banyan.site.simulate.play import Play

    _set_up()
    ends = until.date() if until else clock.today()
    if ends > clock.today():
        raise Trouble("最后一天还没有到。", "写今天或今天以前的日期。")
    began, play = time.monotonic(), Play(seed, scale)
    with workers_stand() as alone:
        if not alone:
            raise Trouble("另一个模拟正在进行。", "等它结束后再试。")
        _played(play, ends - timedelta(days=days - 1), ends)
    _show(play, f"模拟了 {days} 天，种子 {seed}，规模 {scale:g}", time.monotonic() - began)


def _set_up() -> None:
    from django.db import ProgrammingError

    from banyan.engines.services.queries import items_at
    from banyan.site.simulate.applying import GULOU

    try:
        ready = bool(items_at(GULOU))
    except ProgrammingError:
        ready = False
    if not ready:
        raise Trouble("这里还没有安装好。", "先运行 bin/banyan setup 或 make run。")


def _played(play: Play, begins: date, ends: date) -> None:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console()) as progress:
        bar = progress.add_task("准备人和企业", total=(ends - begins).days + 1)

        def tell(day: date) -> None:
            done = play.counts
            said = f"{day}　收件 {done['submitted']:,}　办结 {done['closed']:,}"
            progress.update(bar, advance=1, description=said)

        play.run(begins, ends, tell)


def _show(play: Play, title: str, seconds: float) -> None:
    from rich.console import Console
    from rich.table import Table

    from banyan.site.simulate.summary import ROWS

    table = Table("", "件", title=title)
    for code, name in ROWS.items():
        table.add_row(name, f"{play.counts[code]:,}")
    Console().print(table)
    came = play.counts["submitted"]
    typer.echo(f"用了 {seconds:.0f} 秒，每秒 {came / seconds:.1f} 件，从申请到评价都算在内。")
    if play.applying.beyond:
        typer.echo("没能编出内容的：" + "、".join(play.applying.beyond))
    for told, number in play.stage.faults.most_common():
        typer.echo(f"没有做成 {number} 次：{told}（{'、'.join(play.stage.named[told])}）")
    if not play.stage.faults:
        typer.echo("没有一件出错。")
