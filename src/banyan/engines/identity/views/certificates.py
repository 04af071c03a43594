"""The pages of certificates: one's own in the security centre, and those of others for administrators."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from asn1crypto import pem, x509
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.identity import actions
from banyan.engines.identity.actions.certificates import LEVEL, MOST
from banyan.engines.identity.certificates import publishing
from banyan.engines.identity.forms import CertificateRequestForm, MachineRequestForm, RevokeForm
from banyan.engines.identity.models import Kind, RevocationReason
from banyan.engines.identity.policies import MANAGE
from banyan.engines.identity.queries import account, certificate, certificates_of
from banyan.engines.identity.records import CertificateInfo
from banyan.engines.identity.roles import ROLES
from banyan.engines.identity.views.common import account_id, base_template, show_errors
from banyan.kernel.errors import BanyanError, NotFound
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current

_TAGS = {
    "good": ("done", _("在用")),
    "revoked": ("refuse", _("已吊销")),
    "ended": ("plain", _("已到期")),
    "early": ("wait", _("未生效")),
}


def shown(one: CertificateInfo) -> dict[str, Any]:
    """A certificate in a list."""
    kind, word = _TAGS[one.state]
    return {"one": one, "tag": {"kind": kind, "word": word}, "url": reverse("identity_certificate", args=[one.id])}


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The own certificates, newest first."""
    require(SIGNED_IN)
    mine = [shown(one) for one in certificates_of(account_id(request))]
    context = {"base": base_template(request), "certificates": mine, "most": MOST, **_may_ask(request, mine)}
    return render(request, "identity/certificates.html", context)


def _may_ask(request: HttpRequest, mine: list[dict[str, Any]]) -> dict[str, bool]:
    user: Any = request.user
    firm = current().firm_id
    held = [one for one in mine if one["one"].state == "good" and one["one"].firm_id == firm]
    return {"named": user.kind != Kind.PERSON or user.level >= LEVEL, "room": len(held) < MOST}


@require_safe
def make(request: HttpRequest) -> HttpResponseBase:
    """Make the key in the browser and have it certified. The password is asked once more first."""
    require(SIGNED_IN)
    if is_reauthentication_required(request, app="allauth.mfa"):
        return _confirm_first(reverse("identity_make_certificate"))
    context = {"base": base_template(request), **_for_whom(request)}
    return render(request, "identity/certificate_new.html", context)


def _for_whom(request: HttpRequest) -> dict[str, str]:
    """In whose name the certificate will be, and the name of its file."""
    who = current()
    user: Any = request.user
    firm = next((one["label"] for one in request.shell_identities()), "") if who.firm_id else ""  # type: ignore[attr-defined]
    return {"holder": who.name, "firm": firm, "file_name": f"banyan-{user.username}.pem"}


