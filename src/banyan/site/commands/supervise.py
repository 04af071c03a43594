"""电子监察：给批量装入的办件补记监察和统计。"""

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer(help="电子监察：给批量装入的办件补记监察和统计。", no_args_is_help=True)


@app.callback()
def supervise() -> None:
    """电子监察：给批量装入的办件补记监察和统计。"""


@app.command()
def rebuild() -> None:
    """找出没有监察记录的办件，补记并汇总到评分板；可以中断，再来一次不会重复计数。"""
    django_ready()
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from banyan.engines.services.queries.bulk import cases_behind
    from banyan.engines.supervision.rebuild import mark_missing
    from banyan.engines.supervision.tallies import fold
    from banyan.kernel.principal import SYSTEM, acting_as

    seen = made = 0
    last = None
    with acting_as(SYSTEM), Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()) as bar:
        shown = bar.add_task("看办件")
        while batch := cases_behind(last):
            made += mark_missing(batch)
            seen += len(batch)
            last = batch[-1].place
            bar.update(shown, description=f"看了 {seen:,} 件，补记 {made:,} 件")
        fold()
    print(f"看了 {seen:,} 件，补记 {made:,} 件。评分板已汇总。")
