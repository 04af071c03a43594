"""The workspace: the register of the licences that an office issued, and what may be done to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.documents import actions, queries
from banyan.engines.documents.codes import spoken
from banyan.engines.documents.delivery import open_paper
from banyan.engines.documents.policies import MANAGE, REGISTER
from banyan.engines.documents.queries.register import PAGE
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.documents.views.cards import facts_of, register_row, tag_of
from banyan.engines.documents.views.files import guarded
from banyan.engines.documents.views.wallet import to_sign_in
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import current

COLUMNS = (
    gettext_lazy("持有人"),
    {"label": gettext_lazy("证照"), "bare": True},
    {"label": gettext_lazy("核验码"), "bare": True},
    gettext_lazy("生效"),
    gettext_lazy("到期"),
    gettext_lazy("状态"),
)
STATES = (
    ("", gettext_lazy("全部")),
    ("in_force", gettext_lazy("在用")),
    ("suspended", gettext_lazy("暂停")),
    ("expired", gettext_lazy("过期")),
    ("revoked", gettext_lazy("注销")),
)
_ONE_LINE = 60
ENTRY_WORDS = {
    "issue": (gettext_lazy("颁发"), "done"),
    "change": (gettext_lazy("变更"), "done"),
    "renew": (gettext_lazy("延续"), "done"),
    "suspend": (gettext_lazy("暂停使用"), "back"),
    "restore": (gettext_lazy("恢复使用"), "done"),
    "revoke": (gettext_lazy("注销、撤销或吊销"), "refuse"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do to a licence: its words, when it can be done, what it warns of."""

    verb: str
    label: str | Promise
    question: str | Promise
    follows: str | Promise
    states: tuple[str, ...]
    act: Callable[..., LicenceInfo]
    kind: str = "second"


DEEDS = {
    "change": Deed(
        "change",
        pgettext_lazy("deed", "变更内容"),
        gettext_lazy("变更这张证照的内容？"),
        gettext_lazy("出新版，旧版不能再用；核验旧版时显示“已被新版代替”。"),
        ("valid",),
        actions.change_licence,
    ),
    "renew": Deed(
        "renew",
        pgettext_lazy("deed", "延续"),
        gettext_lazy("延续这张证照？"),
        gettext_lazy("出新版，旧版不能再用。"),
        ("valid", "expired"),
        actions.renew_licence,
    ),
    "suspend": Deed(
        "suspend",
        pgettext_lazy("deed", "暂停使用"),
        gettext_lazy("暂停使用这张证照？"),
        gettext_lazy("核验时显示“暂停使用”，恢复以前不能用。"),
        ("valid", "not_yet"),
        actions.suspend_licence,
    ),
    "restore": Deed(
        "restore",
        pgettext_lazy("deed", "恢复使用"),
        gettext_lazy("恢复使用这张证照？"),
        gettext_lazy("从现在起又可以用。"),
        ("suspended",),
        actions.restore_licence,
    ),
    "revoke": Deed(
        "revoke",
        pgettext_lazy("deed", "注销"),
        gettext_lazy("注销这张证照？"),
        gettext_lazy("注销后不能恢复。持有人和核验的人都会看到理由。"),
        ("valid", "not_yet", "suspended", "expired"),
        actions.revoke_licence,
        "refuse",
    ),
}


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The licences that one's office issued: search, filters, newest first."""
    who = current()
    if who.kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    asked = {name: request.GET.get(name, "")[:120] for name in ("q", "state", "type")}
    rows = queries.issued_by(
        who.org_ids,
        text=asked["q"],
        type_code=asked["type"],
        state=asked["state"] if asked["state"] in dict(STATES) else "",  # type: ignore[arg-type]
        before=_uuid(request.GET.get("before", "")),
    )
    context = {
        "columns": COLUMNS,
        "rows": [register_row(one) for one in rows],
        "chips": _chips(asked),
        "q": asked["q"],
        "hidden": {name: asked[name] for name in ("state", "type") if asked[name]},
        "following": _address({**asked, "before": str(rows[-1].id)}) if len(rows) == PAGE else "",
        "first": _address(asked) if request.GET.get("before") else "",
    }
    return render(request, "documents/work_register.html", context)


