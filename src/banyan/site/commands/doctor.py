"""体检：逐项检查这个安装，说明哪里不对、怎么办。"""

import json

import typer

app = typer.Typer()
MARKS = {
    "good": "[green]✓[/]",
    "warning": "[yellow]![/]",
    "bad": "[bold red]✗[/]",
    "skipped": "[dim]–[/]",
}


@app.command()
def doctor(as_json: bool = typer.Option(False, "--json", help="以 JSON 输出")) -> None:
    """体检：逐项检查这个安装，说明哪里不对、怎么办。有不对的项目时退出码为 1。"""
    from banyan.site.launch.doctor.consultation import consult

    answers = []
    for check, finding in consult():
        answers.append({"code": check.code, "title": check.title, **vars(finding)})
        if not as_json:
            _show(check.title, finding.state, finding.what, finding.mend)
    failed = sum(answer["state"] == "bad" for answer in answers)
    if as_json:
        typer.echo(json.dumps({"healthy": not failed, "checks": answers}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"\n{failed} 项不对。" if failed else "\n一切正常。")
    raise typer.Exit(1 if failed else 0)


def _show(title: str, state: str, what: str, mend: str) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{MARKS[state]} {title}：{escape(what)}")
    if mend:
        console.print(f"    → {escape(mend)}")
