"""A process that runs the database server for as long as somebody has borrowed it.

`bin/banyan` commands and the tests borrow a server when none runs; see `borrow`. The guard ends when the last
borrower has ended, however that one ended, and removes the home when it was made for tests.
"""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from banyan.site.launch.borrow import cluster_of
from banyan.site.launch.home import Home
from banyan.site.launch.trouble import Trouble, from_os_error


def guard(home: Home, *, temporary: bool) -> None:
    """Serve until nobody shares the use lock."""
    lock = home.server_lock()
    if not lock.take(wait=False):
        raise Trouble("数据库正由另一个 banyan 进程启动。", "稍候再试。")
    lock.note(f"guard {os.getpid()}\n")
    cluster = cluster_of(home, temporary=temporary)
    server = cluster.start(home.start_log)
    cluster.wait(server, home.start_log)
    stopping = threading.Event()
    threading.Thread(target=_end_with, args=(server, stopping), daemon=True).start()
    home.use_lock().take()
    stopping.set()
    cluster.stop(server)
    if temporary:
        shutil.rmtree(cluster.socket, ignore_errors=True)
        shutil.rmtree(home.var.parent, ignore_errors=True)


def _end_with(server: "subprocess.Popen[bytes]", stopping: threading.Event) -> None:
    """A server that dies by itself takes the guard along, so that the next borrower starts anew."""
    server.wait()
    if not stopping.is_set():
        os._exit(1)


def main() -> int:
    var, manner = sys.argv[1:]
    try:
        guard(Home(Path(var)), temporary=manner == "temporary")
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return trouble.exit_code
    except OSError as error:
        sys.stderr.write(f"{from_os_error(error)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
