"""`banyan backup` and `banyan restore`."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from banyan.site.config import settings
from banyan.site.launch import borrow, checks_before, environment, keys, session
from banyan.site.launch.backup import archive, dump
from banyan.site.launch.home import Home
from banyan.site.launch.postgres import roles
from banyan.site.launch.trouble import Trouble


def back_up(target: Path) -> int:
    """Write a backup while the installation runs or rests; returns the number of members."""
    home = session.home()
    if settings().database.url == "" and not home.data.exists():
        raise Trouble("这里还没有数据，不需要备份。", "先运行 make run。")
    url = settings().database.url or roles.with_database(_superuser(home), roles.DATABASE)
    with _folder(home) as folder:
        dump.take(url, folder / "database.dump")
        return archive.write(target.absolute(), home, folder / "database.dump")


def restore(source: Path, *, replace: bool) -> archive.Backup:
    """Put a backup in the place of what is there. Nothing is touched before the backup has been found whole."""
    backup = archive.opened(source)
    home = session.home()
    checks_before.room_on_disk(home.var, source.stat().st_size * 3)
    home.make()
    if not replace and (home.data.exists() or settings().database.url):
        raise Trouble("这里已经有数据，恢复会替换它们。", "确认后加上 --replace；最好先运行 bin/banyan backup。")
    _refuse_running(home)
    with _folder(home) as folder:
        backup.take(archive.DUMP, folder / "database.dump")
        _put(home, folder / "database.dump")
    for name in backup.names:
        if name.startswith("keys/"):
            _replace_key(home, backup, name)
        elif name != archive.DUMP:
            backup.take(name, home.var / name)
    return backup


def _put(home: Home, file: Path) -> None:
    if settings().database.url:
        keys.make(home.secrets, data_exists=False)
        environment.outside_urls(settings(), home)
        dump.put_into_outside(settings().database.url, file)
    else:
        dump.put_into_embedded(_superuser(home), file)


def _superuser(home: Home) -> str:
    cluster, lock = borrow.borrow(home)
    session.keep(lock)
    address = roles.Address(cluster.socket, cluster.tuning.port)
    owner, app = (keys.word(home.secrets, name) for name in ("database-owner", "database-app"))
    roles.ensure_embedded(environment.superuser_url(home, address), owner, app)
    return environment.superuser_url(home, address)


def _refuse_running(home: Home) -> None:
    lock = home.server_lock()
    if not lock.take(wait=False) and lock.path.read_text().startswith("run"):
        raise Trouble("Banyan 正在运行，不能恢复。", "先在那个终端按 Ctrl-C 停止。")
    lock.release()


def _replace_key(home: Home, backup: archive.Backup, name: str) -> None:
    """The backup's key in place of the present one, which is kept beside it."""
    target = home.secrets / Path(name).name
    if target.exists():
        target.replace(target.with_suffix(".before-restore"))
    backup.take(name, target)
    target.chmod(0o600)


@contextmanager
def _folder(home: Home) -> Iterator[Path]:
    home.make()
    folder = Path(tempfile.mkdtemp(prefix="backup-", dir=home.var))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
