"""What a person sees once the installation serves."""

import json
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from banyan.site.config import Settings
from banyan.site.launch.home import Home


def show(console: Console, chosen: Settings) -> None:
    """The address, the demonstration accounts, and how to stop."""
    console.print(Panel.fit(f"[bold green]Banyan 榕[/]  已就绪\n\n[bold]{chosen.web.url}[/]", border_style="green"))
    if chosen.demonstration:
        _accounts(console, Home(chosen.home).accounts)
    console.print("停止：Ctrl-C    体检：bin/banyan doctor    数据：" + str(chosen.home))


def _accounts(console: Console, kept: Path) -> None:
    """The set-up, which knows the engines, has left the accounts in a file."""
    table = Table("身份", "账号", "口令", title="演示账号（人物均为虚构）", title_justify="left")
    for account in json.loads(kept.read_text()) if kept.exists() else []:
        table.add_row(account["who"], account["name"], account["password"])
    if table.row_count:
        console.print(table)
