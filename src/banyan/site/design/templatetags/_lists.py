"""Parts that show a field, a list or a figure: each with its template under ``parts/``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from banyan.engines.divisions.picker import picker_levels
from banyan.standards.division import Level

from ..parts import charts, clocks, fields, maps, workdays
from ..parts.reading import pick
from ..remembering import each_remembered
from ._remembered import remember


def field_context(source: Any = None, **given: Any) -> dict[str, Any]:
    """``{% field form.name %}`` or ``{% field name="shop" label="店名" … %}``: label, help, error, control."""
    view = fields.field_view(source, **given)
    return {"f": _with_levels(view) if view.kind == "division" and not view.levels else view}


def _with_levels(view: fields.FieldView) -> fields.FieldView:
    deepest = Level(int(view.limit or Level.VILLAGE))
    url = view.url or f"{reverse('division-levels')}?{urlencode({'field': view.name, 'down_to': str(int(deepest))})}"
    return replace(view, url=url, levels=picker_levels(str(view.value), down_to=deepest))


def error_summary_context(errors: Any) -> dict[str, Any]:
    """``{% error_summary form %}``: what to mend, each a link to its field; nothing where there is no error."""
    pairs = fields.errors_of(errors)
    return {"errors": pairs, "title": fields.summary_title(len(pairs))}


def stepper_context(steps: Sequence[Any], current: int) -> dict[str, Any]:
    """``{% stepper steps 3 %}``: labels (or objects with label, url), and which is being done."""
    shown = [
        {
            "label": one if isinstance(one, str) else pick(one, "label"),
            "url": "" if isinstance(one, str) else pick(one, "url"),
            "state": _state(at, current),
        }
        for at, one in enumerate(steps, start=1)
    ]
    return {"steps": shown, "current": current, "count": len(shown)}


def _state(at: int, current: int) -> str:
    return "done" if at < current else "now" if at == current else "next"


def timeline_context(items: Iterable[Any], tight: bool = False) -> dict[str, Any]:
    """``{% timeline items %}``: newest first; each with title, time, text, state, url, link.

    States: done, now, next, back, refuse.
    """
    return {"items": items, "tight": tight}


def facts_context(rows: Iterable[Any], tight: bool = False) -> dict[str, Any]:
    """``{% facts rows %}``: what is known; each row with label, value, source, updated, url."""
    return {"rows": rows, "tight": tight}


def known_context(rows: Iterable[Any], title: str = "", url: str = "") -> dict[str, Any]:
    """``{% known rows %}``: known already, so not asked; ``url`` leads to where a mistake is told."""
    return {"rows": rows, "title": title, "url": url}


def table_context(columns: Iterable[Any], rows: Iterable[Any], **given: Any) -> dict[str, Any]:
    """``{% table columns rows caption="…" dense=True stack=True %}``.

    On a phone a row is a card (``stack``), or an entry of two lines (``lines``): name and state, below them the rest.
    A column: label, num, sort (ascending, descending), url; ``bare``: in two lines its values need no label.
    A row: a sequence of cells, or an object with cells, selected, url.
    A cell: text, or an object with text, url, tag, source.
    """
    heads = list(columns)
    return {"columns": heads, "rows": [_row(one, heads) for one in rows], **given}


def _row(row: Any, heads: list[Any]) -> dict[str, Any]:
    cells = row if isinstance(row, (list, tuple)) else pick(row, "cells", ())
    plain = isinstance(row, (list, tuple))
    pairs = [
        (
            _short(head),
            bool(not isinstance(head, str) and pick(head, "num", False)),
            cell,
        )
        for head, cell in zip(heads, cells, strict=True)
    ]
    return {
        "first": pairs[0],
        "rest": pairs[1:],
        "selected": not plain and pick(row, "selected", False),
        "url": "" if plain else pick(row, "url"),
    }


def _short(head: Any) -> Any:
    if isinstance(head, str):
        return head
    return "" if pick(head, "bare", False) else pick(head, "label", head)


def chart_context(context: template.Context, source: Any, id: str = "") -> dict[str, Any]:  # noqa: A002
    """``{% chart spec %}``: figure with a finding as its title, drawn by ECharts, with its table behind it."""
    count = int(context.render_context.get("charts_drawn") or 0) + 1
    context.render_context["charts_drawn"] = count
    return charts.chart_context(source, id or f"chart-{count}")


def map_context(context: template.Context, source: Any, id: str = "") -> dict[str, Any]:  # noqa: A002
    """``{% city_map spec %}``: the cities of the province in five tints, with the table behind."""
    count = int(context.render_context.get("charts_drawn") or 0) + 1
    context.render_context["charts_drawn"] = count
    return maps.map_context(source, id or f"map-{count}")


def empty_context(title: str, text: str = "", label: str = "", url: str = "") -> dict[str, Any]:
    """``{% empty "今天的都办完了" "明天有 4 件到期。" %}``: what it means that nothing is here, and where to go."""
    return {"title": title, "text": text, "label": label, "url": url}


def pages_context(previous: str = "", following: str = "", text: str = "") -> dict[str, Any]:
    """``{% pages previous=url following=url text="第 21–40 件" %}``: keyset pages; nothing for one page."""
    return {"previous": previous, "following": following, "text": text}


def filters_context(action: str = "", chips: Iterable[Any] = (), **given: Any) -> dict[str, Any]:
    """``{% filters action=url name="q" value=q chips=chips %}``: search box and chips (label, url, count, current)."""
    return {"action": action, "chips": chips, "name": "q", **given}


def progress_context(job: Any) -> dict[str, Any]:
    """``{% progress job %}``: a long job with title, done, total, bad, message, state, url to ask again.

    States: waiting, running, done, failed.
    """
    done, total = int(pick(job, "done", 0)), int(pick(job, "total", 0))
    share = min(100, int(100 * done / total)) if total else 0
    return {
        "job": job,
        "share": share,
        "bad": pick(job, "bad", 0),
        "moving": pick(job, "state") in ("waiting", "running"),
    }


def licence_context(licence: Any, qr: str = "", level: int = 2) -> dict[str, Any]:
    """``{% licence_card licence qr=address %}``: name, rows (label, value), issuer, issued, void, id.

    ``void`` is the word laid over a licence that is not valid: 已注销.
    """
    return {"licence": licence, "address": qr, "level": level}


def stat(label: str, value: Any, unit: str = "", note: str = "", kind: str = "") -> SafeString:
    """``{% stat "逾期" 47 "件" kind="over" %}``: one figure of a row of figures (inside ``<div class="stats">``)."""
    return format_html(
        '<div class="stat{}"><span class="stat__label">{}</span><span class="stat__value">{}{}</span>{}</div>',
        f" stat--{kind}" if kind else "",
        label,
        f"{value:,}" if isinstance(value, int) else value,
        format_html('<span class="stat__unit">{}</span>', unit) if unit else "",
        format_html('<span class="stat__note">{}</span>', note) if note else "",
    )


def saved_context(text: str = "") -> dict[str, Any]:
    """``{% saved %}``: how the last saving of a form with ``data-autosave`` went; ``text`` is what it says at first."""
    return {"text": text}


def case_row_context(row: Any) -> dict[str, Any]:
    """``{% case_row row %}``: a case in a work list: who, what, no, url, tag, clock, left, current."""
    return {"row": row}


def case_rows(rows: Iterable[Any]) -> SafeString:
    """``<ul role="list">{% case_rows rows %}</ul>``: cases of a work list, one after the other.

    A row with ``beside`` (an address) brings that beside the list when one comes to it.
    """
    item = get_template("parts/case_item.html")
    return mark_safe("".join(each_remembered("case_item", rows, lambda row: item.render({"row": row}))))  # noqa: S308


def listed(items: Iterable[Any], **given: Any) -> dict[str, Any]:
    """A list of like things, as its template says."""
    return {"items": items, **given}


PARTS: dict[str, Callable[..., dict[str, Any]]] = {
    "field": field_context,
    "error_summary": error_summary_context,
    "stepper": stepper_context,
    "timeline": timeline_context,
    "facts": facts_context,
    "known": known_context,
    "table": table_context,
    "empty": empty_context,
    "pages": pages_context,
    "filters": filters_context,
    "progress": progress_context,
    "licence_card": licence_context,
    "case_row": case_row_context,
    "saved": saved_context,
    "clock": clocks.clock_context,
    "tabs": listed,
    "segments": listed,
    "crumbs": listed,
    "hbars": listed,
    "checks": listed,
    "materials": listed,
    "flow": listed,
    "key_facts": listed,
    "items": listed,
    "events": listed,
    "news": listed,
    "wallet": listed,
    "reads": listed,
    "lanes": listed,
    "ways": listed,
    "legend": listed,
    "files": listed,
    "menu_links": listed,
    "rail": listed,
    "site_nav": listed,
    "footer_columns": listed,
    "calendar": workdays.calendar_context,
    "month": listed,
    "agenda": listed,
    "questions": listed,
}


#: Parts that ask for more than they are given (the tree of divisions, the calendar), or are never alike twice.
DRAWN_EACH_TIME = ("field", "calendar", "month", "agenda", "error_summary", "progress")


def add_to(register: template.Library) -> None:
    """Put these tags into the library; each is drawn by ``parts/<name>.html``."""
    for name, context in PARTS.items():
        if name in DRAWN_EACH_TIME:
            register.inclusion_tag(f"parts/{name}.html", name=name)(context)
        else:
            remember(register, name, context)
    register.inclusion_tag("parts/chart.html", takes_context=True, name="chart")(chart_context)
    register.inclusion_tag("parts/city_map.html", takes_context=True, name="city_map")(map_context)
    register.simple_tag(stat)
    register.simple_tag(case_rows)
