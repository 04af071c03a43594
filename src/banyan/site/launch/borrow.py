"""The embedded server for a command or a test: the running one, or one that a guard starts for the while."""

import subprocess
import sys
import time
from pathlib import Path

from banyan.site.config import settings
from banyan.site.launch import keys, process
from banyan.site.launch.home import Home
from banyan.site.launch.locks import Lock
from banyan.site.launch.postgres.cluster import Cluster
from banyan.site.launch.postgres.configuration import Tuning
from banyan.site.launch.trouble import Trouble


def cluster_of(home: Home, *, temporary: bool = False) -> Cluster:
    """The cluster of a home, with the settings of the installation or those of a test."""
    if temporary:
        return Cluster(home.data, home.database_run, Tuning(shared_buffers="64MB", durable=False))
    chosen = settings().database
    tuning = Tuning(chosen.port or 5432, tcp=chosen.port is not None, shared_buffers=chosen.shared_buffers)
    return Cluster(home.data, home.database_run, tuning)


def prepare(home: Home, *, temporary: bool = False) -> Cluster:
    """Make folders, secrets and the data folder, each only if missing."""
    home.make()
    cluster = cluster_of(home, temporary=temporary)
    keys.make(home.secrets, data_exists=cluster.initialised)
    for folder in cluster.prepare(keys.word(home.secrets, "database-superuser")):
        sys.stderr.write(f"提示：为了让数据库的专用账号通过，已对文件夹 {folder} 加上 o+x 权限。\n")
    return cluster


def borrow(home: Home, *, temporary: bool = False) -> tuple[Cluster, Lock]:
    """A server that answers. Keep the lock for as long as it is needed; it goes with the process."""
    home.make()
    using = home.use_lock()
    using.take(shared=True)
    cluster = cluster_of(home, temporary=temporary)
    if cluster.initialised and cluster.ready():
        return cluster, using
    with home.borrow_lock().held():
        if not (cluster.initialised and cluster.ready()):
            _start_guard(home, temporary=temporary)
    return cluster, using


def _start_guard(home: Home, *, temporary: bool) -> None:
    cluster = prepare(home, temporary=temporary)
    log = home.log / "guard.log"
    order = [
        sys.executable,
        "-m",
        "banyan.site.launch.guard",
        str(home.var),
        "temporary" if temporary else "kept",
    ]
    with log.open("wb") as output:
        guard = subprocess.Popen(
            order,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            cwd=Path("/"),
            env=process.python_environment(),
        )
    until = time.monotonic() + 60
    while not cluster.ready():
        if guard.poll() is not None or time.monotonic() > until:
            what, _, mend = log.read_text(errors="replace").strip().partition("\n办法：")
            raise Trouble(what.splitlines()[-1] if what else "数据库没有启动。", mend or f"查看日志 {log}。")
        time.sleep(0.05)
