"""Each process killed with signal 9 while a resident hands in applications, on an ordinary user's installation:
what was promised stays, nothing is there twice, and it goes on."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from banyan.kernel import clock
from banyan.site.launch.borrow import cluster_of
from banyan.site.launch.environment import superuser_url
from banyan.site.launch.postgres.account import Account, account
from banyan.site.launch.postgres.roles import DATABASE, Address
from banyan.site.launch.tests.resident import Resident
from banyan.site.launch.tests.running import Running, own_folder, until

pytestmark = pytest.mark.slow
WEB = "banyan.site.launch.web"


def ordinary_user() -> Account | None:
    """Whoever runs the tests; for root an account without rights, or none where that may not read this Python."""
    user = account()
    order = [sys.executable, "-c", "import banyan.site.launch"]
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        able = subprocess.run(order, env=env, cwd="/", capture_output=True, **user.popen())  # type: ignore[call-overload]
    except PermissionError:
        return None
    return None if able.returncode else user


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    user = ordinary_user()
    with own_folder() as folder:
        if user is not None:
            user.own(folder, 0o711)
        (folder / "home").mkdir()
        one = Running(folder / "var", user, BANYAN_DEMONSTRATION="true", HOME=str(folder / "home"))
        try:
            one.start()
            yield one
        finally:
            one.end()


@pytest.fixture(scope="module")
def resident(running: Running) -> Resident:
    return Resident(running.port, "linmou")


def web_worker(running: Running) -> None:
    master = running.service(WEB)
    killed = until(lambda: workers_of(master))[0]
    killed.kill()
    until(lambda: any(one.pid != killed.pid for one in workers_of(master)))
    assert running.service(WEB).pid == master.pid


def workers_of(master: psutil.Process) -> list[psutil.Process]:
    return [one for one in master.children() if one.status() != psutil.STATUS_ZOMBIE]


def service(word: str) -> Callable[[Running], None]:
    def kill(running: Running) -> None:
        killed = running.service(word)
        killed.kill()
        running.service(word, other_than=killed.pid)

    return kill


def supervisor(running: Running) -> None:
    running.kill()
    until(lambda: not running.processes())
    running.start()


VICTIMS: dict[str, Callable[[Running], None]] = {
    "web-worker": web_worker,
    "web-master": service(WEB),
    "job-worker": service("worker"),
    "postmaster": service("postgres"),
    "supervisor": supervisor,
}


@pytest.mark.parametrize("victim", VICTIMS)
def test_no_promised_case_is_lost(running: Running, resident: Resident, victim: str) -> None:
    with resident.handing_in(clock.today().year):
        until(lambda: len(resident.promised) >= 3)
        VICTIMS[victim](running)
        before = len(resident.promised)
        until(lambda: len(resident.promised) >= before + 3)
    until(running.ready)
    assert [case for case in resident.promised.values() if not resident.sees(case)] == []
    assert set(asked(running, "SELECT id::text FROM services_case")) == set(resident.promised.values())


def test_afterwards_every_event_arrives_and_the_audit_log_is_whole(running: Running) -> None:
    until(lambda: asked(running, "SELECT count(*) FROM kernel_delivery") == [0])
    said = running.call("audit", "verify")
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_web_tells_what_it_and_the_worker_counted_since_the_start(running: Running) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/metrics", timeout=10) as answer:
        told = answer.read().decode()
    assert 'banyan_actions_total{code="services.case.apply",outcome="done"}' in told
    assert re.search(r'banyan_deliveries_total\{outcome="done",subscriber="[^"]+"\} [1-9]', told)


def test_an_ordinary_user_owns_everything(running: Running) -> None:
    if os.geteuid() == 0 and ordinary_user() is None:
        pytest.skip("an ordinary user may not read the Python that runs these tests")
    assert running.launcher is not None
    me = psutil.Process(running.launcher.pid).uids()
    assert {psutil.Process(one.pid).uids() for one in running.processes()} == {me}
    owners = {path.lstat().st_uid for path in Path(running.home.var).rglob("*")}
    assert owners == {me.real}


def asked(running: Running, question: str) -> list[object]:
    """The first column of what the superuser is told, who sees every row."""
    url = superuser_url(running.home, Address(cluster_of(running.home).socket), DATABASE)
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute(question).fetchall()]
