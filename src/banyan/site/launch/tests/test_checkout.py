"""A fresh checkout: set up on first use, and one sentence where something is missing."""

import json
import os
import shutil
import subprocess
import sys
import venv
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from banyan.site.config import ROOT
from banyan.site.launch.postgres import programs
from banyan.site.launch.trouble import Trouble

LEFT_OUT = shutil.ignore_patterns("var", ".venv", ".git", "node_modules", "dist", "__pycache__", ".*_cache", "docs")
NEEDED_BY_SCRIPTS = ("sh", "dirname", "readlink")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A copy of this checkout, with nothing but the packages in place."""
    copy = tmp_path / "a fresh checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    return copy


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules of set-up, by their names."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return lambda name: import_module(f"bootstrapping.{name}")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python without any package, on a machine without any tool."""
    venv.EnvBuilder(with_pip=False, symlinks=True).create(tmp_path / "bare")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    return tmp_path / "bare" / "bin" / "python"


def path_with(folder: Path, **programs: str) -> str:
    """A PATH of its own: what the scripts call, and these programs."""
    folder.mkdir()
    for name in NEEDED_BY_SCRIPTS:
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


def call(*order: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    env = {"PATH": os.environ["PATH"]} | environment
    return subprocess.run(order, env=env, cwd="/", capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
def test_the_command_line_sets_up_on_first_use_and_only_then(fresh: Path, tmp_path: Path) -> None:
    if not (ROOT / "frontend" / "node_modules").exists():
        pytest.skip("the front end's packages are not installed")
    (fresh / ".venv").symlink_to(sys.prefix)
    (fresh / "frontend" / "node_modules").symlink_to((ROOT / "frontend" / "node_modules").resolve())
    command = tmp_path / "banyan"
    command.symlink_to(fresh / "bin" / "banyan")
    first = call(command, "check", "id", "11010519491231002X")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["valid"] is True
    assert "building the front end" in first.stderr
    assert (fresh / "frontend" / "dist" / "manifest.json").exists()
    second = call(command, "check", "id", "110105194912310021")
    assert second.returncode == 1
    assert json.loads(second.stdout)["valid"] is False
    assert second.stderr == ""


@pytest.mark.parametrize("command", ["bin/banyan", "tools/python"])
def test_without_python_one_sentence_says_so(fresh: Path, tmp_path: Path, command: str) -> None:
    said = call(fresh / command, PATH=path_with(tmp_path / "bin"))
    assert said.returncode == 1
    assert said.stderr.startswith("没有找到 Python 3.11 或更新的版本。\n办法：")
    assert len(said.stderr.splitlines()) == 2


def test_an_old_python_is_passed_over_for_a_newer_one(fresh: Path, tmp_path: Path) -> None:
    path = path_with(tmp_path / "bin", python3="exit 1")
    assert call(fresh / "tools" / "python", "-V", PATH=path).returncode == 1
    (tmp_path / "bin" / "python3.12").symlink_to(sys.executable)
    said = call(fresh / "tools" / "python", "-c", "import sys; print(sys.version_info >= (3, 11))", PATH=path)
    assert (said.returncode, said.stdout.strip()) == (0, "True")


def test_a_python_without_venv_is_told_which_package_to_install(
    tools: Any, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment, say = tools("environment"), tools("say")
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(say.Stop) as stopped:
        environment._with_other_tools(tmp_path / "new")
    assert "venv" in stopped.value.what
    assert "apt-get install python3" in stopped.value.mend
    assert not (tmp_path / "new").exists()


def test_without_node_one_sentence_says_so(tools: Any, bare: Path) -> None:
    with pytest.raises(tools("say").Stop, match="没有找到 Node"):
        tools("frontend")._node(bare)


def test_without_postgresql_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "MAJOR", 99)
    with pytest.raises(Trouble, match="没有找到内嵌的 PostgreSQL 99") as caught:
        programs.programs.__wrapped__()
    assert "BANYAN_DATABASE_URL" in caught.value.mend


def test_too_small_a_disk_is_refused_before_anything_is_installed(
    tools: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = tools("environment")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.setattr(environment, "NEEDED_BYTES", 10**18)
    with pytest.raises(tools("say").Stop, match="磁盘空间不足"):
        environment.ready(tmp_path, dev=False)
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("script", "words"), [("print('No space left on device'); exit(1)", "磁盘已满"), ("exit(1)", "安装失败。")]
)
def test_a_tool_that_fails_is_one_sentence(tools: Any, script: str, words: str) -> None:
    say = tools("say")
    with pytest.raises(say.Stop) as stopped:
        say.run([sys.executable, "-c", script], "安装失败", "再试一次。")
    assert words in stopped.value.what


@pytest.mark.parametrize(("number", "words"), [(28, "磁盘已满"), (13, "没有写入的权限"), (5, "操作系统报告错误")])
def test_trouble_with_the_disk_is_one_sentence(tools: Any, number: int, words: str) -> None:
    stop = tools("say").from_os_error(OSError(number, os.strerror(number), "/checkout/.venv"))
    assert words in stop.what
    assert stop.mend
