"""The authority as the rest of the engine meets it: ready for use or missing, and where it publishes."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from banyan.engines.identity.certificates.authority import Authority, Credential, authority, exists
from banyan.engines.identity.certificates.writing import Addresses
from banyan.engines.identity.models import Certificate
from banyan.kernel.errors import NotFound, Unavailable
from banyan.kernel.principal import SYSTEM, acting_as


def ready() -> Authority:
    """The authority, made at first use; Unavailable when its keys are gone though certificates were issued: new ones in
    silence would leave every certificate that people hold without an issuer."""
    if not exists():
        with acting_as(SYSTEM):
            used = Certificate.objects.exists()
        if used:
            raise Unavailable("签发证书的密钥不见了，暂时不能签发和核对证书。请系统管理员从备份取回 secrets 文件夹。")
    return authority()


def credential(key_id: str) -> Credential:
    """The root, the issuer, or one of the former issuers by its key; NotFound when there is none."""
    found = ready().named(key_id)
    if found is None:
        raise NotFound("没有这个签发机构。")
    return found


def addresses(key_id: str) -> Addresses:
    """Where list and certificate of an issuer are published, as it stands in the certificates."""
    return Addresses(
        revocations=f"{settings.PUBLIC_URL}{reverse('identity_revocations', args=[key_id])}",
        issuer=f"{settings.PUBLIC_URL}{reverse('identity_issuer', args=[key_id])}",
    )
