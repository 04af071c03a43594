"""What any process counts is told by every process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from banyan.kernel import metrics
from banyan.kernel.action import Unchecked
from banyan.kernel.errors import Refused
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import servant
from banyan.kernel.tests.support import ORG, forget_record, plant

COUNT = """
import os
from banyan.kernel import metrics
metrics.sealed.inc(3)
if os.fork() == 0:
    metrics.sealed.inc(4)
    metrics.actions.labels("tree.plant", "done").inc()
    os._exit(0)
os.wait()
"""
TELL = "from banyan.kernel import metrics; print(metrics.told().decode())"


def test_the_counts_of_all_processes_are_told_by_another(tmp_path: Path) -> None:
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), metrics.FOLDER: str(tmp_path)}
    for script in (COUNT, COUNT):
        subprocess.run([sys.executable, "-c", script], env=env, check=True)
    said = subprocess.run([sys.executable, "-c", TELL], env=env, check=True, capture_output=True, text=True).stdout
    assert "banyan_audit_rows_sealed_total 14.0" in said
    assert 'banyan_actions_total{code="tree.plant",outcome="done"} 2.0' in said
    assert all(file.stat().st_blocks * 512 >= 1 << 20 for file in tmp_path.iterdir())


@pytest.mark.django_db
def test_an_action_is_counted_by_how_it_ended() -> None:
    before = [_counted("test.tree.plant", "done"), _counted("test.tree.plant", "refused")]
    forgotten = _counted("test.tree.forget-record", "failed")
    with acting_as(servant(ORG, "gardener")):
        plant(tree="banyan")
    _refused(Refused, lambda: plant(tree="banyan"))
    _refused(Unchecked, forget_record)
    assert [_counted("test.tree.plant", "done"), _counted("test.tree.plant", "refused")] == [one + 1 for one in before]
    assert _counted("test.tree.forget-record", "failed") == forgotten + 1


def _refused(error: type[Exception], call: Callable[[], object]) -> None:
    with acting_as(servant(ORG)), pytest.raises(error):
        call()


def _counted(code: str, outcome: str) -> float:
    return REGISTRY.get_sample_value("banyan_actions_total", {"code": code, "outcome": outcome}) or 0.0
