"""The map of the nine cities and the experimental zone (示意图): five tints, a figure each, the table behind."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from .reading import pick

CITIES = Path(__file__).resolve().parent.parent / "cities.json"
BANDS = 5
STRONG = 4


@cache
def cities() -> list[dict[str, Any]]:
    """Outlines on a grid of 440 by 486, drawn by eye and no survey; with the code, the name and where it is written."""
    loaded: list[dict[str, Any]] = json.loads(CITIES.read_text("utf-8"))
    return loaded


def band_of(value: float, low: float, high: float) -> int:
    """Which of five equal steps from ``low`` to ``high`` a value falls in, 1 to 5; all alike is 1."""
    return min(BANDS, 1 + int(BANDS * (value - low) / (high - low))) if high > low else 1


def map_context(source: Any, chart_id: str) -> dict[str, Any]:
    """What ``parts/city_map.html`` shows. ``source``: title (the finding), sub, unit, values, late, flags, urls, note.

    ``values``: figures by division code; a city without one is shown so. ``late``: the scale of what should be small.
    ``flags``: codes that carry a red flag, ``urls``: where a city leads.
    """
    values = {str(code): float(value) for code, value in dict(pick(source, "values", {})).items() if value is not None}
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    flags, urls = set(pick(source, "flags", ())), dict(pick(source, "urls", {}))
    shown = []
    for city in cities():
        value = values.get(city["code"])
        band = 0 if value is None else band_of(value, low, high)
        strong = band >= STRONG and not city["lead"]
        shown.append(
            {
                **city,
                "value": value,
                "band": band,
                "strong": strong,
                "flag": city["code"] in flags,
                "url": urls.get(city["code"], ""),
            }
        )
    words = {name: pick(source, name) for name in ("title", "sub", "unit", "note")}
    return {
        "chart_id": chart_id,
        "cities": shown,
        "late": bool(pick(source, "late", False)),
        "linked": any(one["url"] for one in shown),
        "legend": _legend(shown),
        **words,
    }


def _legend(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for band in range(1, BANDS + 1):
        inside = sorted(one["value"] for one in shown if one["band"] == band)
        if inside:
            found.append({"band": band, "from": inside[0], "to": inside[-1] if inside[-1] != inside[0] else None})
    return found
