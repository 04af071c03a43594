"""What a session remembers: the principal, the firm acted for, when it was last used."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from banyan.engines.identity.models import Account
from banyan.engines.identity.queries.principals import principal_for
from banyan.engines.identity.queries.rights import agencies_of
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import Post, Principal, acting_as

SEEN, SINCE, IDLE = "identity.seen", "identity.since", "identity.idle"
FIRM, _FIRM_NAME, _KEPT = "identity.firm", "identity.firm-name", "identity.principal"


def principal_in(request: HttpRequest) -> Principal:
    """The principal of a signed-in request: as the session remembers it while the account has not changed and the
    day is the same, else read anew."""
    account: Account = request.user  # type: ignore[assignment]
    mark = [str(account.pk), account.version, clock.today().isoformat(), request.session.get(FIRM)]
    kept = request.session.get(_KEPT)
    if kept is not None and kept["mark"] == mark:
        return _unpack(kept["who"])
    who = _read(request, account)
    mark[3] = request.session.get(FIRM)
    request.session[_KEPT] = {"mark": mark, "who": _pack(who)}
    return who


def act_for(request: HttpRequest, firm_id: UUID | None) -> Principal:
    """Change over: act for a firm, or for oneself again. Refused when there is no such right."""
    account: Account = request.user  # type: ignore[assignment]
    who = principal_for(account, firm_id, "web", session_name(request))
    with acting_as(who):
        names = {one.firm_id: one.firm_name for one in agencies_of(account.pk)} if firm_id else {}
    request.session[FIRM] = str(firm_id) if firm_id else None
    request.session[_FIRM_NAME] = names.get(firm_id, "") if firm_id else ""
    request.session.pop(_KEPT, None)
    return who


def identities(request: HttpRequest) -> list[dict[str, Any]]:
    """In whose name one acts now, and the way to change over, as the account menu shows it."""
    firm = request.session.get(_FIRM_NAME) if request.session.get(FIRM) else ""
    address = f"/identity/choose/?{urlencode({'next': request.get_full_path()})}"
    here = _("代表 %(name)s") % {"name": firm} if firm else _("个人")
    return [{"label": here, "url": address, "current": True}, {"label": _("换一个身份"), "url": address}]


def session_name(request: HttpRequest) -> str:
    """A name for the session that does not open it."""
    return sha256(str(request.session.session_key).encode()).hexdigest()[:16]


def _read(request: HttpRequest, account: Account) -> Principal:
    chosen = request.session.get(FIRM)
    try:
        return principal_for(account, UUID(chosen) if chosen else None, "web", session_name(request))
    except Refused:
        request.session[FIRM] = None
        return principal_for(account, None, "web", session_name(request))


def _pack(who: Principal) -> dict[str, Any]:
    return {
        "kind": who.kind,
        "account_id": str(who.account_id),
        "name": who.name,
        "subject_id": str(who.subject_id) if who.subject_id else None,
        "firm_id": str(who.firm_id) if who.firm_id else None,
        "posts": [[str(one.org_id), one.division, sorted(one.roles), one.title] for one in who.posts],
        "powers": sorted(who.powers),
        "watches": list(who.watches),
        "level": who.level,
        "session_id": who.session_id,
    }


def _unpack(kept: dict[str, Any]) -> Principal:
    return Principal(
        kind=kept["kind"],
        account_id=UUID(kept["account_id"]),
        name=kept["name"],
        subject_id=UUID(kept["subject_id"]) if kept["subject_id"] else None,
        firm_id=UUID(kept["firm_id"]) if kept["firm_id"] else None,
        posts=tuple(
            Post(UUID(org), division, frozenset(roles), title) for org, division, roles, title in kept["posts"]
        ),
        powers=frozenset(kept["powers"]),
        watches=tuple(kept["watches"]),
        level=kept["level"],
        channel="web",
        session_id=kept["session_id"],
    )
