"""Where it is kept: sealed, in the browser's next session, for an hour, for one account."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from banyan.engines.identity.kept.writer import FIELD, Writer
from banyan.kernel import clock
from banyan.kernel.crypto import Unreadable, seal, unseal

_KEY = "identity.kept"
_CONTEXT = "identity.kept"
#: Characters of all that is kept of one browser; more than the longest form has.
LARGEST = 100_000
#: Seconds.
LONGEST = 3600
_TECHNICAL = {"csrfmiddlewaretoken", "once", "revision", FIELD}
_SECRET = ("password", "otp")
#: Pages of secrets: passwords old and new, one-time codes. Nothing of them is kept, whatever their fields are called.
_SECRET_PAGES = (
    "/sign-in/",
    "/sign-up/",
    "/security/password/",
    "/security/totp/",
    "/security/codes/",
    "/security/confirm/",
    "/security/certificates/",
)


@dataclass(frozen=True)
class Kept:
    """One form as it was sent: by whom, for which firm, from which page, to which address, when (seconds), and what
    stood in it."""

    account: str
    firm: str
    page: str
    action: str
    at: float
    words: dict[str, list[str]]
    #: Whether files were chosen too; they are not kept.
    files: bool = False


def kept_of(request: HttpRequest, writer: Writer) -> Kept:
    """What was sent, without what is technical and without secrets."""
    secret = request.path.startswith(_SECRET_PAGES)
    words = {} if secret else {name: values for name, values in request.POST.lists() if _may_keep(name)}
    at = clock.now().timestamp()
    return Kept(writer.account, writer.firm, writer.page, request.path, at, words, bool(request.FILES))


def keep(request: HttpRequest, one: Kept) -> bool:
    """Keep it beside what else is kept; False when that is too much."""
    others = [other for other in kept(request) if (other.action, other.account) != (one.action, one.account)]
    whole = [*others, one]
    if sum(len(json.dumps(asdict(each), ensure_ascii=False)) for each in whole) > LARGEST:
        return False
    _write(request, whole)
    return True


def kept(request: HttpRequest) -> list[Kept]:
    """All that is kept in this browser and not too old."""
    since = clock.now().timestamp() - LONGEST
    return [one for one in _read(request.session.get(_KEY, ())) if one.at >= since]


def of_account(request: HttpRequest, account: str) -> list[Kept]:
    """What is kept for who is signed in now. What is another's is dropped for good."""
    if _KEY not in request.session:
        return []
    own = [one for one in kept(request) if one.account == account]
    if len(own) != len(request.session[_KEY]):
        _write(request, own)
    return own


def forget(request: HttpRequest, action: str) -> None:
    """The form has been sent again, or is not wanted."""
    if _KEY in request.session:
        _write(request, [one for one in kept(request) if one.action != action])


def _may_keep(name: str) -> bool:
    return name not in _TECHNICAL and not any(part in name.lower() for part in _SECRET)


def _write(request: HttpRequest, whole: list[Kept]) -> None:
    if whole:
        request.session[_KEY] = [_sealed(one) for one in whole]
    else:
        request.session.pop(_KEY, None)


def _sealed(one: Kept) -> str:
    return base64.b64encode(seal(json.dumps(asdict(one), ensure_ascii=False), _CONTEXT)).decode()


def _read(sealed: Iterable[Any]) -> list[Kept]:
    try:
        return [Kept(**json.loads(unseal(base64.b64decode(one), _CONTEXT))) for one in sealed]
    except (ValueError, TypeError, Unreadable):
        return []
