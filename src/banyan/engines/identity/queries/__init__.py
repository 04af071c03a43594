"""What other engines ask identity."""

from banyan.engines.identity.queries.accounts import (
    account,
    account_of_subject,
    accounts,
    find_servant,
    names_of,
    personal_numbers,
    search_accounts,
    telephones_of,
)
from banyan.engines.identity.queries.certificates import (
    certificate,
    certificates_in_force,
    certificates_of,
    revocation_list,
)
from banyan.engines.identity.queries.posts import FoundServant, delegations_of, find_servants, posts_of, servants_of
from banyan.engines.identity.queries.principals import principal_of
from banyan.engines.identity.queries.rights import agencies_of, agents_of, keys_of, sessions_of

__all__ = [
    "FoundServant",
    "account",
    "account_of_subject",
    "accounts",
    "agencies_of",
    "agents_of",
    "certificate",
    "certificates_in_force",
    "certificates_of",
    "delegations_of",
    "find_servant",
    "find_servants",
    "keys_of",
    "names_of",
    "personal_numbers",
    "posts_of",
    "principal_of",
    "revocation_list",
    "search_accounts",
    "servants_of",
    "sessions_of",
    "telephones_of",
]
