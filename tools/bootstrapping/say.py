"""Plain progress lines, and the one way in which set-up stops."""

import errno
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Stop(Exception):
    """Set-up cannot go on: one sentence, and the mend."""

    def __init__(self, what: str, mend: str, said: str = "") -> None:
        super().__init__(what)
        self.said = said
        self.what = what
        self.mend = mend


def stop(reason: Stop) -> None:
    sys.stderr.write("".join(f"    {line}\n" for line in reason.said.splitlines()[-15:]))
    sys.stderr.write(f"\n{reason.what}\n办法：{reason.mend}\n")


def from_os_error(error: OSError) -> Stop:
    """A disk that is full, a folder that is not ours: the sentence and the mend."""
    where = f"（{error.filename}）" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Stop(f"磁盘已满{where}。", "清理磁盘后再试一次。")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Stop(f"没有写入的权限{where}。", "换用放置这份代码的用户运行，或先改正文件夹的所有者。")
    return Stop(f"操作系统报告错误：{error.strerror or error}{where}。", "处理后再试一次。")


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    began = time.monotonic()
    sys.stderr.write(f"· {title} …\n")
    sys.stderr.flush()
    yield
    sys.stderr.write(f"  好了（{time.monotonic() - began:.0f} 秒）\n")


def run(
    order: list[str], what: str, mend: str, *, folder: Path | None = None, env: dict[str, str] | None = None
) -> None:
    """Run a tool quietly; on failure show the end of what it said, and stop."""
    try:
        done = subprocess.run(
            order, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise Stop(f"{what}：{error.strerror}（{order[0]}）。", mend) from error
    if done.returncode == 0:
        return
    said = (done.stderr + done.stdout).strip()
    if "No space left on device" in said:
        raise Stop(f"{what}：磁盘已满。", "清理磁盘后再试一次。")
    raise Stop(f"{what}。", mend, said)
