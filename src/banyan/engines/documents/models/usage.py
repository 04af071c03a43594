"""Who used a licence, and with whom its holder shares it."""

from __future__ import annotations

from django.db import models

from banyan.kernel.ids import uuid7


class LicenceShare(models.Model):
    """The holder lets an organisation use a licence for a purpose, until a day or until it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    licence = models.ForeignKey("documents.Licence", on_delete=models.PROTECT, related_name="shares")
    holder_id = models.UUIDField()
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    division = models.CharField(max_length=12)
    purpose = models.CharField(max_length=200)
    until = models.DateField()
    consented_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "documents"
        indexes = [models.Index(fields=["licence", "-consented_at"], name="documents_share_licence")]


class LicenceUse(models.Model):
    """One use of a licence: verified by somebody, taken into a case, read by an organisation, downloaded."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    licence = models.ForeignKey("documents.Licence", on_delete=models.PROTECT, related_name="uses")
    holder_id = models.UUIDField()
    org_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12, default="")
    kind = models.CharField(max_length=8)
    by_name = models.CharField(max_length=120, default="")
    purpose = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    class Meta:
        app_label = "documents"
        indexes = [models.Index(fields=["licence", "-at"], name="documents_use_licence")]
