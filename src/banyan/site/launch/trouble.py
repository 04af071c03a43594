"""The one exception that the launcher shows to a person: a sentence and its mend, never a traceback."""

import contextlib
import errno
import os
import traceback
from pathlib import Path


class Trouble(Exception):
    """Something stands in the way of the installation.

    `what` is one clear sentence in Chinese; `mend` says what to do; the process ends with `exit_code`.
    """

    def __init__(self, what: str, mend: str = "", *, exit_code: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.what}\n办法：{self.mend}" if self.mend else self.what


def from_ours(error: Exception) -> Trouble | None:
    """An exception of Banyan's own, such as a wrong declaration: its message is written for people already."""
    return Trouble(str(error)) if type(error).__module__.startswith("banyan.") else None


def from_os_error(error: OSError) -> Trouble:
    """The sentence for a failure of the operating system that no code nearer to it explained."""
    where = f"（{error.filename}）" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(f"磁盘已满{where}，已提交的数据没有丢失。", "清理磁盘后再次运行 make run。")
    if error.errno == errno.EROFS:
        return Trouble(f"磁盘是只读的{where}。", "把 var 放到可写的磁盘上：设置环境变量 BANYAN_VAR。")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Trouble(f"没有权限{where}。", "检查文件的所有者，或换用安装时的用户运行。")
    return Trouble(f"操作系统报告错误：{error.strerror or error}{where}。", "运行 bin/banyan doctor 查看详情。")


def explained(error: Exception) -> Trouble:
    """The sentence for whatever went wrong, from the most exact one to a fault of ours."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, OSError):
        return from_os_error(error)
    if "No space left on device" in str(error):
        return from_os_error(OSError(errno.ENOSPC, ""))
    return from_ours(error) or unexpected(error)


def unexpected(error: Exception) -> Trouble:
    """A fault of ours: the details go to a file, for whoever mends it."""
    details = Path(os.environ.get("BANYAN_VAR") or Path(__file__).parents[4] / "var") / "log" / "fault.log"
    with contextlib.suppress(OSError):
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    what = f"程序出错了：{type(error).__name__}：{str(error).strip().partition(chr(10))[0]}"
    return Trouble(what, f"把 {details} 交给维护者；或运行 bin/banyan doctor 看看是不是安装的问题。")
