"""The tables of identity."""

from banyan.engines.identity.models.account import Account, Kind, Power, State
from banyan.engines.identity.models.agency import Agency, Capacity
from banyan.engines.identity.models.certificates import (
    Certificate,
    RevocationList,
    RevocationReason,
    SpentChallenge,
)
from banyan.engines.identity.models.keys import ApiKey
from banyan.engines.identity.models.posts import Delegation, Post, RoleGrant

__all__ = [
    "Account",
    "Agency",
    "ApiKey",
    "Capacity",
    "Certificate",
    "Delegation",
    "Kind",
    "Post",
    "Power",
    "RevocationList",
    "RevocationReason",
    "RoleGrant",
    "SpentChallenge",
    "State",
]
