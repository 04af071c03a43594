"""The operating-system account of the embedded PostgreSQL, which refuses to run as root."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from banyan.site.launch.trouble import Trouble

NAME = "banyan"
STAND_INS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL: `None` ids mean whoever runs the launcher."""

    uid: int | None = None
    gid: int | None = None

    def popen(self) -> dict[str, object]:
        """Arguments for `subprocess` that drop to this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "umask": 0o077}

    def own(self, folder: Path, mode: int = 0o700) -> None:
        """Make the folder this account's, and nobody else's."""
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
        folder.chmod(mode)
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)

    def open_way_to(self, path: Path) -> list[Path]:
        """Let this account pass through the parents of `path`; returns the folders whose mode had to change.

        Only the right to pass is added, not to list. Raises Trouble where even root may not change a mode.
        """
        if self.uid is None:
            return []
        return [folder for folder in reversed(path.resolve().parents) if _let_through(folder)]


def _let_through(folder: Path) -> bool:
    mode = folder.stat().st_mode
    if mode & stat.S_IXOTH:
        return False
    try:
        folder.chmod(mode | stat.S_IXOTH)
    except OSError as error:
        raise Trouble(
            f"内嵌的 PostgreSQL 不能以 root 身份运行，而普通用户进不了文件夹 {folder}。",
            f"运行 chmod o+x {folder}，或把 Banyan 放到别的文件夹，或用普通用户运行。",
        ) from error
    return True


def account() -> Account:
    """The account for PostgreSQL: the caller's own; for root, an unprivileged one, made on first use."""
    if os.geteuid() != 0:
        return Account()
    entry = _entry(NAME) or _created() or next((found for name in STAND_INS if (found := _entry(name))), None)
    if entry is None or entry.pw_uid == 0:
        raise Trouble(
            "内嵌的 PostgreSQL 不能以 root 身份运行，也没有可用的普通用户。",
            f"运行 useradd --system {NAME}，或用普通用户运行 make run。",
        )
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _created() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd:
        order = [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent"]
        subprocess.run([*order, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, check=False)
    return _entry(NAME)
