"""The inbox, one notice, the preferences, and what could not be sent."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.messaging import actions, queries
from banyan.engines.messaging.declare import templates
from banyan.engines.messaging.forms import WishesForm
from banyan.engines.messaging.policies import MEND
from banyan.engines.messaging.records import CopyInfo, Wishes
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_PAGE = 20
_CHANNELS = {"sms": _("短信"), "email": _("邮件")}
_STATES = {
    "held": _("等您不打扰的时段过去再发"),
    "waiting": _("正在发"),
    "sent": _("已发出"),
    "skipped": _("没有发，缺地址或对方不收"),
}


def _me() -> UUID:
    account_id = current().account_id
    if account_id is None:
        raise Refused(gettext("请先登录。"))
    return account_id


def _frame() -> str:
    return "banyan/work.html" if current().kind in {"servant", "administrator"} else "banyan/resident.html"


@require_http_methods(["GET", "HEAD"])
def inbox(request: HttpRequest) -> HttpResponse:
    """The own notices, newest first."""
    me = _me()
    only = request.GET.get("only") == "unread"
    try:
        after = UUID(request.GET["after"]) if request.GET.get("after") else None
    except ValueError as error:
        raise Invalid(gettext("这个页码不对，请从第一页看起。")) from error
    found = queries.notices_of(me, unread_only=only, after=after, limit=_PAGE + 1)
    waiting = queries.unread(me)
    context = {
        "base": _frame(),
        "notices": found[:_PAGE],
        "unread": waiting,
        "tabs": [
            {"label": _("全部"), "url": "/my/notices/", "current": not only},
            {"label": _("没看过的"), "url": "/my/notices/?only=unread", "current": only, "count": waiting},
        ],
        "following": f"?after={found[_PAGE - 1].id}{'&only=unread' if only else ''}" if len(found) > _PAGE else "",
    }
    return render(request, "messaging/inbox.html", context)


@require_http_methods(["GET", "HEAD"])
def detail(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """One notice; it counts as read."""
    me = _me()
    notice = queries.notice(notice_id)
    if notice.read_at is None:
        actions.mark_read(account_id=me, notice_id=notice_id)
    copies = [_copy_words(one) for one in queries.copies_of(notice_id)]
    return render(request, "messaging/notice.html", {"base": _frame(), "notice": notice, "copies": copies})


def _copy_words(one: CopyInfo) -> str:
    words = {"channel": _CHANNELS[one.channel], "state": _STATES[one.state]}
    return gettext("%(channel)s：%(state)s") % words


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything counts as read."""
    actions.mark_read(account_id=_me())
    return redirect("messaging_inbox")


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """How to be told."""
    me = _me()
    form = WishesForm(request.POST if request.method == "POST" else None, initial=asdict(queries.wishes_of(me)))
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_wishes(account_id=me, wishes=Wishes(**form.cleaned_data))
        except Invalid as error:
            for name, sentence in error.fields.items():
                form.add_error(name, gettext(sentence))
        else:
            messages.success(request, _("存好了。"))
            return redirect("messaging_wishes")
    context = {"base": _frame(), "form": form}
    return render(request, "messaging/wishes.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
def unsent(request: HttpRequest) -> HttpResponse:
    """Copies that could not be sent, for the system administrator."""
    require(MEND)
    rows = [
        (_CHANNELS.get(one.channel, one.channel), one.title, one.attempts, one.error, one.delivery_id)
        for one in queries.dead_letters()
    ]
    return render(request, "messaging/unsent.html", {"rows": rows})


@require_POST
def replay(request: HttpRequest) -> HttpResponse:
    """Try one copy again, or all."""
    chosen = request.POST.get("delivery", "")
    if chosen and not chosen.isdigit():
        raise Invalid("没有这一条。")
    count = actions.replay(delivery_id=int(chosen) if chosen else None)
    messages.success(request, f"{count} 条已重新排队。")
    return redirect("messaging_unsent")


@require_http_methods(["GET", "HEAD"])
def previews(request: HttpRequest) -> HttpResponse:
    """Every template, worded with its sample."""
    require(MEND)
    shown = []
    for one in templates():
        title, text, short = one.word(one.sample)
        ways = "、".join(["站内", *(str(_CHANNELS[channel]) for channel in one.channels)])
        shown.append({"code": one.code, "title": title, "text": text, "short": short, "ways": ways})
    return render(request, "messaging/previews.html", {"templates": shown})
