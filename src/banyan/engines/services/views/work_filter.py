"""The filter of the work-list as it stands in the address: read with care, named in chips, asked in a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.declare.narrowing import narrowings
from banyan.engines.services.guidance import title_of
from banyan.engines.services.life.state import State
from banyan.engines.services.queries.paging import ORDERS
from banyan.engines.services.queries.work_list import View, WorkFilter
from banyan.engines.services.views.work_gate import shown
from banyan.engines.services.views.work_sent import uuid_of
from banyan.kernel.systems import Registry, registry

Asked = dict[str, str]
_DAYS = ("due_from", "due_to", "sent_from", "sent_to")
_WORDS = ("item", "item_text", "who", "who_text", "applicant", "state", "step", "sort", "q")
_DUE = (gettext_lazy("到期 %(first)s 至 %(last)s"), gettext_lazy("到期 %s 起"), gettext_lazy("到期 %s 止"))
_SENT = (gettext_lazy("提交 %(first)s 至 %(last)s"), gettext_lazy("提交 %s 起"), gettext_lazy("提交 %s 止"))
_VIEWS = {one.value for one in View} | {"opinions"}


def asked_in(given: QueryDict) -> Asked:
    """What an address asks for; what makes no sense is left out."""
    asked = {name: _plain(given.get(name, "")) for name in (*_WORDS, *_DAYS)}
    asked |= {one.code: _plain(given.get(one.code, "")) for one in narrowings()}
    view = given.get("view", "")
    asked["view"] = view if view in _VIEWS else "mine"
    return _sensible(asked)


def _plain(text: str) -> str:
    return "".join(one for one in text[:60] if one.isprintable()).strip()


def _sensible(asked: Asked) -> Asked:
    known = registry()
    if known.has(ServiceItem, asked["item"]):
        asked["item_text"] = ""
    else:
        asked["item"] = ""
    if asked["who"] and uuid_of(asked["who"]) is None:
        asked["who"] = ""
    if asked["state"] not in set(State):
        asked["state"] = ""
    if asked["step"] not in step_titles(known):
        asked["step"] = ""
    if asked["sort"] not in ORDERS:
        asked["sort"] = ""
    for name in _DAYS:
        if _day(asked[name]) is None:
            asked[name] = ""
    for one in narrowings():
        if not one.label(asked[one.code]):
            asked[one.code] = ""
    return asked


@lru_cache(maxsize=4)
def step_titles(known: Registry) -> dict[str, str]:
    """Every step that a declared item has: code and title."""
    return {step.code: step.title for item in known.of(ServiceItem) for step in item.procedure}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def filter_of(asked: Mapping[str, str]) -> WorkFilter:
    """The filter as the work-list takes it."""
    return WorkFilter(
        view=asked["view"],
        item_code=asked["item"],
        item_words="" if asked["item"] else asked["item_text"],
        assignee_id=uuid_of(asked["who"]),
        assignee_name="" if asked["who"] else asked["who_text"],
        applicant=asked["applicant"],
        state=asked["state"],
        step=asked["step"],
        text=asked["q"],
        due_from=_day(asked["due_from"]),
        due_to=_day(asked["due_to"]),
        sent_from=_day(asked["sent_from"]),
        sent_to=_day(asked["sent_to"]),
        more=tuple((one.code, asked[one.code]) for one in narrowings() if asked[one.code]),
        sort=asked["sort"],
    )


def query_of(asked: Mapping[str, str], **changes: str) -> str:
    """The filter as it stands behind the question mark of an address."""
    return urlencode(shown({**asked, **changes}))


def url_of(asked: Mapping[str, str], **changes: str) -> str:
    """The address of the list."""
    return f"{reverse('services:work-cases')}?{query_of(asked, **changes)}"


def narrowed(asked: Mapping[str, str]) -> bool:
    """Whether anything but the view was chosen."""
    return any(value for name, value in asked.items() if name not in ("view", "sort"))


def chips_of(asked: Asked) -> list[dict[str, Any]]:
    """What the list is narrowed to, each with the address that takes it off."""
    named: list[tuple[tuple[str, ...], str]] = [
        (("item", "item_text"), _item_word(asked)),
        (
            ("who", "who_text"),
            _("办理人：%s") % (asked["who_text"] or _("已选")) if asked["who"] or asked["who_text"] else "",
        ),
        (("applicant",), _("申请人：%s") % asked["applicant"] if asked["applicant"] else ""),
        (("state",), _(State(asked["state"]).label) if asked["state"] else ""),
        (("step",), _("环节：%s") % _(step_titles(registry())[asked["step"]]) if asked["step"] else ""),
        *(((one.code,), _(one.label(asked[one.code]))) for one in narrowings()),
        (("due_from", "due_to"), _span(_DUE, asked["due_from"], asked["due_to"])),
        (("sent_from", "sent_to"), _span(_SENT, asked["sent_from"], asked["sent_to"])),
    ]
    return [
        {"label": label, "url": url_of(asked, **dict.fromkeys(names, "")), "current": True, "clear": True}
        for names, label in named
        if label
    ]


def _item_word(asked: Asked) -> str:
    if asked["item"]:
        return _item_title(asked)
    return _("事项：%s") % asked["item_text"] if asked["item_text"] else ""


def _item_title(asked: Asked) -> str:
    return title_of(registry().get(ServiceItem, asked["item"])) if asked["item"] else ""


def _span(words: tuple[Any, Any, Any], first: str, last: str) -> str:
    both, since, until = words
    if first and last:
        return str(both % {"first": first[5:], "last": last[5:]})
    return str(since % first[5:]) if first else str(until % last[5:]) if last else ""


def fields_of(asked: Asked) -> list[dict[str, Any]]:
    """The form of the filter."""
    return [
        _picker("item", _("事项"), asked, _item_title(asked) or asked["item_text"]),
        _picker("who", _("办理人"), asked, asked["who_text"]),
        {"name": "applicant", "label": _("申请人姓名或名称"), "value": asked["applicant"]},
        _select("state", _("状态"), [(one.value, _(one.label)) for one in State], asked),
        _select("step", _("环节"), [(code, _(title)) for code, title in step_titles(registry()).items()], asked),
        *(
            _select(one.code, _(one.title), [(code, _(word)) for code, word in one.choices], asked)
            for one in narrowings()
        ),
        _date("due_from", _("到期从"), asked),
        _date("due_to", _("到期到"), asked),
        _date("sent_from", _("提交从"), asked),
        _date("sent_to", _("提交到"), asked),
        _select("sort", _("怎么排"), [(one.code, _(one.title)) for one in ORDERS.values()], asked, none=_("照这一组")),
    ]


def _picker(name: str, label: str, asked: Asked, words: str) -> dict[str, Any]:
    url = reverse("services:work-options", args=[name])
    return {"name": name, "kind": "search", "label": label, "value": asked[name], "value_label": words, "url": url}


def _select(name: str, label: str, choices: Any, asked: Asked, none: str = "") -> dict[str, Any]:
    return {
        "name": name,
        "kind": "select",
        "label": label,
        "value": asked[name],
        "choices": [("", none or _("不限")), *choices],
    }


def _date(name: str, label: str, asked: Asked) -> dict[str, Any]:
    return {"name": name, "kind": "date", "label": label, "value": asked[name]}
