"""Systems that a test has just written into a temporary folder, joined to the house and tested there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
JOIN = """
import importlib
import pathlib

import banyan.systems

for group in pathlib.Path({systems!r}).iterdir():
    if (pathlib.Path(banyan.systems.__path__[0]) / group.name).exists():
        importlib.import_module("banyan.systems." + group.name).__path__.append(str(group))
banyan.systems.__path__.append({systems!r})
"""
HOUSE = """
import pathlib

from banyan.kernel.systems import registry


def test_the_house_takes_it():
    registry().check()
    found = {one.file for one in registry().systems}
    assert found >= {str(file) for file in pathlib.Path(__file__).parent.glob("*/*/system.py")}
"""


def run_tests(systems: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of the packages below `systems` (`<group>/<name>/tests`), and the check of the whole registry."""
    (systems / "joined_systems.py").write_text(JOIN.format(systems=str(systems)), encoding="utf-8")
    order = ["-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", systems, "--import-mode=importlib", "-p"]
    (systems / "conftest.py").write_text("from banyan.conftest import *\n", encoding="utf-8")
    (systems / "test_house.py").write_text(HOUSE, encoding="utf-8")
    return _python(*order, "joined_systems", *systems.glob("*/*/tests/test_*.py"), "test_house.py", systems=systems)


def lint(systems: Path) -> subprocess.CompletedProcess[str]:
    """Formatter and linter, as if the packages stood in the house."""
    home = systems.parent / "src/banyan"
    home.mkdir(parents=True)
    for floor in ("__init__.py", "standards", "kernel", "engines"):
        (home / floor).symlink_to(ROOT / "src/banyan" / floor)
    (home / "systems").symlink_to(systems)
    shutil.copy(ROOT / "pyproject.toml", systems.parent)
    found = sorted(str(path) for path in (home / "systems").glob("*/*/"))
    for words in ("check --quiet", "format --check --diff --quiet"):
        order = [sys.executable, "-m", "ruff", *words.split(), *found]
        done = subprocess.run(order, cwd=systems.parent, capture_output=True, text=True, check=False)
        if done.returncode:
            break
    return done


def _python(*order: object, systems: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BANYAN_", "PYTEST_"))}
    environment = {**kept, "PYTHONPATH": f"{systems}{os.pathsep}{ROOT / 'src'}"}
    return subprocess.run(
        [sys.executable, *map(str, order)],
        cwd=systems,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
