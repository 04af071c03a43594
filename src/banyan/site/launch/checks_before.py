"""What must be true before anything is started: room on the disk, a free port."""

import errno
import shutil
import socket
from pathlib import Path

import psutil

from banyan.site.launch.trouble import Trouble

NEEDED_BYTES = 500_000_000


def room_on_disk(folder: Path, needed: int = NEEDED_BYTES) -> None:
    """Refuse to start where less than `needed` bytes are free."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < needed:
        what = f"磁盘快满了：{folder} 所在的磁盘只剩 {free / 1e6:.0f} MB，至少需要 {needed / 1e6:.0f} MB。"
        raise Trouble(what, "清理磁盘，或用 BANYAN_VAR 把数据放到别的磁盘，然后再次运行。")


def free_port(host: str, port: int, variable: str = "BANYAN_WEB_PORT") -> None:
    """Refuse to start when another process listens on the port."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise Trouble(f"不认识监听地址 {host}。", "在 banyan.toml 的 [web] 中改正 host。") from None
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise _refused(error, host, port, variable) from None


def _refused(error: OSError, host: str, port: int, variable: str) -> Trouble:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        what = f"端口 {port} 已被占用{_holder(port)}。"
        return Trouble(what, f"停止那个程序，或换一个端口：{variable}={other} make run。")
    if error.errno == errno.EACCES:
        return Trouble(f"普通用户不能使用 1024 以下的端口 {port}。", f"换一个端口：{variable}=8000 make run。")
    return Trouble(f"不能监听地址 {host}：{error.strerror}。", "在 banyan.toml 的 [web] 中改正 host。")


def _holder(port: int) -> str:
    """Which process listens there, as far as this user may know."""
    try:
        for link in psutil.net_connections("tcp"):
            if link.status == psutil.CONN_LISTEN and link.laddr.port == port and link.pid:
                return f"（进程 {link.pid}，{psutil.Process(link.pid).name()}）"
    except (psutil.Error, OSError):
        return ""
    return ""