def _confirm_first(page: str) -> HttpResponse:
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': page})}")


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Certify what the browser asks for (`request`: PKCS #10 in PEM); the certificate with its chain, as JSON."""
    require(SIGNED_IN)
    if is_reauthentication_required(request, app="allauth.mfa"):
        told = gettext("离上次确认已经过了 5 分钟，请再确认一次是您本人，然后重新办。")
        return JsonResponse({"message": told}, status=403)
    try:
        made = _ask(request, request.POST.get("title", ""), request.POST.get("request", ""))
    except BanyanError as error:
        return JsonResponse({"message": error.told}, status=error.status)
    return JsonResponse({"chain": _chain(made).decode(), "url": reverse("identity_certificate", args=[made.id])})


def _ask(request: HttpRequest, title: str, asked: str) -> CertificateInfo:
    content = asked.encode("ascii", "replace")
    return actions.issue_certificate(account_id=account_id(request), request=content, title=title)


@require_http_methods(["GET", "HEAD", "POST"])
def request_made_elsewhere(request: HttpRequest) -> HttpResponseBase:
    """Certify a key that was made elsewhere, as in a smart-card (智能密码钥匙)."""
    require(SIGNED_IN)
    if is_reauthentication_required(request, app="allauth.mfa"):
        return _confirm_first(reverse("identity_request_certificate"))
    form = CertificateRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _ask(request, form.cleaned_data["title"], form.cleaned_data["request"])
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("证书办好了，请下载。"))
            return redirect("identity_certificate", certificate_id=made.id)
    context = {"base": base_template(request), "form": form}
    return render(request, "identity/certificate_request.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def for_programme(request: HttpRequest, account_id: UUID) -> HttpResponseBase:
    """The system administrator has a programme's key certified."""
    require(MANAGE)
    one = account(account_id)
    if one.kind != Kind.MACHINE:
        raise NotFound(gettext("只有机器账号的证书由系统管理员办。"))
    form = MachineRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        content = given["request"].encode("ascii", "replace")
        try:
            made = actions.issue_certificate(
                account_id=account_id, request=content, title=given["title"] or one.name, scopes=given["scopes"]
            )
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("证书办好了，请下载。"))
            return redirect("identity_certificate", certificate_id=made.id)
    context = {"base": "banyan/work.html", "form": form, "programme": one}
    return render(request, "identity/certificate_request.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """One certificate: what it says, its file, and revoking it."""
    require(SIGNED_IN)
    one = certificate(certificate_id)
    return _detail(request, one, RevokeForm(own=_is_own(one)))


def _is_own(one: CertificateInfo) -> bool:
    return one.account_id == current().account_id


def _detail(request: HttpRequest, one: CertificateInfo, form: RevokeForm, status: int = 200) -> HttpResponse:
    own = _is_own(one)
    kind, word = _TAGS[one.state]
    context = {
        "base": base_template(request),
        "one": one,
        "own": own,
        "tag": {"kind": kind, "word": word},
        "facts": _facts(one),
        "form": form,
        "may_revoke": one.revoked_at is None and (own or "security" in current().powers),
    }
    return render(request, "identity/certificate.html", context, status=status)


def _facts(one: CertificateInfo) -> list[dict[str, Any]]:
    subject = x509.Certificate.load(one.content).subject.native
    purposes = "、".join(gettext(ROLES[code].title) if code in ROLES else code for code in one.scopes)
    names = [(_("持有人"), subject["common_name"]), (_("单位"), subject.get("organization_name", ""))]
    rows = [
        (_("统一社会信用代码"), subject.get("organization_identifier", "")),
        (_("序列号"), one.serial.upper()),
        (_("算法"), "SM2 / SM3"),
        (_("用途"), purposes),
        (_("吊销原因"), gettext(RevocationReason(one.reason).label) if one.reason else ""),
    ]
    named = [{"label": label, "value": value, "lang": "zh-CN"} for label, value in names if value]
    return [*named, *({"label": label, "value": value} for label, value in rows if value)]


@require_safe
def file(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """The certificate with its chain in PEM."""
    require(SIGNED_IN)
    one = certificate(certificate_id)
    response = HttpResponse(_chain(one), content_type="application/x-pem-file")
    response["Content-Disposition"] = f'attachment; filename="banyan-{one.serial[:12]}.crt.pem"'
    return response


def _chain(one: CertificateInfo) -> bytes:
    above = (publishing.credential(one.issuer), publishing.ready().root)
    content: bytes = b"".join(pem.armor("CERTIFICATE", der) for der in (one.content, *(each.der for each in above)))
    return content


@require_POST
def revoke(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Revoke it, for good."""
    require(SIGNED_IN)
    one = certificate(certificate_id)
    form = RevokeForm(request.POST, own=_is_own(one))
    if not form.is_valid():
        return _detail(request, one, form, status=422)
    try:
        actions.revoke_certificate(certificate_id=certificate_id, reason=form.cleaned_data["reason"])
    except BanyanError as error:
        show_errors(form, error)
        return _detail(request, certificate(certificate_id), form, status=error.status)
    messages.success(request, _("证书已经吊销，马上生效。"))
    return redirect("identity_certificate", certificate_id=certificate_id)
