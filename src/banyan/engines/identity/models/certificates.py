"""SM2 certificates that the installation's authority issued, the lists of those revoked, and challenges spent."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from banyan.engines.identity.models.account import Account
from banyan.kernel import clock
from banyan.kernel.ids import uuid7


class RevocationReason(models.TextChoices):
    """Why a certificate is revoked, by the names of RFC 5280 (5.3.1); those that are in use here."""

    KEY_COMPROMISE = "key_compromise", "密钥文件丢失或可能泄露"
    AFFILIATION_CHANGED = "affiliation_changed", "不再任职或不再代办"
    SUPERSEDED = "superseded", "已换新证书"
    CESSATION = "cessation_of_operation", "不再使用"
    WITHDRAWN = "privilege_withdrawn", "收回权限"


class Certificate(models.Model):
    """A certificate as it was issued. Nothing of it changes but that it is revoked, which is for good.

    `issuer` names the issuer's key; `serial` is hexadecimal; `fingerprint` is SM3 over the whole, `key_digest` SM3
    over the public key: no key is certified twice. `scopes` bound what a programme may do with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="certificates")
    firm_id = models.UUIDField(null=True, blank=True)
    firm_name = models.CharField(max_length=128, blank=True, default="")
    title = models.CharField(max_length=64)
    issuer = models.CharField(max_length=40)
    serial = models.CharField(max_length=40)
    fingerprint = models.BinaryField(max_length=32, unique=True)
    key_digest = models.BinaryField(max_length=32, unique=True)
    content = models.BinaryField()
    scopes = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=32, choices=RevocationReason.choices, blank=True, default="")
    warned_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "serial"], name="identity_certificate_serial"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="identity_certificate_dates"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, reason="")
                | Q(revoked_at__isnull=False, reason__in=RevocationReason.values),
                name="identity_certificate_revoked_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["issuer", "ends_at"], name="identity_certificate_revoked",
                         condition=Q(revoked_at__isnull=False)),
            models.Index(fields=["ends_at"], name="identity_certificate_unwarned",
                         condition=Q(revoked_at__isnull=True, warned_at__isnull=True)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} {self.serial}"


class RevocationList(models.Model):
    """The newest list of an issuer's revoked certificates, as it is published."""

    issuer = models.CharField(primary_key=True, max_length=40)
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    following_at = models.DateTimeField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.issuer} {self.number}"


class SpentChallenge(models.Model):
    """What was signed once and must not count again, until it is too old to count anyway."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    ends = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return bytes(self.digest).hex()
