"""The virtual environment and the locked packages in it."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from . import say, stamp

OLDEST = (3, 11)
NEEDED_BYTES = 1_500_000_000
SYSTEM_CERTIFICATES = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
REACH = "检查网络或软件包镜像的设置（pip、uv 的环境变量），然后再试一次。"


def ready(root: Path, *, dev: bool) -> Path:
    """The environment's Python, with everything of the lock installed."""
    _refuse_old_python()
    folder = root / ".venv"
    python = folder / "bin" / "python"
    if folder.is_symlink():
        return python
    wanted = _wanted(root, dev=dev)
    # The lock for development contains the other: whoever has it needs no second installation.
    if python.exists() and any(stamp.is_current(_stamp(folder, kind), _wanted(root, dev=kind)) for kind in {dev, True}):
        return python
    _refuse_full_disk(root)
    _ensure_environment(folder, python)
    _ensure_uv(folder, python)
    with say.step("安装锁定的软件包 / installing the locked packages"):
        _install(root, python, dev=dev)
    (_site_packages(python) / "banyan.pth").write_text(f"{root / 'src'}\n")
    stamp.write(_stamp(folder, dev), wanted)
    return python


def lock(root: Path, python: Path) -> None:
    """Write `requirements/*.txt` anew from `*.in`, keeping the versions that still fit."""
    _ensure_uv(root / ".venv", python)
    for name in ("base", "dev"):
        order = [str(python), "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11"]
        order += ["--generate-hashes", "--no-header", "--quiet"]
        order += [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
        with say.step(f"锁定 requirements/{name}.txt"):
            say.run(order, "锁定软件包失败", REACH, folder=root)


def _install(root: Path, python: Path, *, dev: bool) -> None:
    order = [str(python), "-m", "uv", "pip", "install", "--python", str(python), "--require-hashes"]
    order += ["-r", str(_file(root, dev=dev))]
    try:
        say.run(order, "安装软件包失败", REACH, env=_environment(root))
    except say.Stop as stop:
        if "ertificate" not in stop.said:
            raise
        # uv brings its own root certificates; behind a proxy of one's own the machine's are the right ones.
        say.run(order, "安装软件包失败", REACH, env=_environment(root) | SYSTEM_CERTIFICATES)


def _environment(root: Path) -> dict[str, str]:
    """uv's environment: a cache inside `.venv` where there is no home to write to."""
    chosen = dict(os.environ, UV_LINK_MODE=os.environ.get("UV_LINK_MODE", "copy"))
    home = Path(chosen.get("HOME") or "/nonexistent")
    if "UV_CACHE_DIR" not in chosen and not (home.is_dir() and os.access(home, os.W_OK)):
        chosen["UV_CACHE_DIR"] = str(root / ".venv" / "cache")
    return chosen


def _file(root: Path, *, dev: bool) -> Path:
    return root / "requirements" / ("dev.txt" if dev else "base.txt")


def _wanted(root: Path, *, dev: bool) -> str:
    return stamp.digest([_file(root, dev=dev)], str(root))


def _stamp(folder: Path, dev: bool) -> Path:
    return folder / ("banyan-dev.stamp" if dev else "banyan-base.stamp")


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:2])
        raise say.Stop(f"Banyan 需要 Python 3.11 或更新的版本，这里是 {have}。", "安装 python3.11 以上，再运行一次。")


def _refuse_full_disk(root: Path) -> None:
    free = shutil.disk_usage(root).free
    if free < NEEDED_BYTES:
        raise say.Stop(
            f"磁盘空间不足：{root} 所在的磁盘只剩 {free / 1e9:.1f} GB，第一次安装需要约 1.5 GB。",
            "清理磁盘后再试一次。",
        )


def _ensure_environment(folder: Path, python: Path) -> None:
    if python.exists() and _answers(python, "import pip"):
        return
    with say.step("建立 Python 环境 .venv"):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            venv.EnvBuilder(with_pip=True, symlinks=True).create(folder)
        except (subprocess.CalledProcessError, ImportError, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            _with_other_tools(folder)


def _with_other_tools(folder: Path) -> None:
    """Debian's Python comes without ensurepip; its pip or an installed uv can stand in."""
    pip = [sys.executable, "-m", "pip"]
    if _answers(Path(sys.executable), "import pip"):
        venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
        order = [*pip, "--python", str(folder / "bin" / "python"), "install", "--quiet", "pip"]
        say.run(order, "不能在 .venv 中安装 pip", REACH)
        return
    uv = shutil.which("uv")
    if uv:
        order = [uv, "venv", "--quiet", "--seed", "--python", sys.executable, str(folder)]
        say.run(order, "uv 不能建立 .venv", REACH)
        return
    have = ".".join(str(part) for part in sys.version_info[:2])
    raise say.Stop(
        "这台机器的 Python 缺少 venv 模块（ensurepip），也没有 pip。",
        f"安装它：apt-get install python{have}-venv。",
    )


def _ensure_uv(folder: Path, python: Path) -> None:
    if _answers(python, "import uv"):
        return
    with say.step("安装 uv"):
        order = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "uv",
        ]
        say.run(order, "安装 uv 失败", REACH)


def _answers(python: Path, code: str) -> bool:
    try:
        return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _site_packages(python: Path) -> Path:
    order = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(order, capture_output=True, text=True, check=True).stdout.strip())
