"""运行后台进程：派送事件、办理长任务、按时做例行的事。"""

import os

import typer

from banyan.site.launch.session import django_ready

app = typer.Typer()
_POLITE = 10
"""Where processors are short, people who wait for a page come before work in the background."""


@app.command()
def worker() -> None:
    """运行后台进程：派送事件、办理长任务、按时做例行的事。"""
    os.nice(_POLITE)
    django_ready()
    from banyan.gateways.worker import main
    from banyan.kernel.systems import registry

    registry().check()
    main()
