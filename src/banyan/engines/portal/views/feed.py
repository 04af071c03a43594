"""The calendar for other programs: the page on which its address is made and revoked, and the feed itself."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.identity.queries import principal_of
from banyan.engines.portal import actions, queries
from banyan.engines.portal.feed import calendar_text
from banyan.engines.portal.policies import AT_DESK
from banyan.engines.portal.views.schedule import to_sign_in
from banyan.kernel import clock
from banyan.kernel.policy import require
from banyan.kernel.principal import acting_as, current

_BEHIND, _AHEAD = timedelta(days=31), timedelta(days=180)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Whether other programs may read the own calendar; the new address is shown once."""
    who = current()
    if who.kind == "anonymous" or who.account_id is None:
        return to_sign_in(request)
    require(AT_DESK)
    address = ""
    if request.method == "POST" and request.POST.get("act") == "revoke":
        actions.revoke_feed()
        messages.success(request, _("已停用，原来的地址打不开了。"))
        return redirect("portal:feed")
    if request.method == "POST":
        address = request.build_absolute_uri(reverse("portal:feed-read", args=[actions.renew_feed()]))
    return render(request, "portal/feed.html", {"feed": queries.feed_of(who.account_id), "address": address})


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar as iCalendar, for whoever has its address: what the account sees, without anybody's name."""
    account_id = queries.account_of_feed(secret)
    today = clock.today()
    with acting_as(principal_of(account_id, channel="feed")):
        found = queries.entries(today - _BEHIND, today + _AHEAD, feed=True)
    text = calendar_text(_("榕 日程"), found, request.build_absolute_uri("/").rstrip("/"), clock.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="schedule.ics"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
