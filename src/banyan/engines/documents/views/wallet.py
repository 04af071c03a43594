"""My licences: the wallet, showing one, downloading its paper, letting a department use it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.documents import actions, queries
from banyan.engines.documents.codes import shown_code, spoken
from banyan.engines.documents.delivery import open_paper
from banyan.engines.documents.paper import verify_address
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.documents.views.cards import card_of, facts_of, use_rows, wallet_of
from banyan.engines.documents.views.files import guarded
from banyan.engines.documents.views.sharing import read_share
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.principal import Principal, current

SHOWN_FOR = timedelta(minutes=10)


@never_cache
@require_safe
def licences(request: HttpRequest, licence_id: UUID | None = None) -> HttpResponse:
    """The wallet with one licence open: the one asked for, else the first."""
    who = current()
    if who.kind == "anonymous":
        return to_sign_in(request)
    mine = licences_of(who)
    if not mine and licence_id is None:
        return render(request, "documents/no_licences.html", {})
    chosen = _chosen(mine, licence_id)
    code = shown_code(chosen.identifier, clock.now() + SHOWN_FOR)
    context = {
        "licence": chosen,
        "card": card_of(chosen),
        "qr": verify_address() + code if chosen.in_force else "",
        "wallet": wallet_of(mine, chosen),
        "facts": facts_of(chosen),
        "uses": use_rows(queries.uses_of(chosen.id)),
        "shares": queries.shares_of(chosen.id),
        "short": spoken(chosen.short_code),
    }
    return render(request, "documents/licences.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """One large code to hold out to somebody, good for ten minutes."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    chosen = own(licence_id)
    ends = clock.now() + SHOWN_FOR
    address = verify_address() + shown_code(chosen.identifier, ends)
    return render(request, "documents/show.html", {"licence": chosen, "address": address, "ends": ends})


@never_cache
@require_safe
def paper(request: HttpRequest, licence_id: UUID) -> HttpResponseBase:
    """The signed PDF, to be saved; made now when it has not been made yet."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    licence, stream = open_paper(licence_id)
    name = f"{licence.title}-{licence.holder_name}.pdf"
    return guarded(FileResponse(stream, as_attachment=True, filename=name, content_type="application/pdf"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, licence_id: UUID) -> HttpResponse:
    """Let a department use a licence, for a purpose and for a time."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    chosen, asked = own(licence_id), read_share(request)
    if request.method == "POST":
        try:
            made = actions.share_licence(licence_id=chosen.id, **asked.arguments())
        except Invalid as wrong:
            context = {"licence": chosen, "asked": asked, "errors": wrong.fields}
            return render(request, "documents/share.html", context, status=422)
        messages.success(
            request,
            _("已授权%(office)s使用，到 %(day)s 为止。随时可以收回。") % {"office": made.org_name, "day": made.until},
        )
        return HttpResponseRedirect(reverse("documents:licence", args=[chosen.id]))
    return render(request, "documents/share.html", {"licence": chosen, "asked": asked, "errors": {}})


@require_POST
def withdraw(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Take a consent back."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    actions.withdraw_share(share_id=share_id)
    messages.success(request, _("授权已收回。对方从现在起看不到这张证。"))
    return HttpResponseRedirect(reverse("documents:licences"))


def own(licence_id: UUID) -> LicenceInfo:
    """A licence of one's own; that of another is not found, even where one may otherwise see it."""
    found = queries.licence(licence_id)
    if found.holder_id not in current().subjects:
        raise NotFound(_("没有找到这张证照。"))
    return found


def licences_of(who: Principal) -> tuple[LicenceInfo, ...]:
    """One's own, and those of the firm one acts for: the firm's first."""
    return tuple(one for subject in who.subjects for one in queries.licences_of(subject))


def _chosen(mine: tuple[LicenceInfo, ...], licence_id: UUID | None) -> LicenceInfo:
    if licence_id is None:
        return mine[0]
    found = next((one for one in mine if one.id == licence_id), None)
    if found is None:
        raise NotFound(_("没有找到这张证照。"))
    return found


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """First sign in, then come back here."""
    return HttpResponseRedirect("/sign-in/?" + urlencode({"next": request.get_full_path()}))
