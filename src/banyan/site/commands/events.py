"""事件：还没派送的、失败的、死信，以及重新派送。"""

from uuid import UUID

import typer

from banyan.site.launch.session import django_ready
from banyan.site.launch.trouble import Trouble

app = typer.Typer(no_args_is_help=True)


@app.command()
def backlog() -> None:
    """有多少在等、多少在重试、多少成了死信。"""
    django_ready()
    from banyan.kernel import outbox

    found = outbox.backlog()
    typer.echo("等待 {waiting}，其中重试 {failing}；死信 {dead}。".format(**found))


@app.command()
def dead(limit: int = typer.Option(50, help="最多列出多少条")) -> None:
    """列出死信：哪个接收者、哪个事件、试了几次、为什么。"""
    django_ready()
    from banyan.kernel.models import Delivery
    from banyan.kernel.principal import SYSTEM, acting_as

    with acting_as(SYSTEM):
        letters = Delivery.objects.filter(dead=True).select_related("event").order_by("event_id")[:limit]
        for letter in letters:
            event = letter.event
            typer.echo(f"{event.uid}  {event.kind}  → {letter.subscriber}  {letter.attempts} 次  {letter.error}")
        if not letters:
            typer.echo("没有死信。")


@app.command()
def replay(
    subscriber: str = typer.Option("", help="只重派这个接收者的"),
    event: str = typer.Option("", help="只重派这个事件（编号见 dead）"),
) -> None:
    """把死信放回队列重新派送。"""
    if event and not _is_uid(event):
        raise Trouble(f"“{event}”不是事件的编号。", "编号见 bin/banyan events dead 每行的开头。")
    django_ready()
    from banyan.kernel import outbox

    count = outbox.replay(subscriber=subscriber or None, event_uid=event or None)
    typer.echo(f"放回了 {count} 条。")


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
