"""People with certificates, for tests: keys made by the openssl program, certified through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from banyan.engines.identity import actions
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.records import AccountInfo, CertificateInfo
from banyan.engines.identity.tests import openssl
from banyan.kernel.principal import acting_as


@dataclass(frozen=True)
class Held:
    """A key and its certificate."""

    key: openssl.Key
    info: CertificateInfo

    @property
    def content(self) -> bytes:
        return self.info.content


def certify(account: AccountInfo, folder: Path, *, name: str = "key", firm_id: UUID | None = None) -> Held:
    """A certificate that somebody asks for himself."""
    key = openssl.new_key(folder, name)
    with acting_as(principal_of(account.id, firm_id)):
        return Held(key, actions.issue_certificate(account_id=account.id, request=key.request(), title=name))
