"""Bearer keys of machine accounts."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from banyan.engines.identity.models.account import Account
from banyan.kernel import clock
from banyan.kernel.ids import uuid7


class ApiKey(models.Model):
    """A key with which a programme acts as a machine account, within `scopes`, until it expires.

    Only the SHA-256 of the key is kept; `hint` is its beginning, by which people tell keys apart.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="keys")
    account_kind = models.CharField(max_length=16, default="machine", editable=False)
    title = models.CharField(max_length=64)
    hint = models.CharField(max_length=12)
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=64))
    expires_at = models.DateTimeField()
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="identity_key_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.hint}"
