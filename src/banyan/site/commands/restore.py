"""恢复：用一份备份替换这里的数据。"""

from pathlib import Path

import typer

app = typer.Typer()


@app.command()
def restore(
    file: Path = typer.Argument(help="bin/banyan backup 写出的文件"),
    replace: bool = typer.Option(False, "--replace", help="替换已有的数据"),
) -> None:
    """恢复：用一份备份替换这里的数据；先检查备份是否完整，再动数据。"""
    from banyan.site.launch.backup.work import restore as put_back

    made = put_back(file, replace=replace).made
    typer.echo(f"已恢复到 {made} 的状态。运行 make run 启动。")
