"""Whose form it is, and where it stood: a signed hidden field of every form (see the tag `csrf_token` of the site)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

from banyan.kernel.principal import current

FIELD = "_writer"
_SALT = "identity.kept.writer"
#: Longer than any session and the hour after it.
_VALID = timedelta(hours=24)


@dataclass(frozen=True)
class Writer:
    """The account for which a form was drawn, the firm acted for (empty: oneself), and the page that drew it."""

    account: str
    firm: str
    page: str

    def signed(self) -> str:
        """As it goes with the form."""
        return signing.dumps([self.account, self.firm, self.page], salt=_SALT)


def writer_in(request: HttpRequest) -> Writer | None:
    """Who wrote what was sent; None when it does not say, or says what we did not sign."""
    try:
        return Writer(*signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=_VALID))
    except signing.BadSignature:
        return None


def writer_of(request: HttpRequest) -> Writer | None:
    """Who will write into the forms of the page that is being drawn; None when nobody is signed in.

    A form that is drawn again because of its errors still names the page that stood there first: the address it was
    sent to need not be one that can be opened.
    """
    who = current()
    if who.account_id is None:
        return None
    before = writer_in(request) if request.method == "POST" else None
    if before is not None and before.account == str(who.account_id):
        return before
    return Writer(str(who.account_id), str(who.firm_id or ""), request.get_full_path())
