"""The best pairs of each row, weighed against each other: a row is about one person, its pairs share one certainty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from splink import Linker

from banyan.engines.registers.linkage.matcher import model

MOST = 3
"""Candidates shown for a row (assumed: more would not be read)."""

FAINT = 0.02
"""Pairs less likely than this are not worth a person's look (assumed)."""

_PARTS = ("name", "birth", "sex", "place", "phone", "number")


def best(connection: Any, linker: Linker) -> Iterator[list[dict[str, Any]]]:
    """The pairs worth telling, in the order of the rows, in batches."""
    pairs = linker.inference.predict(threshold_match_weight=-12, warning_mode="never")
    there = {row[0] for row in connection.execute(f"DESCRIBE {pairs.physical_name}").fetchall()}
    parts = [part for part in _PARTS if f"gamma_{part}" in there]
    gammas = ", ".join(f"gamma_{part}, {_weight(part, there)}" for part in parts)
    # Odds of a row's pairs and of "none of them" add up to one certainty.
    cursor = connection.execute(
        f"WITH scored AS (SELECT unique_id_l, unique_id_r, match_weight, power(2, least(match_weight, 300)) AS odds,"  # noqa: S608
        f" {gammas} FROM {pairs.physical_name}),"
        " weighed AS (SELECT *, odds / (1 + sum(odds) OVER row_pairs) AS certainty,"
        " row_number() OVER (PARTITION BY unique_id_l ORDER BY odds DESC, unique_id_r) AS place FROM scored"
        " WINDOW row_pairs AS (PARTITION BY unique_id_l))"
        " SELECT *, place = 1 AND row_number() OVER"
        " (PARTITION BY unique_id_r, place = 1 ORDER BY certainty DESC, unique_id_l) > 1 AS rival"
        f" FROM weighed WHERE place <= {MOST} AND certainty >= {FAINT}"
        " ORDER BY try_cast(unique_id_l AS BIGINT), place"
    )
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(5_000):
        yield [_told(dict(zip(names, row, strict=True)), parts) for row in rows]


def _weight(part: str, there: set[str]) -> str:
    adjusted = f"mw_tf_adj_{part}"
    extra = f" + coalesce({adjusted}, 0)" if adjusted in there else ""
    return f"coalesce(mw_{part}, 0){extra} AS weight_{part}"


def _told(row: dict[str, Any], parts: list[str]) -> dict[str, Any]:
    return {
        "row": int(row["unique_id_l"]),
        "subject": row["unique_id_r"],
        "certainty": round(float(row["certainty"]), 6),
        "weight": round(float(row["match_weight"]), 2),
        "rival": bool(row["rival"]),
        "evidence": {part: [_word(part, row[f"gamma_{part}"]), round(row[f"weight_{part}"], 1)] for part in parts},
    }


def _word(part: str, level: int) -> str:
    return "缺" if level < 0 else model.words(part)[level]
