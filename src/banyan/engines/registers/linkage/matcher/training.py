"""Training on the data themselves: nobody need say which pairs belong together.

How often unlike records agree by chance is counted on random pairs; how often records of one person differ is found by
expectation maximisation over pairs that agree in something else. Both start from the same seed and give the same again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from banyan.engines.registers.linkage.matcher import model, tables

SEED = 2011
FEWEST = 500
"""Rows in the file under which nothing is trained (assumed): the beginning values are better than so small a sample."""

_PAIRS = 1_000_000
_RECALL = 0.6
_RULES = (("name", "birth"), ("birth", "p9"), ("name", "p9"), ("birth", "sex"), ("name", "sex"))

logging.getLogger("splink").setLevel(logging.CRITICAL)


def linker_for(connection: Any, filled: set[str], *, seed: int = SEED) -> tuple[Linker, bool]:
    """A linker whose model is trained on the two tables, and whether there was enough to train on."""
    rows, records = tables.size(connection, "a_file"), tables.size(connection, "b_register")
    prior = min(0.5, _RECALL / max(records, 2))
    shape = model.comparisons(filled)
    if rows < FEWEST or records < FEWEST:
        return _linker(connection, list(shape.values()), filled, prior), False
    first = _linker(connection, list(shape.values()), filled, prior)
    if {"name", "birth"} <= filled:
        first.training.estimate_probability_two_random_records_match([block_on("name", "birth")], recall=_RECALL)
    first.training.estimate_u_using_random_sampling(max_pairs=_PAIRS, seed=seed, min_count_per_level=None, num_chunks=1)
    for rule in _passes(filled):
        first.training.estimate_parameters_using_expectation_maximisation(
            block_on(*rule), estimate_without_term_frequencies=True, max_pairs=_PAIRS, record_sample_proportion=0.1
        )
    learned = first.misc.save_model_to_json()
    kept = model.trained(shape, learned["comparisons"], least_u=1 / _PAIRS)
    return _linker(connection, kept, filled, learned["probability_two_random_records_match"]), True


def _passes(filled: set[str]) -> list[tuple[str, ...]]:
    """Rules to train by, each of which leaves other comparisons free; enough that each is free at least once."""
    derived = {"p9": "p12"}
    usable = [rule for rule in _RULES if all(derived.get(column, column) in filled for column in rule)]
    chosen: list[tuple[str, ...]] = []
    for rule in usable:
        if len(chosen) < 2 or not _covered(chosen):
            chosen.append(rule)
    return chosen


def _covered(chosen: list[tuple[str, ...]]) -> bool:
    return all(any(column not in rule for rule in chosen) for column in ("name", "birth"))


def _linker(connection: Any, comparisons: Sequence[dict[str, Any]], filled: set[str], prior: float) -> Linker:
    api = DuckDBAPI(connection)
    sides = [api.register(table, dataset_display_name=table) for table in ("a_file", "b_register")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[dict(one) for one in comparisons],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in model.blocking(filled)],
        probability_two_random_records_match=prior,
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )
    return Linker(sides, settings, log_level=None)
