"""Logs hold no personal data."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from banyan.kernel.logs import masked

NUMBER, TELEPHONE = "350102199003070021", "13800000021"
WRITE = f"""
import logging
import structlog
from banyan.kernel import logs
logs.configure()
structlog.get_logger("test.logs").warning(
    "reading",
    people=[{{"number": "{NUMBER}", "phone": {TELEPHONE}}}],
    fault=ValueError("{TELEPHONE}"),
    count=3,
    ok=True,
)
try:
    raise ValueError("no such person {NUMBER}")
except ValueError:
    logging.getLogger("test.library").exception("%s failed", "{TELEPHONE}")
"""


def test_numbers_are_masked_wherever_they_stand() -> None:
    assert masked("身份证350102199003070021，电话13800000021。") == "身份证350102********0021，电话138****0021。"
    assert masked("case 350102-261117-0417 at 20261123") == "case 350102-261117-0417 at 20261123"


def test_neither_what_lies_within_nor_numbers_nor_errors_are_written_whole() -> None:
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", WRITE], env=env, capture_output=True, text=True, check=True)
    assert TELEPHONE not in done.stderr
    first, second = (json.loads(line) for line in done.stderr.splitlines())
    assert first["people"] == [{"number": "350102********0021", "phone": "138****0021"}]
    assert first["fault"] == "ValueError('138****0021')"
    assert (first["count"], first["ok"], first["event"], first["logger"]) == (3, True, "reading", "test.logs")
    assert second["event"] == "138****0021 failed"
    assert "ValueError: no such person 350102********0021" in second["exception"]
