"""One data folder of PostgreSQL and the server on it."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from banyan.site.launch import process
from banyan.site.launch.postgres import configuration, leftovers, sockets
from banyan.site.launch.postgres.account import Account, account
from banyan.site.launch.postgres.programs import MAJOR, program, programs
from banyan.site.launch.trouble import Trouble

SUPERUSER = "postgres"


@dataclass(frozen=True)
class Cluster:
    """The embedded server of one installation: `data` its folder, `run` where its socket goes."""

    STOP: ClassVar[int] = signal.SIGINT
    """PostgreSQL's fast shutdown."""

    data: Path
    run: Path
    tuning: configuration.Tuning = field(default_factory=configuration.Tuning)
    account: Account = field(default_factory=account)

    @property
    def socket(self) -> Path:
        return sockets.socket_folder(self.run)

    def prepare(self, password: str) -> list[Path]:
        """Make the data folder if there is none, write the settings; returns folders opened on the way."""
        opened = self._open_way()
        self._refuse_other_version()
        sockets.refuse_foreign(self.socket, {os.geteuid(), self.account.uid or os.geteuid()})
        self.account.own(self.socket)
        opened += self.account.open_way_to(self.socket)
        self.account.own(self.data)
        if not self.initialised:
            self._initialise(password)
        configuration.write(self.data, self.socket, self.tuning)
        return opened

    @property
    def initialised(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def start(self, log: Path) -> "subprocess.Popen[bytes]":
        """Start the server; a dead parent makes it shut down fast. It is not ready yet: see `wait`."""
        leftovers.clear(self.data)
        self._open_way()
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            return process.child(
                [program("postgres"), "-D", str(self.data)],
                on_parent_death=signal.SIGINT,
                output=output,
                folder=Path("/"),
                drop_to=self.account.popen(),
            )

    def wait(self, server: "subprocess.Popen[bytes]", log: Path, seconds: float = 60) -> None:
        """Wait until the server takes connections; crash recovery is part of it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if server.poll() is not None:
                raise start_failure(log)
            if self.ready():
                return
            time.sleep(0.05)
        raise Trouble(f"内嵌的 PostgreSQL 在 {seconds:.0f} 秒内没有就绪。", f"查看日志 {self.data}/log。")

    def ready(self) -> bool:
        """Whether a server answers on the socket."""
        if not (self.socket / f".s.PGSQL.{self.tuning.port}").exists():
            return False
        order = [program("pg_isready"), "-q", "-h", str(self.socket), "-p", str(self.tuning.port), "-t", "3"]
        return subprocess.run(order, check=False).returncode == 0

    def stop(self, server: "subprocess.Popen[bytes]", seconds: float = 6) -> None:
        """Fast shutdown: open transactions are rolled back, committed ones are on disk."""
        if server.poll() is not None:
            return
        server.send_signal(self.STOP)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(seconds)

    def _open_way(self) -> list[Path]:
        return self.account.open_way_to(self.data) + self.account.open_way_to(programs())

    def _refuse_other_version(self) -> None:
        if not self.initialised:
            return
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != str(MAJOR):
            raise Trouble(
                f"数据文件夹 {self.data} 由 PostgreSQL {found} 建立，"
                f"本版本使用 PostgreSQL {MAJOR}，不能直接打开；数据没有改动。",
                "用原来的版本运行 bin/banyan backup 备份.tar，把该文件夹改名保留，"
                "再用本版本运行 bin/banyan restore 备份.tar。",
            )

    def _initialise(self, password: str) -> None:
        # Into a folder beside it, renamed when whole: an interrupted first start leaves nothing half made.
        fresh = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        self.account.own(fresh)
        with tempfile.NamedTemporaryFile("w", dir=fresh.parent, suffix=".pw") as secret:
            secret.write(password + "\n")
            secret.flush()
            if self.account.uid is not None and self.account.gid is not None:
                os.chown(secret.name, self.account.uid, self.account.gid)
            try:
                self._initdb(fresh, secret.name)
            except Trouble:
                shutil.rmtree(fresh, ignore_errors=True)
                raise
        with (fresh / "postgresql.conf").open("a") as conf:
            conf.write(f"\ninclude '{configuration.FILE}'\n")
        shutil.rmtree(self.data)
        fresh.rename(self.data)

    def _initdb(self, folder: Path, password_file: str) -> None:
        order = [program("initdb"), "-D", str(folder), "-U", SUPERUSER, f"--pwfile={password_file}"]
        order += [
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ]
        order += ["--locale=C", "--no-instructions"] + ([] if self.tuning.durable else ["--no-sync"])
        done = subprocess.run(
            order,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **self.account.popen(),  # type: ignore[call-overload]
        )
        if done.returncode != 0:
            raise explained(done.stderr, "建立数据文件夹失败")


def start_failure(log: Path) -> Trouble:
    return explained(log.read_text(errors="replace") if log.exists() else "", "内嵌的 PostgreSQL 没有启动")


def explained(said: str, what: str) -> Trouble:
    """Turn PostgreSQL's own words into one sentence and a mend."""
    if "No space left on device" in said:
        return Trouble("磁盘已满，数据库不能启动；已提交的数据没有丢失。", "清理磁盘后再次运行 make run。")
    if "could not create any TCP/IP sockets" in said or "Address already in use" in said:
        return Trouble(
            "数据库的 TCP 端口已被占用。",
            "在 banyan.toml 的 [database] 中换一个 port，或删去这一行只用套接字。",
        )
    if "shared memory" in said:
        return Trouble("内存不足，数据库不能启动。", "在 banyan.toml 的 [database] 中减小 shared_buffers。")
    lines = [line for line in said.splitlines() if "FATAL" in line or "error" in line.lower()]
    last = (lines or said.strip().splitlines() or ["没有留下说明"])[-1].strip()
    return Trouble(f"{what}：{last}", "运行 bin/banyan doctor 查看详情。")
