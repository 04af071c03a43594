"""Cards: the list, one card with its answer and ruling, and a card issued by hand."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.divisions.queries import find_division, find_organisation
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions import answer_card, issue_card, rule_on_card
from banyan.engines.supervision.actions.words import typed
from banyan.engines.supervision.declare import Trigger
from banyan.engines.supervision.models import Mark
from banyan.engines.supervision.policies import ANSWER_CARD, AT_WORK, RULE_CARD
from banyan.engines.supervision.reach import reach_of
from banyan.engines.supervision.records import CARD_STATES, CardInfo
from banyan.engines.supervision.ruling import rules
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid, Refused
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_KINDS = {"issued": "wait", "answered": "doing", "upheld": "done", "withdrawn": "back"}
_PAGE = 30


@require_safe
def card_list(request: HttpRequest) -> HttpResponse:
    """Cards that the reader sees, the latest first."""
    require(AT_WORK)
    reach = reach_of(current())
    state = request.GET.get("state", "") if request.GET.get("state") in CARD_STATES else ""
    colour = request.GET.get("colour", "") if request.GET.get("colour") in ("red", "yellow") else ""
    text = typed(request.GET.get("q", ""), 60)
    found = queries.cards(
        state=state,
        colour=colour,
        text=text,
        within=reach.within(request.GET.get("within", "")).prefix,
        org_id=reach.own.id if reach.own else None,
        before=_cursor(request.GET.get("before", "")),
        limit=_PAGE + 1,
    )
    page, more = found[:_PAGE], found[_PAGE:]
    context = {
        "cards": [_line(card) for card in page],
        "supervises": reach.supervises,
        "chips": _chips(state, colour, text),
        "q": text,
        "hidden": {name: value for name, value in (("state", state), ("colour", colour)) if value},
        "following": _url(state, colour, text, before=_cursor_text(page[-1])) if more else "",
        "first": _url(state, colour, text) if request.GET.get("before") else "",
        "filtered": bool(state or colour or text),
    }
    return render(request, "supervision/cards.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One card, with the next step for whoever may take it."""
    require(AT_WORK)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            messages.success(request, _act(request, card_id))
            return redirect("supervision:card", card_id)
        except Invalid as invalid:
            errors = {name: _(said) for name, said in (invalid.fields or {"": invalid.message}).items()}
        except (Conflict, Refused) as refusal:
            errors = {"": _(refusal.message)}
    shown = queries.card(card_id)
    who = current()
    office = find_organisation(shown.org_id)
    place = find_division(shown.division)
    context = {
        "card": shown,
        "tag": _tag(shown),
        "facts": _facts(shown, office.short_name if office else "", place.full_name if place else ""),
        "timeline": _timeline(shown),
        "may_answer": shown.state == "issued" and bool(ANSWER_CARD.decide(who, shown)),
        "may_uphold": shown.state == "answered" or clock.today() > shown.answer_due,
        "may_rule": shown.state in ("issued", "answered") and bool(RULE_CARD.decide(who, shown)),
        "errors": errors,
        "typed": request.POST,
    }
    return render(request, "supervision/card.html", context, status=422 if errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest) -> HttpResponse:
    """A supervisor issues a card for what no clock can tell."""
    require(AT_WORK)
    if not reach_of(current()).supervises:
        raise Refused(_("由监察人员亮牌。"))
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            made = _issue(request)
        except Invalid as invalid:
            errors = {name: _(said) for name, said in (invalid.fields or {"": invalid.message}).items()}
        except Refused as refusal:
            errors = {"": _(refusal.message)}
        else:
            messages.success(
                request, _("已亮红牌。部门会收到。") if made.colour == "red" else _("已亮黄牌。部门会收到。")
            )
            return redirect("supervision:card", made.id)
    filled = request.POST or request.GET
    choices = [
        (rule.code, _("%(rule)s（%(colour)s）") % {"rule": _(rule.title), "colour": _(rule.colour.label)})
        for rule in _by_hand()
    ]
    context = {"errors": errors, "typed": filled, "choices": choices}
    return render(request, "supervision/issue.html", context, status=422 if errors else 200)


