"""`bin/banyan new-system`: what it writes works at once; what it cannot take it refuses and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.testing

from banyan.site.commands.new_system import app
from banyan.site.launch.trouble import Trouble
from banyan.site.scaffold import Plan, Unfit, writing
from banyan.site.tests.packages import lint, run_tests


def order(*words: str, into: Path) -> typer.testing.Result:
    return typer.testing.CliRunner().invoke(app, [*words, "--into", str(into)])


@pytest.mark.slow
def test_what_it_writes_passes_its_checks_and_its_own_test(tmp_path: Path) -> None:
    systems = tmp_path / "systems"
    answer = order("strait", "tea_stalls", "--title", "两岸茶摊", "--department", "commerce", into=systems)
    assert answer.exit_code == 0, answer.output
    assert "接着" in answer.output
    answer = order("strait", "one_more", "--title", "再来一个", "--department", "drugs", into=systems)
    assert answer.exit_code == 0, answer.output
    styled = lint(systems)
    assert styled.returncode == 0, styled.stdout + styled.stderr
    done = run_tests(systems)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("moon", "stalls", "--title", "茶摊"), "没有“moon”这个领域"),
        (("society", "Stalls", "--title", "茶摊"), "不合写法"),
        (("society", "../etc", "--title", "茶摊"), "不合写法"),
        (("society", "class", "--title", "茶摊"), "不合写法"),
        (("society", "s" * 41, "--title", "茶摊"), "不合写法"),
        (("society", "stalls", "--title", ""), "名称不合适"),
        (("society", "stalls", "--title", '"""; import os'), "名称不合适"),
        (("society", "stalls", "--title", "茶\n摊"), "名称不合适"),
        (("society", "stalls", "--title", "茶摊", "--department", "moon"), "没有部门 moon"),
    ],
)
def test_what_it_cannot_take_it_refuses(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    answer = order(*words, into=tmp_path)
    assert isinstance(answer.exception, Trouble)
    assert said in answer.exception.what
    assert answer.exception.mend
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "society/stalls/notes.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    answer = order("society", "stalls", "--title", "茶摊", into=tmp_path)
    assert "已经有了" in str(answer.exception)
    assert [path.name for path in kept.parent.iterdir()] == ["notes.txt"]


def test_a_name_that_another_field_has_is_refused(tmp_path: Path) -> None:
    order("society", "stalls", "--title", "茶摊", "--department", "commerce", into=tmp_path)
    with pytest.raises(Unfit, match="系统代码 stalls 已经有了"):
        Plan("economy", "stalls", "茶摊", "commerce", tmp_path)


def test_a_failure_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_FILES", ("__init__.py", "no-such-file.py"))
    with pytest.raises(FileNotFoundError):
        writing.write(Plan("society", "stalls", "茶摊", "commerce", tmp_path))
    assert list(tmp_path.iterdir()) == []
