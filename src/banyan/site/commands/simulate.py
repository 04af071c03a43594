"""模拟全省：虚构的居民和企业来办事，工作人员在办，时钟在走；用种子决定一切。"""

from datetime import timedelta

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer()


@app.command()
def simulate(
    days: int = typer.Option(10, min=1, max=365, help="模拟多少天，到今天为止"),
    scale: float = typer.Option(1.0, min=0.01, max=1000.0, help="规模：1 约为每个工作日 120 件"),
    seed: int = typer.Option(1, help="种子；同样的数据和种子，演得一样"),
) -> None:
    """模拟全省：虚构的居民和企业来办事，工作人员在办，时钟在走；用种子决定一切。"""
    django_ready()
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from banyan.kernel import clock
    from banyan.site.simulate.play import Play
    from banyan.site.simulate.summary import ROWS

    ends = clock.today()
    play = Play(seed, scale)
    with Progress(console=Console()) as progress:
        bar = progress.add_task("准备人和企业", total=days)

        def tell(day: object, so_far: object) -> None:
            progress.update(bar, advance=1, description=f"{day}　收件 {play.summary['submitted']}")

        play.run(ends - timedelta(days=days - 1), ends, tell)
    table = Table("", "件", title=f"模拟了 {days} 天，种子 {seed}，规模 {scale:g}")
    for code, title in ROWS.items():
        table.add_row(title, f"{play.summary[code]:,}")
    Console().print(table)
    if play.beyond:
        typer.echo("没能编出内容的事项：" + "、".join(sorted(play.beyond)))
    for told, number in play.faults.most_common(10):
        typer.echo(f"没有做成 {number} 次：{told}")
