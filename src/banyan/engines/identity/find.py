"""Finding the account of what a person types: a citizen number, a telephone or an account name."""

from __future__ import annotations

import re
import unicodedata

from banyan.engines.identity.models import Account, Kind
from banyan.kernel.crypto import blind_index

CITIZEN_CONTEXT = "identity.account.citizen_number"
TELEPHONE_CONTEXT = "identity.account.telephone"

_CITIZEN = re.compile(r"\d{17}[\dX]")
_TELEPHONE = re.compile(r"1\d{10}")


def normalise(typed: str) -> str:
    """What was typed, without spaces and hyphens between digits, in half-width characters."""
    text = unicodedata.normalize("NFKC", typed).replace("\0", "").strip()
    tight = re.sub(r"[\s-]", "", text)
    if _CITIZEN.fullmatch(tight.upper()):
        return tight.upper()
    tight = tight.removeprefix("+86")
    return tight if _TELEPHONE.fullmatch(tight) else text.lower()


def citizen_index(number: str) -> bytes:
    """The blind index of a citizen number."""
    return blind_index(number.strip().upper(), CITIZEN_CONTEXT)


def telephone_index(number: str) -> bytes:
    """The blind index of a telephone."""
    return blind_index(normalise(number), TELEPHONE_CONTEXT)


def find_account(typed: str) -> Account | None:
    """The account meant, whatever its state. Numbers and telephones lead to a resident's account only."""
    text = normalise(typed)
    accounts = Account.objects.defer("citizen_number", "telephone")
    if _CITIZEN.fullmatch(text):
        return accounts.filter(kind=Kind.PERSON, citizen_index=citizen_index(text)).first()
    if _TELEPHONE.fullmatch(text):
        return accounts.filter(kind=Kind.PERSON, telephone_index=telephone_index(text)).first()
    return accounts.filter(username=text).first()
