"""When a later start may pass set-up over."""

from pathlib import Path

import pytest

from banyan.site.launch import settled
from banyan.site.launch.settled import Settled


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A little code, and a database whose name says everything about it."""
    monkeypatch.setattr(settled, "_database", lambda url: url)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "part.py").write_text("1")
    return tmp_path / "code"


def test_it_holds_until_code_settings_or_database_change(code: Path) -> None:
    kept = code.parent / "settled"
    one = Settled(kept, demonstration=True, code=(code,))
    assert not one.holds("a")
    one.note("a")
    assert one.holds("a")
    assert not one.holds("b")
    assert not Settled(kept, demonstration=False, code=(code,)).holds("a")
    (code / "part.py").write_text("2")
    assert not one.holds("a")


def test_a_new_file_counts_and_what_python_keeps_does_not(code: Path) -> None:
    one = Settled(code.parent / "settled", demonstration=True, code=(code,))
    one.note("a")
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "part.pyc").write_text("x")
    assert one.holds("a")
    (code / "0002_more.py").write_text("x")
    assert not one.holds("a")
