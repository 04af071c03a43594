"""The matching process: what it is given, what it says when it breaks, and that it learns from the rows themselves."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from banyan.engines.registers.linkage.process import Broken, matching
from banyan.standards.synthetic_words import FUJIAN_SURNAMES, GIVEN_NAMES

GIVEN = sorted({one for word in GIVEN_NAMES.values() for one in word})


def somebody(rng: Random) -> dict[str, Any]:
    name = rng.choice(list(FUJIAN_SURNAMES)) + rng.choice(GIVEN) + rng.choice(GIVEN)
    place = f"3501{rng.randint(2, 9):02d}{rng.randint(1, 9):03d}{rng.randint(1, 9):03d}"
    return {
        "name": name, "birth": f"{rng.randint(1940, 2010)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        "sex": rng.choice("12"), "place": place, "address": f"某村{rng.randint(1, 300)}号",
    }  # fmt: skip


def test_it_learns_links_and_has_neither_keys_nor_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANYAN_SECRETS", "/secret")
    monkeypatch.setenv("BANYAN_DATABASE_URL", "postgresql://nowhere")
    rng = Random(5)
    people = [somebody(rng) for _ in range(1500)]
    with matching(seed=1, memory_mb=500, threads=1) as matcher:
        told = Path(f"/proc/{matcher.process.pid}/environ").read_bytes()
        assert b"BANYAN" not in told
        matcher.give("register", [f"s{n}" for n in range(1500)], people)
        file = [{**one, "birth": None} if place % 10 == 0 else one for place, one in enumerate(people[:600])]
        matcher.give("file", [str(n) for n in range(600)], file)
        found = {pair["row"]: pair for batch in matcher.go() for pair in reversed(batch)}
        pid = matcher.process.pid
    assert matcher.summary["trained"]
    right = sum(pair["subject"] == f"s{row}" and pair["certainty"] > 0.95 for row, pair in found.items())
    assert right >= 570
    assert not any(pair["subject"] != f"s{row}" and pair["certainty"] > 0.95 for row, pair in found.items())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_tells_where_it_broke_and_nothing_of_a_row() -> None:
    with matching(seed=1, memory_mb=200, threads=1) as matcher:
        matcher._say({"table": "nowhere", "ids": ["1"], "columns": {"name": ["林某某"]}})
        with pytest.raises(Broken) as told:
            list(matcher.go())
    assert "tables.py" in str(told.value)
    assert "林" not in str(told.value)
