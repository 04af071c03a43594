"""What the table says of a figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.report import Figure, Report
from benchmarks.sizes import SIZES


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("rate", 150, "/s", must=150), True),
        (Figure("rate", 149, "/s", must=150), False),
        (Figure("time", 60, "ms", must=60, lower_is_better=True), True),
        (Figure("time", 61, "ms", must=60, lower_is_better=True), False),
        (Figure("growth", 61, "ms"), None),
        (Figure("rate", 200, "/s", must=150, limit=1000, share=0.12), True),
        (Figure("rate", 200, "/s", must=150, limit=2000, share=0.12), False),
    ],
)
def test_a_figure_is_reached_by_itself_and_beside_its_limit(figure: Figure, reached: bool | None) -> None:
    assert figure.reached is reached


def test_the_json_holds_machine_commit_and_ratio(tmp_path: Path) -> None:
    report = Report("small")
    report.add(Figure("rate", 50, "/s", "10 rows", limit=200, limit_what="/s bare"))
    written = json.loads(report.write(tmp_path).read_text())
    assert written["size"] == "small"
    assert written["machine"]["cores"] >= 1
    assert written["commit"]
    assert written["figures"][0]["ratio"] == 0.25


def test_a_small_run_says_so_in_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("small")
    report.add(Figure("rate", 50, "/s"))
    report.show()
    assert "小规模" in capsys.readouterr().out
    Report("full", complete=True).show()
    shown = capsys.readouterr().out
    assert "小规模" not in shown
    assert "没有跑完" not in shown


def test_an_interrupted_run_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = Report("full")
    report.show()
    assert "没有跑完" in capsys.readouterr().out
    assert json.loads(report.write(tmp_path).read_text())["complete"] is False


def test_the_full_size_is_the_one_demanded() -> None:
    assert SIZES["full"].rows == (10_000, 100_000, 1_000_000)
    assert SIZES["small"].most < SIZES["full"].most
