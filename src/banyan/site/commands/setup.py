"""只建好所需的一切（数据库、表结构、基础数据），不启动服务。"""

import typer

app = typer.Typer()


@app.command()
def setup() -> None:
    """只建好所需的一切（数据库、表结构、基础数据），不启动服务。"""
    from banyan.site.launch import installation

    installation.run(serve=False)
