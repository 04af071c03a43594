"""Outside systems that sign people in through this one, and what each person lets them know."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from banyan.engines.identity.models.account import Account
from banyan.kernel import clock
from banyan.kernel.ids import uuid7


class RelyingParty(models.Model):
    """A system that may sign people in here (依赖方; OpenID Connect Core 1.0, 1.2 “Relying Party”).

    While it is enabled the library's `Client` of the same id stands beside it; a disabled one has none, so that for
    every endpoint it does not exist. `sector` is the host of its addresses: the pairwise subject identifier belongs
    to it (the same, 8.1). `least_level` is the real-name level below which nobody is handed over.
    """

    id = models.CharField("客户端标识", primary_key=True, max_length=32)
    name = models.CharField("名称", max_length=64)
    name_en = models.CharField("英文名称", max_length=100, blank=True, default="")
    operator = models.CharField("运营单位", max_length=128)
    confidential = models.BooleanField(default=True)
    sector = models.CharField(max_length=255)
    redirect_uris = ArrayField(models.CharField(max_length=500))
    logout_uris = ArrayField(models.CharField(max_length=500), default=list)
    scopes = ArrayField(models.CharField(max_length=32))
    least_level = models.PositiveSmallIntegerField(default=0)
    enabled = models.BooleanField(default=True)
    stop_reason = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(least_level__lte=3), name="identity_party_level"),
            models.CheckConstraint(condition=Q(redirect_uris__len__gt=0), name="identity_party_has_address"),
        ]

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """What somebody agreed that a system is told of him, until he takes it back. `sub` is how that system knows him."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="consents")
    party = models.ForeignKey(RelyingParty, on_delete=models.PROTECT, related_name="consents")
    sub = models.CharField(max_length=32)
    scopes = ArrayField(models.CharField(max_length=32))
    given_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "party"], condition=Q(revoked_at__isnull=True), name="identity_one_open_consent"
            ),
        ]
        indexes = [models.Index(fields=["party", "sub"], name="identity_consent_sub")]

    def __str__(self) -> str:
        return f"{self.party_id} {self.sub}"


class SignOn(models.Model):
    """One signing in at a system through this one: of whom, how he was proved, and when his data were handed over.

    `code_digest` is the SHA-256 of the authorization code that began it; `redeemed_at` is when the system took it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ons")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="sign_ons")
    scopes = ArrayField(models.CharField(max_length=32))
    firm_id = models.UUIDField(null=True, blank=True)
    methods = ArrayField(models.CharField(max_length=16), default=list)
    proved_at = models.DateTimeField()
    code_digest = models.BinaryField(max_length=32, unique=True)
    at = models.DateTimeField(default=clock.now)
    redeemed_at = models.DateTimeField(null=True, blank=True)
    last_told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-at"], name="identity_signon_of")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at}"


class SignIn(models.Model):
    """One signing in here, or one failure of it, as its owner may read it for half a year."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ins")
    at = models.DateTimeField(default=clock.now)
    succeeded = models.BooleanField()
    methods = ArrayField(models.CharField(max_length=16), default=list)
    address = models.GenericIPAddressField(null=True, blank=True)
    browser = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["account", "-at"], name="identity_signin_of")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at}"
