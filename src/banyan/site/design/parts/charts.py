"""Charts (图表): a finding as the title, the picture, the table behind it; small ones need no script."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .reading import pick

KINDS = ("line", "area", "bar", "hbar", "stack", "share")


def chart_context(source: Any, chart_id: str) -> dict[str, Any]:
    """What ``parts/chart.html`` shows. ``source``: kind, title, sub, unit, categories, target, note,
    and series, each with name, values, dashed, kind.

    Raises ``ValueError`` for an unknown kind or a series whose values do not match the categories.
    """
    kind = pick(source, "kind", "line")
    if kind not in KINDS:
        raise ValueError(f"No kind of chart is called {kind!r}: use one of {', '.join(KINDS)}")
    categories = [str(word) for word in pick(source, "categories", ())]
    series = [_series(one, categories) for one in pick(source, "series", ())]
    spec = {"kind": kind, "unit": str(pick(source, "unit")), "categories": categories, "series": series}
    for name in ("min", "max"):
        value = pick(source, name, None)
        if value is not None:
            spec[name] = value
    target = pick(source, "target", None)
    if target is not None:
        spec["target"] = {"name": str(pick(target, "name")), "value": pick(target, "value", 0)}
    rows = [(word, [one["values"][at] for one in series]) for at, word in enumerate(categories)]
    words = {name: pick(source, name) for name in ("title", "sub", "unit", "note", "first", "heading")}
    return {
        "chart_id": chart_id,
        "data_id": f"{chart_id}-data",
        "spec": spec,
        "series": series,
        "rows": rows,
        **words,
        "tall": len(categories) > 10 and kind == "hbar",
    }


def _series(one: Any, categories: list[str]) -> dict[str, Any]:
    values = list(pick(one, "values", ()))
    if len(values) != len(categories):
        raise ValueError(f"The series {pick(one, 'name')!r} has {len(values)} values for {len(categories)} categories")
    extra = {name: pick(one, name) for name in ("dashed", "kind") if pick(one, name)}
    return {"name": str(pick(one, "name")), "values": values, **extra}


def spark(values: list[float], label: str = "") -> SafeString:
    """A small line without axes, in the row of a table; ``label`` says what it shows, else it is decoration."""
    points = [float(value) for value in values]
    low, span = min(points, default=0.0), (max(points, default=0.0) - min(points, default=0.0)) or 1.0
    step = 100 / max(len(points) - 1, 1)
    path = "L".join(f"{at * step:.2f} {92 - 84 * (value - low) / span:.2f}" for at, value in enumerate(points))
    named = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<span class="spark"><svg class="chart__svg" viewBox="0 0 100 100" preserveAspectRatio="none" {}>'
        '<path class="chart__line" d="M{}"/></svg></span>',
        named,
        path,
    )


def bar(value: float, most: float = 100, kind: str = "") -> SafeString:
    """A bar filled to ``value`` of ``most``; ``kind`` is near or over. Decoration: the figure stands beside it."""
    filled = 0 if not most else max(0.0, min(100.0, 100 * float(value) / float(most)))
    return format_html(
        '<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar__fill{}" width="{}" height="1"/></svg>',
        f" bar__fill--{kind}" if kind else "",
        f"{filled:.4g}",
    )
