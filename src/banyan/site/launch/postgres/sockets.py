"""Where the server's Unix socket lies: in the run folder, or in a short temporary one if that is too long."""

import hashlib
import os
import tempfile
from pathlib import Path

from banyan.site.launch.trouble import Trouble

LONGEST = 107 - len("/.s.PGSQL.65535.lock")
"""Bytes that a folder's path may have: Linux allows 107 for a socket, and PostgreSQL adds its own name."""


def socket_folder(run: Path) -> Path:
    """The folder for the socket of the installation whose run folder this is; always the same one for it."""
    run = run.absolute()
    if len(os.fsencode(run)) <= LONGEST:
        return run
    mark = hashlib.sha256(os.fsencode(run)).hexdigest()[:16]
    for base in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 (made with mode 700 and its owner checked below)
        folder = Path(base) / f"banyan-{mark}"
        if len(os.fsencode(folder)) <= LONGEST:
            return folder
    raise Trouble("没有足够短的文件夹来放数据库的套接字。", "设置环境变量 TMPDIR=/tmp 后再试。")


def refuse_foreign(folder: Path, owners: set[int]) -> None:
    """Refuse a socket folder that another user prepared for us."""
    if folder.exists() and folder.stat().st_uid not in owners:
        raise Trouble(f"文件夹 {folder} 属于另一个用户。", f"删除 {folder} 后再试。")
