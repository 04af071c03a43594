"""审计日志：封存、核验、查看。"""

import json
from dataclasses import asdict

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer(no_args_is_help=True)


@app.command()
def verify(as_json: bool = typer.Option(False, "--json", help="逐行输出 JSON")) -> None:
    """从头核验哈希链；有行被改、被删、被塞入或对调时指出是哪一行，并以 1 结束。"""
    django_ready()
    from banyan.kernel.audit import verify as findings

    wrong = 0
    for finding in findings():
        wrong += 1
        text = json.dumps(asdict(finding), ensure_ascii=False)
        typer.echo(text if as_json else finding.sentence)
    if wrong:
        typer.echo(f"审计日志有 {wrong} 处不对。", err=True)
        raise typer.Exit(1)
    typer.echo(json.dumps(_extent()) if as_json else "审计日志完整，{rows} 行，{seals} 道封条。".format(**_extent()))


def _extent() -> dict[str, int]:
    from django.db import connection

    from banyan.kernel.principal import SYSTEM, acting_as

    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(cardinality(row_ids)), 0)::bigint, count(*) FROM kernel_audit_seal")
        rows, seals = cursor.fetchone()
    return {"rows": rows, "seals": seals}


@app.command()
def seal() -> None:
    """现在就封存所有已提交的行（后台进程每分钟封存一次）。"""
    django_ready()
    from banyan.kernel.audit import seal_pending

    typer.echo(f"封存了 {seal_pending()} 行。")
