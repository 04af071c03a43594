"""Drafts: what somebody is filling in."""

from __future__ import annotations

from django.db import models

from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Draft(models.Model):
    """An application being filled in; kept for 30 days after the last change, on every device of its account.

    `data` is the sealed JSON of what was typed, valid or not; `materials` maps a material's code to what was given;
    `revision` grows with every save, so that two devices do not overwrite each other unnoticed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    applicant_id = models.UUIDField()
    kind = models.CharField(max_length=8, default="item")
    item_code = models.CharField(max_length=80)
    version_id = models.UUIDField(null=True)
    implementation_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12)
    data = SealedTextField(context="services_draft.data")
    materials = models.JSONField(default=dict)
    page = models.CharField(max_length=40, default="")
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        app_label = "services"
        indexes = [
            models.Index(fields=["account_id", "-saved_at"], name="services_draft_account"),
            models.Index(fields=["expires_on"], name="services_draft_expires"),
        ]
