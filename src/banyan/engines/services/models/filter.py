"""Filters of the work-list that somebody keeps."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7


class SavedFilter(models.Model):
    """A filter of the work-list under a name, of one account. `query` is the list's address behind the question mark.

    At most one filter of an account is the default: what is shown when the list is opened without a choice.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    name = models.CharField(max_length=20)
    query = models.CharField(max_length=600)
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "services"
        db_table = "services_saved_filter"
        constraints = [
            models.UniqueConstraint(fields=["account_id", "name"], name="services_filter_name"),
            models.UniqueConstraint(
                fields=["account_id"], condition=Q(is_default=True), name="services_filter_one_default"
            ),
        ]
