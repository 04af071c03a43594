"""Gives a test run a home of its own: secrets, folders, an embedded PostgreSQL that starts when first needed.

Loaded by `-p` before Django's settings are read. Under xdist the controller makes the home and its workers
share it; the server ends with the last process that uses it, and takes the home along.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from banyan.site.launch import borrow, keys
from banyan.site.launch.home import Home
from banyan.site.launch.locks import Lock
from banyan.site.launch.postgres import roles
from banyan.site.launch.postgres.cluster import SUPERUSER

TEST_HOME = "BANYAN_TEST_HOME"
_kept: list[Lock] = []


def _prepare_environment() -> Home:
    """Name the database before it runs: its address follows from the home alone."""
    if TEST_HOME not in os.environ:
        os.environ[TEST_HOME] = tempfile.mkdtemp(prefix="banyan-test-")
        Path(os.environ[TEST_HOME]).chmod(0o711)
    home = Home(Path(os.environ[TEST_HOME]) / "var")
    home.make()
    keys.make(home.secrets, data_exists=(home.secrets / keys.KEYS[0]).exists())
    address = roles.Address(borrow.cluster_of(home, temporary=True).socket)
    os.environ["BANYAN_DATABASE_URL"] = address.url(SUPERUSER, keys.word(home.secrets, "database-superuser"))
    os.environ["BANYAN_VAR"] = str(home.var)
    os.environ["BANYAN_SECRETS"] = str(home.secrets)
    os.environ["BANYAN_ASSUME_ROLE"] = roles.APP
    os.environ["BANYAN_CONFIG"] = str(home.var / "banyan.toml")
    os.environ["BANYAN_PREPARED"] = "app"
    return home


HOME = _prepare_environment()


def start_database() -> None:
    """Start the run's PostgreSQL if it does not run, make the application's role, and keep the server."""
    if _kept:
        return
    cluster, lock = borrow.borrow(HOME, temporary=True)
    _kept.append(lock)
    url = roles.Address(cluster.socket).url(SUPERUSER, keys.word(HOME.secrets, "database-superuser"), "postgres")
    with roles.connect(url) as connection:
        roles.ensure_app(connection, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server; the controller removes a home in which none ever started."""
    while _kept:
        _kept.pop().release()
    if hasattr(config, "workerinput"):
        return
    with contextlib.suppress(OSError):  # the guard may be removing it at this moment
        if HOME.server_lock().take(wait=False):
            shutil.rmtree(HOME.var.parent, ignore_errors=True)
