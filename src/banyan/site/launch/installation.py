"""`make run`: brings the whole installation up, keeps it up, and takes it down again."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from rich.console import Console

from banyan.site.config import Settings, settings
from banyan.site.launch import borrow, checks_before, environment, keys, leftovers, process, welcome
from banyan.site.launch.environment import Urls
from banyan.site.launch.home import Home
from banyan.site.launch.locks import Lock
from banyan.site.launch.postgres import roles
from banyan.site.launch.postgres.cluster import Cluster
from banyan.site.launch.service import Service
from banyan.site.launch.settled import Settled
from banyan.site.launch.supervisor import Supervisor
from banyan.site.launch.trouble import Trouble

PATIENCE = 25.0
"""Seconds that we wait for another banyan process to let go of the database."""


class Installation:
    """One installation in the foreground of a terminal."""

    def __init__(self, chosen: Settings) -> None:
        self.settings = chosen
        self.home = Home(chosen.home)
        self.console = Console(stderr=True, highlight=False, soft_wrap=True)
        self.supervisor = Supervisor(lambda text: self.console.print(f"[yellow]![/] {text}"))
        self._lock: Lock | None = None

    def run(self, *, serve: bool = True) -> None:
        """Set up and, unless told otherwise, serve until somebody stops us."""
        checks_before.room_on_disk(self.home.var)
        self.home.make()
        self._lock = self._alone()
        leftovers.end(self.home)
        if serve:
            checks_before.free_port(self.settings.web.host, self.settings.web.port)
        self.supervisor.heed_signals()
        try:
            urls = self._database()
            if urls is not None and self._set_up(urls) and serve and self._serve(urls):
                welcome.show(self.console, self.settings)
                self.supervisor.watch()
        finally:
            self._stop()

    def _alone(self) -> Lock:
        """Become the only launcher of this home; wait for a command that has borrowed the database."""
        lock = self.home.server_lock()
        until = time.monotonic() + PATIENCE
        while not lock.take(wait=False):
            holder = lock.path.read_text().split()
            if holder[:1] == ["run"]:
                what = f"这里的 Banyan 已经在运行（进程 {holder[1]}）：{self.settings.web.local_url}"
                raise Trouble(what, "直接打开上面的地址；要重新启动，先在那个终端按 Ctrl-C。")
            if time.monotonic() > until:
                raise Trouble("另一个 banyan 命令正在使用数据库。", "等它结束后再试。")
            time.sleep(0.2)
        lock.note(f"run {os.getpid()}\n")
        return lock

    def _database(self) -> Urls | None:
        """Have a database that answers; None when somebody stopped us meanwhile."""
        if self.settings.database.url:
            keys.make(self.home.secrets, data_exists=False)
            return environment.outside_urls(self.settings, self.home)
        fresh = not borrow.cluster_of(self.home).initialised
        if fresh:
            self.console.print("· 建立数据库 var/postgres")
        cluster = borrow.prepare(self.home)
        service = self._postgres(cluster)
        self.supervisor.start(service)
        if not self.supervisor.wait_for(service, cluster.ready, 120):
            return None
        address = roles.Address(cluster.socket, cluster.tuning.port)
        owner, app = (keys.word(self.home.secrets, name) for name in ("database-owner", "database-app"))
        roles.ensure_embedded(environment.superuser_url(self.home, address), owner, app)
        return environment.embedded_urls(self.home, address)

    def _postgres(self, cluster: Cluster) -> Service:
        return Service(
            "postgres",
            "数据库",
            cluster.start,
            self.home.start_log,
            grace=5,
            stop_signal=cluster.STOP,
            settled=lambda server: cluster.wait(server, self.home.start_log),
        )

    def _set_up(self, urls: Urls) -> bool:
        """Schema and data of this version; False when somebody stopped us meanwhile."""
        settled = Settled(self.home.state / "settled", self.settings.demonstration)
        if settled.holds(urls.owner):
            return True
        steps = (("migrate", True), ("load", False))
        if not all(self._set_up_process(name, urls, owner=owner) for name, owner in steps):
            return False
        settled.note(urls.owner)
        return True

    def _set_up_process(self, name: str, urls: Urls, *, owner: bool) -> bool:
        order = [sys.executable, "-m", "banyan.site.launch.setting_up", name]
        child = process.child(order, environment=self._environment(urls, owner=owner))
        while child.poll() is None:
            if self.supervisor.stopping:
                child.terminate()
                child.wait(10)
            time.sleep(0.05)
        if child.returncode and not self.supervisor.stopping:
            if child.returncode > 0:  # it has said itself what is wrong, and the mend
                raise SystemExit(child.returncode)
            raise Trouble("设置在中途被结束，已完成的部分都保留着。", "再次运行，会接着做。")
        return not self.supervisor.stopping

    def _serve(self, urls: Urls) -> bool:
        shutil.rmtree(self.home.counts, ignore_errors=True)
        self.home.counts.mkdir()
        web = self._python("web", "网页服务", urls, ["-m", "banyan.site.launch.web", *self._web_arguments()])
        worker = self._python("worker", "后台服务", urls, ["-m", "banyan.site.cli", "worker"])
        self.supervisor.start(worker)
        self.supervisor.start(web)
        leftovers.note(self.home, [one.process for one in self.supervisor.services])
        return self.supervisor.wait_for(web, self._answers, 60)

    def _web_arguments(self) -> list[str]:
        web = self.settings.web
        return [web.host, str(web.port), str(web.workers), str(web.threads)]

    def _python(self, name: str, title: str, urls: Urls, arguments: list[str]) -> Service:
        variables = self._environment(urls) | {"PROMETHEUS_MULTIPROC_DIR": str(self.home.counts)}

        def launch(log: Path) -> "subprocess.Popen[bytes]":
            with log.open("ab") as output:
                return process.child([sys.executable, *arguments], environment=variables, output=output)

        return Service(name, title, launch, self.home.log / f"{name}.log")

    def _environment(self, urls: Urls, *, owner: bool = False) -> dict[str, str]:
        web = self.settings.web
        more = {
            "BANYAN_HOSTS": ",".join(["127.0.0.1", "localhost", "[::1]", *web.hosts]),
            "BANYAN_PUBLIC_URL": web.url,
            "BANYAN_POOL": str(web.threads),
        }
        return process.python_environment(more | urls.variables(self.home, owner=owner))

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.settings.web.local_url}/health/live", timeout=2) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _stop(self) -> None:
        began = time.monotonic()
        *database, others = [[], []] if not self.supervisor.services else self._groups()
        self.supervisor.stop([others, *database])
        if self._lock is not None:
            self._lock.release()
        if self.supervisor.stopping:
            self.console.print(f"· 已停止（{time.monotonic() - began:.1f} 秒），数据都在 {self.home.var}")

    def _groups(self) -> list[list[Service]]:
        """The database apart from the rest, which must end before it."""
        database = [one for one in self.supervisor.services if one.name == "postgres"]
        return [database, [one for one in self.supervisor.services if one.name != "postgres"]]


def run(*, serve: bool = True) -> None:
    """What `banyan run` and `banyan setup` do."""
    Installation(settings()).run(serve=serve)
