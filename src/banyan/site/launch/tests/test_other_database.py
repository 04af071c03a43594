"""An installation on somebody else's PostgreSQL."""

from collections.abc import Iterator

import psycopg
import pytest

from banyan.site.launch.borrow import borrow
from banyan.site.launch.environment import superuser_url
from banyan.site.launch.home import Home
from banyan.site.launch.postgres.roles import APP, Address
from banyan.site.launch.tests.running import Running, own_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def other() -> Iterator[tuple[Running, Address, str]]:
    """A second server with a role and a database for Banyan; and an installation that is told of it."""
    with own_folder() as folder:
        server = Home(folder / "server" / "var")
        cluster, lock = borrow(server, temporary=True)
        address = Address(cluster.socket)
        root = superuser_url(server, address)
        with psycopg.connect(root, autocommit=True) as connection:
            connection.execute("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'a word'")
            connection.execute("CREATE DATABASE office OWNER keeper TEMPLATE template0")
        url = address.url("keeper", "a word", "office")
        running = Running(folder / "var", BANYAN_DATABASE_URL=url)
        running.home.var.mkdir()
        try:
            yield running, address, root
        finally:
            running.end()
            lock.release()


def test_it_is_set_up_and_serves_there(other: tuple[Running, Address, str]) -> None:
    running, address, root = other
    running.start()
    assert not running.home.data.exists()
    assert not any("postgres" in one.name() for one in running.processes())
    with psycopg.connect(root) as connection:
        rows = connection.execute("SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'office'").fetchall()
        assert rows == [(APP,)]
    said = running.call("doctor")
    assert f"应用以角色 {APP} 连接，不能绕过行级安全" in said.stdout, said.stdout
    assert running.interrupt() < 10
    with psycopg.connect(address.url("keeper", "a word", "office")) as connection:
        row = connection.execute("SELECT count(*) > 1000 FROM divisions_division").fetchone()
        assert row == (True,)


def test_one_that_does_not_answer_is_one_sentence() -> None:
    with own_folder() as folder:
        running = Running(folder / "var", BANYAN_DATABASE_URL="postgresql://me:word@127.0.0.1:1/none")
        running.home.var.mkdir()
        for command in ("run", "doctor"):
            said = running.call(command)
            assert said.returncode == 1
            assert "连不上数据库" in said.stdout + said.stderr
            assert "BANYAN_DATABASE_URL" in said.stdout + said.stderr
            assert "Traceback" not in said.stderr
