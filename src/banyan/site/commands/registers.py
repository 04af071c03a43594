"""登记库：有哪些、导入文件、多源比对。"""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from banyan.site.launch.session import django_ready
from banyan.site.launch.trouble import Trouble

app = typer.Typer(help="登记库：有哪些、导入文件、多源比对。", no_args_is_help=True, add_completion=False)


@app.command("list")
def list_registers() -> None:
    """有哪些登记库、各字段由哪个部门负责。"""
    django_ready()
    from banyan.engines.registers.declare import registers

    for one in registers():
        typer.echo(f"{one.code}　{one.title}　按{one.key.title}查")
        for source in dict.fromkeys(field.source.code for field in one.fields.values()):
            titles = "、".join(field.title for field in one.fields_of(source))
            typer.echo(f"  {source}　{one.source_title(source)}：{titles}")


@app.command("import")
def import_file(
    register: Annotated[str, typer.Argument(metavar="REGISTER", help="登记库代码，如 population")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV 或 .xlsx", exists=True, dir_okay=False)],
    source: Annotated[
        str, typer.Option("--source", help="数据来源部门的代码，如 public-security；只有一个时可不写")
    ] = "",
    valid_from: Annotated[str, typer.Option("--from", help="没有“生效日期”列时，从哪一天起有效，如 2026-01-01")] = "",
) -> None:
    """导入一个文件：好的行入库，有误的行写到旁边的文件里，附行号和原因。中断后可再运行，不会重复。"""
    django_ready()
    from banyan.engines.registers.actions import start_import
    from banyan.engines.registers.queries import import_job, returned
    from banyan.engines.registers.types import read_day
    from banyan.kernel.errors import BanyanError
    from banyan.kernel.principal import SYSTEM, acting_as

    with acting_as(SYSTEM):
        try:
            day = read_day(valid_from) if valid_from else None
            job_id = start_import(register, source or _only_source(register), _chunks(file), valid_from=day)
            _run_with_progress(lambda: import_job(job_id), "导入")
            done = import_job(job_id)
            typer.echo(f"入库 {done.taken:,} 行，退回 {done.bad:,} 行。")
            if done.state != "done":
                raise Trouble(done.message, "改好后再运行一次，已入库的不会重复。")
            if done.bad:
                with returned(job_id) as rows:
                    typer.echo(f"退回的行在 {_give_back(file, rows)}")
        except BanyanError as error:
            raise Trouble(error.message, "改好后再运行一次。") from error
        except ValueError as error:
            raise Trouble(str(error), "日期写成 2026-01-01 这样。") from error
    if done.bad:
        raise typer.Exit(1)


@app.command("link")
def link_file(
    register: Annotated[str, typer.Argument(metavar="REGISTER", help="登记库代码，如 population")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV 或 .xlsx", exists=True, dir_okay=False)],
    source: Annotated[str, typer.Option("--source", help="文件是哪个部门的，写代码，如 civil-affairs")],
    valid_from: Annotated[str, typer.Option("--from", help="没有“生效日期”列时，从哪一天起有效，不写是今天")] = "",
) -> None:
    """多源比对：没有号码或号码不对的行，找出说的是库里的谁；结果和理由写到旁边的文件里，候选等各地的人核对。"""
    django_ready()
    from banyan.engines.registers.linkage import queries
    from banyan.engines.registers.linkage.starting import start_linking
    from banyan.engines.registers.types import read_day
    from banyan.kernel.errors import BanyanError
    from banyan.kernel.principal import SYSTEM, acting_as

    with acting_as(SYSTEM):
        try:
            day = read_day(valid_from) if valid_from else None
            run_id = start_linking(register, source, _chunks(file), valid_from=day)
            _run_with_progress(lambda: queries.run_of(run_id), "比对")
            done = queries.run_of(run_id)
            if done.state != "done":
                raise Trouble(done.message, "再运行一次，从停下的地方接着做。")
            for line in _linked(done.summary):
                typer.echo(line)
            with queries.result_rows(run_id) as rows:
                typer.echo(f"逐行结果在 {_give_back(file, rows, '比对')}")
        except BanyanError as error:
            raise Trouble(error.message, "改好后再运行一次。") from error
        except ValueError as error:
            raise Trouble(str(error), "日期写成 2026-01-01 这样。") from error


def _linked(summary: dict[str, Any]) -> Any:
    from banyan.engines.registers.linkage.deciding import STATES

    for state, count in summary["states"].items():
        yield f"{STATES[state]}　{count:,} 行"
    matching = summary["matching"]
    yield f"登记库 {summary['records']:,} 条，比对 {matching['seconds']} 秒，内存最多 {matching['memory_mb']} MB。"
    if "precision" in summary:
        rates = [f"{summary[name]:.4f}" for name in ("precision", "recall", "recall_with_person")]
        yield f"对照标准答案：查准率 {rates[0]}，查全率 {rates[1]}，连同候选 {rates[2]}。"


def _only_source(register: str) -> str:
    from banyan.engines.registers.declare import schema

    sources = list(dict.fromkeys(field.source.code for field in schema(register).fields.values()))
    if len(sources) > 1:
        raise Trouble(f"{register} 有几个来源部门。", f"用 --source 写明是哪一个：{'、'.join(sources)}。")
    return sources[0]


def _chunks(file: Path) -> Any:
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def _run_with_progress(state_of: Callable[[], Any], title: str) -> None:
    from django.db import connection
    from rich.progress import Progress

    from banyan.kernel import jobs
    from banyan.kernel.principal import SYSTEM, acting_as

    def work() -> None:
        with acting_as(SYSTEM):
            while state_of().state in ("waiting", "running"):
                if not jobs.run_next():  # a running worker has taken it
                    time.sleep(0.5)
        connection.close()

    worker = threading.Thread(target=work, daemon=True)
    with Progress() as shown:
        bar = shown.add_task(title, total=None)
        worker.start()
        while worker.is_alive():
            worker.join(0.5)
            state = state_of()
            shown.update(bar, completed=state.done, total=state.total)


def _give_back(file: Path, rows: Any, word: str = "退回") -> Path:
    from banyan.engines.registers.importing.returning import as_csv, as_workbook

    workbook = file.suffix.lower() == ".xlsx"
    target = file.with_name(f"{file.stem}.{word}{'.xlsx' if workbook else '.csv'}")
    target.write_bytes(as_workbook(rows) if workbook else b"".join(as_csv(rows)))
    return target
