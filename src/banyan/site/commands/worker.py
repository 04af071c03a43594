"""运行后台进程：派送事件、办理长任务、按时做例行的事。"""

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer()


@app.command()
def worker() -> None:
    """运行后台进程：派送事件、办理长任务、按时做例行的事。"""
    django_ready()
    from banyan.gateways.worker import main
    from banyan.kernel.systems import registry

    registry().check()
    main()
