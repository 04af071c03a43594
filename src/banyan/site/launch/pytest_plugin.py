"""Gives a test run a home of its own: secrets, folders, an embedded PostgreSQL that starts when first needed.

Loaded by `-p` before Django's settings are read. Under xdist each worker has a server of its own, since sealing
the audit log looks at every transaction of a server. The server ends with its process and takes the home along.
"""

import contextlib
import os
import shutil
import tempfile
from asyncio import events
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from banyan.site.launch import borrow, keys
from banyan.site.launch.home import Home
from banyan.site.launch.locks import Lock
from banyan.site.launch.postgres import roles
from banyan.site.launch.postgres.cluster import SUPERUSER

_kept: list[Lock] = []


def _prepare_environment() -> Home:
    """Name the database before it runs: its address follows from the home alone."""
    folder = Path(tempfile.mkdtemp(prefix="banyan-test-"))
    folder.chmod(0o711)
    home = Home(folder / "var")
    home.make()
    keys.make(home.secrets, data_exists=False)
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A browser driven synchronously leaves its event loop marked as running in this thread. Tests without a browser
    and the fixtures of their modules are not to see it: a loop of their own would refuse to start, and Django keeps
    a second connection for code under a running loop, so that a module's data would lie in another transaction."""
    if "chromium" in getattr(item, "fixturenames", ()):
        return (yield)
    running = events._get_running_loop()
    events._set_running_loop(None)
    try:
        return (yield)
    finally:
        events._set_running_loop(running)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests first, then those with many: two workers that take one file after the other then end
    together. Within a file the order stays."""
    long, count = set(), Counter(item.path for item in items)
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("browser"):
            long.add(item.path)
    items.sort(key=lambda item: (item.path not in long, -count[item.path]))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server; remove a home in which none ever started."""
    while _kept:
        _kept.pop().release()
    with contextlib.suppress(OSError):  # the guard may be removing it at this moment
        if HOME.server_lock().take(wait=False):
            shutil.rmtree(HOME.var.parent, ignore_errors=True)
