"""备份：把数据库、密钥和文件写进一个文件，运行中也可以。"""

from pathlib import Path

import typer

app = typer.Typer()


@app.command()
def backup(file: Path = typer.Argument(help="备份文件，例如 banyan-2026-11-23.tar")) -> None:
    """备份：把数据库、密钥和文件写进一个文件，运行中也可以。备份里有密钥，请妥善保管。"""
    from banyan.site.launch.backup.work import back_up

    count = back_up(file)
    typer.echo(f"已备份到 {file}（{count} 项，{file.stat().st_size / 1e6:.1f} MB）。其中有密钥，请妥善保管。")
