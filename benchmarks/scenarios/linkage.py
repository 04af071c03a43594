"""Linking a department's file without numbers to the register: right, complete, and how fast.

The residents and the disorders of the file are invented (`registers.linkage.disorders` names the shares), so that the
right answer of each row is known. What is measured is the matching process: training and linking, with the rows in it.
"""

from __future__ import annotations

import time
from collections import Counter
from itertools import islice
from typing import Any

from benchmarks.report import Figure
from benchmarks.world import World

_SEED = 11
_SHARE = 10
"""One resident in so many stands in the file: 10⁵ rows for 10⁶ records."""


def measure(world: World, records: int) -> None:
    """Link a tenth as many rows to this many records."""
    from banyan.engines.registers.linkage.job import SEED
    from banyan.engines.registers.linkage.process import matching

    with matching(seed=SEED) as matcher:
        begun = time.perf_counter()
        truths, fed = _feed(matcher, records)
        inventing = time.perf_counter() - begun - fed
        found: dict[int, dict[str, Any]] = {}
        for batch in matcher.go():
            for pair in batch:
                found.setdefault(pair["row"], pair)
        summary = matcher.summary
    counts = _counted(truths, found)
    linked = counts["right"] + counts["wrong"]
    at = f"{len(truths):,} rows × {records:,} records"
    full = records == world.size.most
    seconds = 30.0 if full and world.size.name == "full" else None
    world.report.add(
        Figure("linkage: training and linking", summary["seconds"], "s", at, seconds, lower_is_better=True),
        Figure("linkage: handing the rows over", fed, "s", f"{at}; {inventing:.0f} s to invent them"),
        Figure("linkage: memory of the process", summary["memory_mb"], "MB", at),
        Figure("linkage: precision", 100 * counts["right"] / max(linked, 1), "%", at, 99.0 if full else None),
        Figure("linkage: recall without a person", 100 * counts["right"] / max(counts["there"], 1), "%", at),
        Figure("linkage: rows for a person to look at", counts["waiting"], "rows", at),
    )


def _feed(matcher: Any, records: int) -> tuple[dict[int, str | None], float]:
    """Hand over the residents and the file; the answers by row, and the seconds that the handing over took."""
    from banyan.engines.registers import synthetic
    from banyan.engines.registers.linkage import disorders

    truths: dict[int, str | None] = {}
    spent = 0.0
    people = islice(synthetic.residents(10**9, seed=_SEED), records)
    numbered = enumerate(people)
    while chunk := list(islice(numbered, 5_000)):
        file = [one for place, one in chunk if place % _SHARE == 0]
        told = list(disorders.told(file, seed=_SEED))
        numbers = [len(truths) + place + 1 for place in range(len(told))]
        truths |= {number: one.truth for number, one in zip(numbers, told, strict=True)}
        known = [
            one for place, one in chunk if place % _SHARE or not disorders.is_stranger(one.number, _SEED)
        ]  # fmt: skip
        rows = [(one.number, _slots(one)) for one in known]
        begun = time.perf_counter()
        matcher.give("file", [str(number) for number in numbers], [one.values for one in told])
        matcher.give("register", [number for number, _ in rows], [values for _, values in rows])
        spent += time.perf_counter() - begun
    return truths, spent


def _slots(one: Any) -> dict[str, Any]:
    police = {code: value for row in one.rows["public-security"] for code, value in row.values.items()}
    return {
        "name": police["name"], "birth": police["birth_date"], "sex": police["sex"], "number": one.number,
        "place": police["residence_division"], "place2": police["household_division"],
        "address": police["residence_address"], "address2": police["household_address"],
        "phone": one.mobile if "social-insurance" in one.rows else None,
    }  # fmt: skip


def _counted(truths: dict[int, str | None], found: dict[int, dict[str, Any]]) -> Counter[str]:
    """Rows linked rightly and wrongly, waiting, and those whose person the register has."""
    from banyan.engines.registers.linkage.deciding import LOWER, UPPER

    counts: Counter[str] = Counter({"there": sum(truth is not None for truth in truths.values())})
    for number, pair in found.items():
        if pair["certainty"] >= UPPER and not pair["rival"]:
            counts["right" if pair["subject"] == truths[number] else "wrong"] += 1
        elif pair["certainty"] >= LOWER:
            counts["waiting"] += 1
    return counts
