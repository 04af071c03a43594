"""新建系统：写出一个一次就能通过检查和测试的系统包。"""

from pathlib import Path
from typing import Annotated

import typer

from banyan.site.launch.trouble import Trouble

app = typer.Typer()


@app.command()
def new_system(
    group: Annotated[str, typer.Argument(help="领域，如 government、society、economy")],
    name: Annotated[str, typer.Argument(help="系统的包名，小写英文，用下划线连接，如 old_trees")],
    title: Annotated[str, typer.Option(help="系统的中文名，如 古榕认养")],
    department: Annotated[str, typer.Option(help="主管部门的代码，如 forestry")] = "government-services",
    into: Annotated[Path | None, typer.Option(help="放系统的文件夹，默认是本仓库的 src/banyan/systems")] = None,
) -> None:
    """新建系统：写出一个一次就能通过检查和测试的系统包。"""
    from banyan.site.scaffold import Plan, Unfit, write

    try:
        plan = Plan(group, name, title.strip(), department, into)
        files = write(plan)
    except Unfit as unfit:
        raise Trouble(unfit.what, unfit.mend) from None
    typer.echo(f"写好了“{plan.title}”（{plan.code}）：")
    for file in files:
        typer.echo(f"  {file}")
    typer.echo(
        "\n接着：\n"
        f"  1. 跑它的测试：.venv/bin/python -m pytest {plan.folder / 'tests'}\n"
        "  2. 改 system.py 里标着“待改”的地方：依据、时限、流程；拿不准的条款不要写。\n"
        "  3. 改 forms.py 里要问的；政府已经知道的不要问。\n"
        "  4. 运行 make run，新事项自动发布，在门户里搜得到。\n"
        "教程：docs/writing-a-system.md"
    )
