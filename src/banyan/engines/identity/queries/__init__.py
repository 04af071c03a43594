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
from banyan.engines.identity.queries.clients import (
    agreed_scopes,
    client,
    clients,
    consents_of,
    enabled_party,
    sign_ins_of,
    sign_ons_of,
)
from banyan.engines.identity.queries.directory import Contact, colleagues, contact, directory
from banyan.engines.identity.queries.posts import (
    FoundServant,
    delegations_of,
    find_servants,
    posts_of,
    servants_of,
    standing_in_between,
)
from banyan.engines.identity.queries.principals import principal_of
from banyan.engines.identity.queries.rights import agencies_of, agents_of, keys_of, sessions_of

__all__ = [
    "Contact",
    "FoundServant",
    "account",
    "account_of_subject",
    "accounts",
    "agencies_of",
    "agents_of",
    "agreed_scopes",
    "certificate",
    "certificates_in_force",
    "certificates_of",
    "client",
    "clients",
    "colleagues",
    "consents_of",
    "contact",
    "delegations_of",
    "directory",
    "enabled_party",
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
    "sign_ins_of",
    "sign_ons_of",
    "standing_in_between",
    "telephones_of",
]
