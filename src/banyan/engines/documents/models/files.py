"""Files that people hand in."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from banyan.kernel.ids import uuid7


class File(models.Model):
    """A checked file; its bytes lie in the content-addressed store under `digest`.

    `owner_id` is the subject who handed it in, `org_ids` the organisations whose cases it belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    pages = models.PositiveSmallIntegerField(default=0)
    owner_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12, default="")
    org_ids = ArrayField(models.UUIDField(), default=list)
    case_ids = ArrayField(models.UUIDField(), default=list)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "documents"
        indexes = [
            models.Index(fields=["owner_id", "-created_at"], name="documents_file_owner"),
            models.Index(fields=["digest"], name="documents_file_digest"),
            GinIndex(fields=["org_ids"], name="documents_file_offices", condition=~models.Q(case_ids=[])),
        ]
