"""The tables of identity."""

from banyan.engines.identity.models.account import Account, Kind, Power, State
from banyan.engines.identity.models.agency import Agency, Capacity
from banyan.engines.identity.models.certificates import (
    Certificate,
    RevocationList,
    RevocationReason,
    SpentChallenge,
)
from banyan.engines.identity.models.clients import Consent, RelyingParty, SignIn, SignOn
from banyan.engines.identity.models.keys import ApiKey
from banyan.engines.identity.models.posts import Delegation, Desk, Post, RoleGrant

__all__ = [
    "Account",
    "Agency",
    "ApiKey",
    "Capacity",
    "Certificate",
    "Consent",
    "Delegation",
    "Desk",
    "Kind",
    "Post",
    "Power",
    "RelyingParty",
    "RevocationList",
    "RevocationReason",
    "RoleGrant",
    "SignIn",
    "SignOn",
    "SpentChallenge",
    "State",
]
