"""显示版本：Banyan、Python、内嵌的 PostgreSQL。"""

import platform

import typer

app = typer.Typer()


@app.command()
def version() -> None:
    """显示版本：Banyan、Python、内嵌的 PostgreSQL。"""
    from banyan import __version__
    from banyan.site.launch.postgres import programs

    typer.echo(f"Banyan {__version__} · Python {platform.python_version()} · PostgreSQL {programs.version()}")
