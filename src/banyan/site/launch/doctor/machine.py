"""Checks of the machine and the checkout; they need no database."""

import platform
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from banyan.kernel.doctor import Check, Finding, bad, good, warning
from banyan.site.config import ROOT, settings
from banyan.site.launch import checks_before, keys
from banyan.site.launch.home import Home
from banyan.site.launch.trouble import Trouble

LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)\s*(;[^\\]*)?", re.MULTILINE)
WARN_BYTES = 5_000_000_000


def python() -> Finding:
    """Set-up has refused one that is too old; here is which one it is."""
    return good(f"Python {platform.python_version()}，{sys.executable}")


def dependencies() -> Finding:
    """Whether what is installed is what the lock says; packages for other machines are left out."""
    lock = (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8")
    locked = {name: wanted for name, wanted, marker in LOCKED.findall(lock) if not marker}
    differing = [name for name, wanted in locked.items() if _installed(name) != wanted]
    if not differing:
        return good(f"{len(locked)} 个软件包与锁定的版本一致")
    return bad(
        f"{len(differing)} 个软件包与锁定的版本不同：{'、'.join(differing[:5])}", "删除 .venv 后再运行 make run。"
    )


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def disk() -> Finding:
    home = settings().home
    free = shutil.disk_usage(next(folder for folder in (home, *home.parents) if folder.exists())).free
    said = f"数据所在的磁盘还有 {free / 1e9:.1f} GB"
    if free < checks_before.NEEDED_BYTES:
        return bad(said, "清理磁盘，或用 BANYAN_VAR 把数据移到别的磁盘。")
    return good(said) if free > WARN_BYTES else warning(said, "尽快清理磁盘。")


def port() -> Finding:
    web = settings().web
    holder = Home(settings().home).run / "server.lock"
    if _served(holder):
        return good(f"网页服务正在 {web.local_url} 运行")
    try:
        checks_before.free_port(web.host, web.port)
    except Trouble as trouble:
        return bad(trouble.what, trouble.mend)
    return warning(f"网页服务没有运行；端口 {web.port} 空闲", "运行 make run 启动。")


def _served(lock: Path) -> bool:
    words = lock.read_text().split() if lock.exists() else []
    return words[:1] == ["run"] and Path(f"/proc/{words[1]}").exists()


def secrets() -> Finding:
    folder = Home(settings().home).secrets
    if not folder.exists():
        return warning("还没有密钥文件", "运行 make run，首次启动会生成。")
    missing = [name for name in (*keys.KEYS, *keys.WORDS) if not (folder / name).exists()]
    if missing:
        return bad(
            f"缺少密钥文件：{'、'.join(missing)}", "从备份取回 secrets 文件夹；没有数据时运行 make run 会重新生成。"
        )
    loose = keys.loose(folder)
    if loose:
        return bad(f"其他用户可以读取密钥：{loose[0]}", f"运行 chmod -R go= {folder}")
    return good(f"密钥齐全，只有所有者可读（{folder}）")


def front_end() -> Finding:
    if (ROOT / "frontend" / "dist" / "manifest.json").exists():
        return good("页面样式与脚本已构建")
    return bad("页面样式与脚本没有构建", "运行 make setup。")


def browser_facing() -> Finding:
    web = settings().web
    if web.host in ("127.0.0.1", "::1", "localhost") or web.url.startswith("https:"):
        return good(f"对外地址 {web.url}")
    return warning(f"在 {web.host} 上以明文 HTTP 对外服务", "在前面放一个 HTTPS 反向代理，并设置 [web] public_url。")


CHECKS = [
    Check("python", "Python", python, needs_database=False),
    Check("dependencies", "软件包", dependencies, needs_database=False),
    Check("disk", "磁盘", disk, needs_database=False),
    Check("front-end", "页面资源", front_end, needs_database=False),
    Check("port", "端口", port, needs_database=False),
    Check("address", "对外地址", browser_facing, needs_database=False),
    Check("secrets", "密钥", secrets, needs_database=False),
]
