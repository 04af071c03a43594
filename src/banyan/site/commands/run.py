"""建好所需的一切，启动网页、后台和数据库，直到按下 Ctrl-C。"""

import typer

app = typer.Typer()


@app.command()
def run() -> None:
    """建好所需的一切，启动网页、后台和数据库，直到按下 Ctrl-C。"""
    from banyan.site.launch import installation

    installation.run()
