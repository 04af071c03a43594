"""What was sent of an application after the session had ended: kept sealed in the browser's next session, and saved
into the draft (or given back) when its owner has signed in. All other forms: `identity.kept`.

The one who sent it is nobody by then, so nothing is saved at once: the pages that take it ask first whether whoever
signed in may have it (his own draft, his own case).
"""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from banyan.kernel import clock
from banyan.kernel.crypto import Unreadable, seal, unseal
from banyan.kernel.principal import current

_KEY = "services.kept"
_CONTEXT = "services.kept"
#: Characters of sealed text; more than a page of a form has.
LARGEST = 100_000
#: Seconds.
LONGEST = 3600


def signed_out() -> bool:
    """Whether the one who sends is nobody (any more)."""
    return current().kind == "anonymous"


def keep(request: HttpRequest, place: str, data: Any) -> bool:
    """Keep what was sent for a place (a draft's page) until after the sign-in; False when it is too much."""
    text = json.dumps({"place": place, "data": data, "at": clock.now().timestamp()}, ensure_ascii=False)
    if len(text) > LARGEST:
        return False
    request.session[_KEY] = base64.b64encode(seal(text, _CONTEXT)).decode()
    request.kept_elsewhere = True  # type: ignore[attr-defined]
    return True


def take(request: HttpRequest, place: str) -> Any:
    """What was kept for this place, once; None when there is nothing. Only for whoever may have the place."""
    sealed = request.session.get(_KEY)
    if sealed is None or signed_out():
        return None
    try:
        kept = json.loads(unseal(base64.b64decode(sealed), _CONTEXT))
    except (ValueError, Unreadable):
        del request.session[_KEY]
        return None
    if clock.now().timestamp() - kept["at"] > LONGEST:
        del request.session[_KEY]
        return None
    if kept["place"] != place:
        return None
    del request.session[_KEY]
    return kept["data"]


def to_sign_in(address: str) -> HttpResponse:
    """To the sign-in page, and afterwards to the address."""
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': address})}")
