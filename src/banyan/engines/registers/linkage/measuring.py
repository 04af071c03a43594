"""Precision and recall, where the file is an invented one that holds the answers.

Precision: of the rows linked without a person, the share linked rightly. Recall: of the rows whose person the register
has, the share linked rightly without a person; or with those whose person is among the candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.linkage.deciding import OPEN
from banyan.engines.registers.linkage.recording import Found


def judged(known: Schema, found: Iterable[Found]) -> Counter[str]:
    """How many rows with an answer were linked rightly, wrongly, wait with the right one among them, or were missed.

    An answer of `-` says that the register does not have this person.
    """
    counts: Counter[str] = Counter()
    for one in found:
        if not one.row.truth:
            continue
        right = None if one.row.truth == "-" else known.subject_id(one.row.truth)
        counts["there"] += right is not None
        if one.subject_id is not None:
            counts["right" if one.subject_id == right else "wrong"] += 1
        elif one.decision.state in OPEN:
            counts["waiting right"] += any(pair.subject_id == right for pair in one.pairs)
    return counts


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Precision and recall from the counts; empty when nothing had an answer."""
    linked, there = counts.get("right", 0) + counts.get("wrong", 0), counts.get("there", 0)
    if not there:
        return {}
    return {
        "precision": counts.get("right", 0) / linked if linked else 1.0,
        "recall": counts.get("right", 0) / there,
        "recall_with_person": (counts.get("right", 0) + counts.get("waiting right", 0)) / there,
    }