def _issue(request: HttpRequest) -> CardInfo:
    number = typed(request.POST.get("number", ""), 32)
    rule = request.POST.get("rule", "")
    wrong: dict[str, str] = {}
    mark = Mark.objects.filter(number=number).first() if number else None
    if mark is None:
        wrong["number"] = _("没有这个办件号，或不在您的监察范围")
    if rule not in {one.code for one in _by_hand()}:
        wrong["rule"] = _("请选是哪种情形")
    if not request.POST.get("reason", "").strip():
        wrong["reason"] = _("请写明亮牌的理由")
    if wrong or mark is None:
        raise Invalid(_("还有没填好的。"), fields=wrong)
    return issue_card(case_id=mark.case_id, rule=rule, reason=request.POST["reason"])


def _by_hand() -> list[Any]:
    return [rule for rule in rules() if rule.trigger is Trigger.BY_HAND]


def _act(request: HttpRequest, card_id: UUID) -> str:
    if request.POST.get("act") == "answer":
        answer_card(card_id=card_id, answer=request.POST.get("answer", ""), plea=bool(request.POST.get("plea")))
        return _("已答复。监察人员看后裁定。")
    uphold = {"uphold": True, "withdraw": False}.get(request.POST.get("act", ""))
    if uphold is None:
        raise Invalid(_("请选维持还是撤回。"), fields={"ruling": _("请选维持还是撤回")})
    rule_on_card(card_id=card_id, uphold=uphold, ruling=request.POST.get("ruling", ""))
    return _("已维持这张牌。") if uphold else _("已撤回这张牌，不再计入考核。")


def _tag(card: CardInfo) -> dict[str, str]:
    return {"kind": _KINDS[card.state], "word": pgettext("card", card.state_word)}


def _line(card: CardInfo) -> dict[str, Any]:
    office = find_organisation(card.org_id)
    return {
        "card": card,
        "tag": _tag(card),
        "office": office.short_name if office else "",
        "url": reverse("supervision:card", args=[card.id]),
    }


def _facts(card: CardInfo, office: str, place: str) -> list[dict[str, Any]]:
    rows = [
        (_("部门"), office),
        (_("地方"), place),
        (_("事项"), card.item_title if card.case_number else ""),
        (_("办件号"), card.case_number),
        (_("环节"), _(card.step_title)),
        (_("规则"), _(card.rule_title)),
        (_("依据"), _(card.basis)),
        (
            _("答复期限"),
            date_format(card.answer_due, _("Y 年 n 月 j 日")),
        ),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _timeline(card: CardInfo) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    if card.ruled_at:
        state = "done" if card.state == "upheld" else "back"
        lines.append(
            {
                "title": _("裁定：%s") % pgettext("card", card.state_word),
                "time": card.ruled_at,
                "text": card.ruling,
                "state": state,
            }
        )
    if card.answered_at:
        title = _("部门答复，请求撤回") if card.plea else _("部门答复")
        lines.append({"title": title, "time": card.answered_at, "text": card.answer, "state": "done"})
    elif not card.ruled_at:
        lines.append({"title": _("等部门答复"), "time": card.answer_due, "text": "", "state": "now"})
    by = _("监察人员亮牌") if card.issued_by else _("系统按规则亮牌")
    lines.append({"title": by, "time": card.issued_at, "text": card.reason, "state": "done"})
    return lines


def _chips(state: str, colour: str, text: str) -> list[dict[str, Any]]:
    colours = [
        {
            "label": word,
            "url": _url(state, "" if code == colour else code, text),
            "current": code == colour,
            "clear": True,
        }
        for code, word in (("red", _("红牌")), ("yellow", _("黄牌")))
    ]
    states = [
        {
            "label": pgettext("card", word),
            "url": _url("" if code == state else code, colour, text),
            "current": code == state,
            "clear": True,
        }
        for code, word in CARD_STATES.items()
    ]
    return [*colours, *states]


def _url(state: str, colour: str, text: str, before: str = "") -> str:
    given = {"state": state, "colour": colour, "q": text, "before": before}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('supervision:cards')}?{query}" if query else reverse("supervision:cards")


def _cursor_text(card: CardInfo) -> str:
    return f"{card.issued_at.isoformat()}~{card.id}"


def _cursor(text: str) -> tuple[Any, UUID] | None:
    moment, _, id_ = text.partition("~")
    try:
        at = parse_datetime(moment)
        return (at, UUID(id_)) if at is not None and at.tzinfo is not None else None
    except ValueError:
        return None