@never_cache
@require_safe
def licence(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """One licence: what it says, what was done to it, what can be done."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    one = _read(licence_id)
    may = MANAGE.decide(current(), _Issued(one.issuer_id))
    context = {
        "licence": one,
        "facts": facts_of(one),
        "tag": tag_of(one),
        "short": spoken(one.short_code),
        "deeds": [deed for deed in DEEDS.values() if may and one.state in deed.states and _makes_sense(deed, one)],
        "why_not": _(may.reason),
        "history": _history(one.id),
    }
    return render(request, "documents/work_licence.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, licence_id: UUID, verb: str) -> HttpResponse:
    """Ask for the reason, then do it."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    doing, one = DEEDS.get(verb), queries.licence(licence_id)
    if doing is None:
        raise NotFound(_("没有找到这个页面。"))
    require(MANAGE, _Issued(one.issuer_id))
    context: dict[str, Any] = {"licence": one, "deed": doing, "sent": request.POST, "errors": {}, "endings": ENDINGS}
    if verb == "change":
        context["fields"] = _fields(one, request)
    if request.method == "POST":
        try:
            doing.act(licence_id=one.id, **_arguments(request, one, verb))
        except Invalid as wrong:
            if verb == "change":
                context["fields"] = _fields(one, request, wrong.fields)
            return render(
                request,
                "documents/work_deed.html",
                {**context, "errors": {name: _(said) for name, said in wrong.fields.items()}},
                status=422,
            )
        except Conflict as late:
            messages.error(request, _(late.message))
        else:
            messages.success(request, _("已%(label)s。") % {"label": doing.label})
        return HttpResponseRedirect(reverse("documents:work-licence", args=[one.id]))
    return render(request, "documents/work_deed.html", context)


@never_cache
@require_safe
def paper(request: HttpRequest, licence_id: UUID) -> HttpResponseBase:
    """The signed PDF, for the office."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    one, stream = open_paper(licence_id)
    name = f"{one.title}-{spoken(one.short_code)}.pdf"
    return guarded(FileResponse(stream, as_attachment=True, filename=name, content_type="application/pdf"))


ENDINGS = [
    {"value": "cancelled", "label": gettext_lazy("注销"), "help": gettext_lazy("到期不续、持有人申请或终止的")},
    {"value": "withdrawn", "label": gettext_lazy("撤销"), "help": gettext_lazy("发证有错、以欺骗手段取得的")},
    {"value": "penalty", "label": gettext_lazy("吊销"), "help": gettext_lazy("作为行政处罚的")},
]


@dataclass(frozen=True, slots=True)
class _Issued:
    org_id: UUID


def _read(licence_id: UUID) -> LicenceInfo:
    """A licence, with the reading noted for its holder when it is not one's own office's."""
    one = queries.licence(licence_id)
    orgs = current().org_ids
    if one.issuer_id not in orgs:
        actions.record_use(licence_id=one.id, org_id=orgs[0], kind="read", purpose="查看授权使用的证照")
    return one


def _makes_sense(deed: Deed, one: LicenceInfo) -> bool:
    return deed.verb != "renew" or one.valid_to is not None


def _fields(one: LicenceInfo, request: HttpRequest, errors: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """What the licence says, field by field, to be changed; what was typed before stays."""
    found = errors or {}
    holder: dict[str, Any] = {
        "name": "holder_name",
        "label": one.holder_label,
        "value": one.holder_name,
        "maxlength": "120",
    }
    rows: list[dict[str, Any]] = [holder] + [
        {
            "name": field.code,
            "label": field.title,
            "value": one.content.get(field.code, ""),
            "optional": field.optional,
            "kind": "textarea" if len(one.content.get(field.code, "")) > _ONE_LINE else "text",
            "rows": 3,
        }
        for field in queries.type_of(one.type_code).fields
    ]
    return [
        {**row, "value": request.POST.get(row["name"], row["value"]), "error": found.get(row["name"], "")}
        for row in rows
    ]


def _changed(request: HttpRequest, one: LicenceInfo) -> dict[str, Any]:
    """Only what was really changed. Raises Invalid when nothing was."""
    codes = [field.code for field in queries.type_of(one.type_code).fields]
    said = {code: request.POST.get(code, one.content.get(code, "")).strip() for code in codes}
    content = {code: text for code, text in said.items() if text != one.content.get(code, "")}
    name = request.POST.get("holder_name", one.holder_name).strip()
    if not content and name in ("", one.holder_name):
        raise Invalid(_("没有改动任何一栏。"), fields={codes[0]: _("没有改动任何一栏")})
    return {"content": content, "holder_name": name if name != one.holder_name else ""}


def _arguments(request: HttpRequest, one: LicenceInfo, verb: str) -> dict[str, Any]:
    found: dict[str, Any] = {"reason": request.POST.get("reason", "")}
    if verb == "change":
        found |= _changed(request, one)
    if verb == "revoke":
        found["ending"] = request.POST.get("ending", "cancelled")
    if verb == "renew" and request.POST.get("valid_to"):
        found["valid_to"] = _day(request.POST["valid_to"])
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(_("日期写成 2031-12-02 这样。"), fields={"valid_to": _("日期写成 2031-12-02 这样")}) from None


def _history(licence_id: UUID) -> list[dict[str, Any]]:
    lines = []
    for entry in queries.history(licence_id):
        title, state = ENTRY_WORDS.get(entry.kind, (entry.kind, "done"))
        text = _("，").join(part for part in (entry.by_name, entry.reason) if part)
        lines.append({"title": title, "time": entry.at, "text": text, "state": state})
    return lines


def _chips(asked: dict[str, str]) -> list[dict[str, Any]]:
    states = [
        {"label": label, "url": _address({**asked, "state": state}), "current": asked["state"] == state}
        for state, label in STATES
    ]
    kinds = [
        {"label": kind.title, "url": _address({**asked, "type": kind.code}), "current": True, "clear": True}
        for kind in queries.licence_types()
        if kind.code == asked["type"]
    ]
    return states + kinds


def _address(asked: dict[str, str]) -> str:
    words = urlencode({name: value for name, value in asked.items() if value})
    return reverse("documents:work-licences") + (f"?{words}" if words else "")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
