"""运行后台进程：派送事件、办理长任务、按时做例行的事。"""

import os
import sys

import typer

from banyan.site.launch.memory import outgrown
from banyan.site.launch.session import django_ready

app = typer.Typer()
_POLITE = 10
"""Where processors are short, people who wait for a page come before work in the background."""


@app.command()
def worker() -> None:
    """运行后台进程：派送事件、办理长任务、按时做例行的事。"""
    os.nice(max(_POLITE - os.nice(0), 0))
    django_ready()
    from banyan.gateways.worker import main
    from banyan.kernel.systems import registry

    registry().check()
    if main(outgrown()):
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very program anew, under the same process id
