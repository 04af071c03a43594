"""What is compared and how, in Splink's terms: the levels of each comparison, and which pairs are looked at at all.

The probabilities that stand here are where training begins and what holds when there is too little to train on
(assumed). `m` is how often a level is seen when two rows are of one person, `u` how often when they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Level = dict[str, Any]

_NAME = (
    ("name_l = name_r", "相同", 0.86, 2e-4, "name"),
    ("sound_l = sound_r", "同音", 0.05, 4e-4, "sound"),
    ("near_l = near_r", "近音", 0.02, 1e-3, "near"),
    (
        "damerau_levenshtein(name_l, name_r) <= 1 AND greatest(length(name_l), length(name_r)) >= 3",
        "差一个字", 0.05, 8e-3, "",
    ),
    ("ELSE", "不同", 0.02, 0.99, ""),
)  # fmt: skip
_BIRTH = (
    ("birth_l = birth_r", "相同", 0.90, 4e-5, ""),
    (
        "damerau_levenshtein(birth_l, birth_r) <= 1 OR (born_year_l = born_year_r AND"
        " born_day_l = right(born_day_r, 2) || '-' || left(born_day_r, 2))",
        "差一位或颠倒", 0.05, 1e-3, "",
    ),
    (
        "abs(born_l - born_r) <= 60",
        "相差两个月内", 0.02, 3e-3, "",
    ),
    ("born_year_l = born_year_r", "同年", 0.01, 1.2e-2, ""),
    ("ELSE", "不同", 0.02, 0.98, ""),
)  # fmt: skip
_SEX = (("sex_l = sex_r", "相同", 0.99, 0.5, ""), ("ELSE", "不同", 0.01, 0.5, ""))
_PHONE = (("phone_l = phone_r", "相同", 0.7, 1e-7, ""), ("ELSE", "不同", 0.3, 0.9999999, ""))
_NUMBER = (
    ("number_l = number_r", "相同", 0.30, 1e-8, ""),
    ("damerau_levenshtein(number_l, number_r) <= 2", "差一两位或颠倒", 0.60, 3e-7, ""),
    ("ELSE", "不同", 0.10, 0.9999996, ""),
)


def _either(digits: int) -> str:
    left, right = (f"p{digits}_l", f"q{digits}_l"), (f"p{digits}_r", f"q{digits}_r")
    return " OR ".join(f"{one} = {other}" for one in left for other in right)


_DOORS = " OR ".join(f"{one} = {other}" for one in ("door_l", "door2_l") for other in ("door_r", "door2_r"))
_PLACE = (
    (f"({_DOORS}) AND (p9_l IS NULL OR {_either(9)})", "地址相同", 0.70, 1e-6, ""),
    (_either(12), "同村（社区）", 0.06, 6e-5, ""),
    (_either(9), "同乡镇（街道）", 0.05, 1e-3, ""),
    (_either(6), "同县（市、区）", 0.06, 1.2e-2, ""),
    (_either(4), "同市", 0.05, 0.1, ""),
    ("ELSE", "不同", 0.08, 0.887, ""),
)

_COMPARISONS: dict[str, tuple[tuple[Any, ...], str, set[str]]] = {
    "name": (_NAME, "name_l IS NULL OR name_r IS NULL", {"name"}),
    "birth": (_BIRTH, "birth_l IS NULL OR birth_r IS NULL", {"birth"}),
    "sex": (_SEX, "sex_l IS NULL OR sex_r IS NULL", {"sex"}),
    "place": (
        _PLACE,
        "(p12_l IS NULL AND door_l IS NULL) OR (p12_r IS NULL AND door_r IS NULL)",
        {"p12", "door"},
    ),
    "phone": (_PHONE, "phone_l IS NULL OR phone_r IS NULL", {"phone"}),
    "number": (_NUMBER, "number_l IS NULL OR number_r IS NULL", {"number"}),
}  # fmt: skip

BLOCKING = {
    "name, birth": ("name", "birth"),
    "sound, born_year": ("sound", "born_year"),
    "near, p9": ("near", "p9"),
    "name, born_day": ("name", "born_day"),
    "birth, p6": ("birth", "p6"),
    "name, p6": ("name", "p6"),
    "phone": ("phone",),
    "number_end, near": ("number_end", "near"),
}
"""Columns of which some set must agree for a pair to be looked at."""


def words(name: str) -> list[str]:
    """The words for the levels of a comparison, by Splink's figure: 0 is the last."""
    levels = _COMPARISONS[name][0]
    return [str(level[1]) for level in reversed(levels)]


def comparisons(filled: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The comparisons that can be made with these columns."""
    there = set(filled)
    return {
        name: {"output_column_name": name, "comparison_levels": [_null(missing), *map(_level, levels)]}
        for name, (levels, missing, wanted) in _COMPARISONS.items()
        if wanted & there
    }


def blocking(filled: Iterable[str]) -> list[tuple[str, ...]]:
    """The sets of columns to block on that can be used with these columns."""
    there = set(filled)
    derived = {"sound": "name", "near": "name", "born_year": "birth", "born_day": "birth", "p9": "p12", "p6": "p12",
               "number_end": "number"}  # fmt: skip
    return [one for one in BLOCKING.values() if all(derived.get(column, column) in there for column in one)]


def trained(
    shape: dict[str, dict[str, Any]], model: Sequence[dict[str, Any]], *, least_u: float
) -> list[dict[str, Any]]:
    """The comparisons with what training found, kept from the extremes: a level that was not seen keeps where it began,
    and nothing is taken for impossible that merely did not happen among the pairs that were looked at."""
    found = {one["output_column_name"]: one["comparison_levels"] for one in model}
    kept: list[dict[str, Any]] = []
    for name, comparison in shape.items():
        begun = comparison["comparison_levels"]
        levels = [_kept(start, end, least_u) for start, end in zip(begun, found[name], strict=True)]
        kept.append({**comparison, "comparison_levels": levels})
    return kept


def _kept(start: Level, end: Level, least_u: float) -> Level:
    if start.get("is_null_level"):
        return start
    m, u = end.get("m_probability"), end.get("u_probability")
    m = m if isinstance(m, float) else start["m_probability"]
    u = u if isinstance(u, float) else min(start["u_probability"], least_u)
    return {**start, "m_probability": min(max(m, 1e-3), 0.9999), "u_probability": min(max(u, 1e-9), 0.9999999)}


def _null(condition: str) -> Level:
    return {"sql_condition": condition, "label_for_charts": "缺", "is_null_level": True}


def _level(level: tuple[Any, ...]) -> Level:
    condition, label, m, u, frequent = level
    made: Level = {
        "sql_condition": condition, "label_for_charts": label, "m_probability": m, "u_probability": u
    }  # fmt: skip
    if frequent:
        made |= {"tf_adjustment_column": frequent, "tf_adjustment_weight": 1.0, "tf_minimum_u_value": 1e-6}
    return made
