"""The embedded server on odd ground."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from banyan.site.launch.borrow import borrow
from banyan.site.launch.environment import superuser_url
from banyan.site.launch.home import Home
from banyan.site.launch.postgres.roles import Address
from banyan.site.launch.postgres.sockets import LONGEST, socket_folder
from banyan.site.launch.tests.running import own_folder, until


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as own:
        yield own


@pytest.mark.slow
def test_a_path_too_long_for_a_socket_still_works(folder: Path) -> None:
    deep = folder / ("深" * 20) / ("d" * 60) / "of-its-own"
    deep.mkdir(parents=True)
    home = Home(deep / "var")
    cluster, lock = borrow(home, temporary=True)
    assert len(str(cluster.socket).encode()) <= LONGEST
    with psycopg.connect(superuser_url(home, Address(cluster.socket))) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    lock.release()
    until(lambda: not deep.exists())
    assert not cluster.socket.exists()


@pytest.mark.slow
def test_the_server_stays_until_the_last_borrower_lets_go(folder: Path) -> None:
    home = Home(folder / "own" / "var")
    cluster, first = borrow(home, temporary=True)
    _, second = borrow(home, temporary=True)
    first.release()
    assert cluster.ready()
    second.release()
    until(lambda: not home.var.exists())


def test_the_socket_folder_is_the_run_folder_when_it_fits(tmp_path: Path) -> None:
    assert socket_folder(Path("/srv/banyan/var/run")) == Path("/srv/banyan/var/run")
    assert socket_folder(tmp_path / ("x" * 90)) == socket_folder(tmp_path / ("x" * 90))
    assert socket_folder(tmp_path / ("x" * 90)) != socket_folder(tmp_path / ("y" * 90))
