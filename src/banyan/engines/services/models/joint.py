"""Joint matters under way: one application whose parts are cases of their own."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from banyan.kernel.ids import uuid7


class JointCase(models.Model):
    """A joint matter (一件事) that somebody applied for.

    `waiting` are the items whose turn has not come; `stopped` tells of those that were never opened why not
    ({code: {"why": "blocked" | "failed" | "withdrawn", "text": …}}). `closed_at` is when all had an end.
    """

    pk = models.CompositePrimaryKey("city", "id")
    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    number = models.CharField(max_length=32)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    division = models.CharField(max_length=12)
    applicant_id = models.UUIDField()
    applicant_name = models.CharField(max_length=120)
    account_id = models.UUIDField()
    data = models.JSONField()
    sealed = models.BinaryField(default=bytes)
    materials = models.JSONField(default=dict)
    waiting = models.JSONField(default=list)
    stopped = models.JSONField(default=dict)
    delivery_way = models.CharField(max_length=12, default="electronic")
    org_ids = ArrayField(models.UUIDField(), default=list)
    submitted_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "services"
        constraints = [models.UniqueConstraint(fields=["city", "number"], name="services_joint_number")]
        indexes = [models.Index(fields=["applicant_id", "-submitted_at"], name="services_joint_applicant")]
