"""The tutorial's system, built from its own text, passes its own tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banyan.site.tests.packages import ROOT, lint, run_tests

TUTORIAL = ROOT / "docs/writing-a-system.md"
BLOCK = re.compile(r"^```python (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> dict[str, str]:
    return dict(BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")))


@pytest.fixture
def systems(tmp_path: Path) -> Path:
    package = tmp_path / "systems/society/old_trees"
    (package / "tests").mkdir(parents=True)
    for folder in (package.parent, package, package / "tests"):
        (folder / "__init__.py").touch()
    for name, text in blocks().items():
        (package / name).write_text(text, encoding="utf-8")
    return tmp_path / "systems"


def test_the_text_holds_the_whole_system() -> None:
    assert list(blocks()) == ["forms.py", "rules.py", "system.py", "tests/test_path.py"]


def test_its_code_keeps_the_style_of_the_house(systems: Path) -> None:
    done = lint(systems)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_its_system_works_from_application_to_certificate(systems: Path) -> None:
    done = run_tests(systems)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout
