"""The shared folder of an office (共享文件): templates, guides and rules, in versions."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7


class SharedFile(models.Model):
    """A file that an office shares: with itself (own), or also with the offices of its department below it (below).

    `prefix` are the digits that those offices' divisions begin with; `beyond` are digits of places that begin so too
    but stand under another government, as an experimental zone does. `latest` is the id of the latest version, so that
    everything in the library sorts by one column.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    prefix = models.CharField(max_length=12)
    beyond = ArrayField(models.CharField(max_length=12), default=list)
    title = models.CharField(max_length=80)
    category = models.CharField(max_length=12)
    about = models.CharField(max_length=200, default="")
    reach = models.CharField(max_length=8, default="own")
    version = models.PositiveSmallIntegerField(default=1)
    latest = models.UUIDField()
    account_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "documents"
        constraints = [
            models.CheckConstraint(condition=Q(reach__in=("own", "below")), name="documents_shared_reach"),
            models.CheckConstraint(
                condition=Q(category__in=("template", "guide", "rule", "other")), name="documents_shared_category"
            ),
        ]
        indexes = [
            models.Index(fields=["org_id", "-latest"], name="documents_shared_office"),
            models.Index(fields=["department", "-latest"], name="documents_shared_below", condition=Q(reach="below")),
        ]


class SharedVersion(models.Model):
    """One version of a shared file; never changed. `file_id` is the stored file, `name` and `size` are that file's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shared = models.ForeignKey(SharedFile, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    file_id = models.UUIDField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    note = models.CharField(max_length=200, default="")
    org_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, default="")
    created_at = models.DateTimeField()

    class Meta:
        app_label = "documents"
        constraints = [models.UniqueConstraint(fields=["shared", "version"], name="documents_shared_version_once")]
