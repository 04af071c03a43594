"""Versions of declared items, and the bodies that implement them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7


class ItemVersion(models.Model):
    """An item as it was declared at one time. Cases pin it: `plan` is their procedure, `shape` the form's labels.

    `state` is draft, published, suspended or cancelled; at most one version of an item is published.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item_code = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="draft")
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=120)
    elements = models.JSONField()
    plan = models.JSONField()
    shape = models.JSONField()
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, default="")

    class Meta:
        app_label = "services"
        db_table = "services_item_version"
        constraints = [
            models.UniqueConstraint(fields=["item_code", "version"], name="services_version_once"),
            models.UniqueConstraint(
                fields=["item_code"], condition=Q(state="published"), name="services_version_published"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "published", "suspended", "cancelled")), name="services_version_state"
            ),
        ]


class Implementation(models.Model):
    """An item at one body: its implementation code, and what that body says differently.

    Empty overrides take the item's and the organisation's own. `state` is 1 in use, 2 paused, 3 withdrawn;
    `planned_state` is what it becomes on `planned_on`, both empty when nothing is planned.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item_code = models.CharField(max_length=80)
    division = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    department = models.CharField(max_length=40)
    code = models.CharField(max_length=31)
    state = models.CharField(max_length=1, default="1")
    promised = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=200, default="")
    hours = models.CharField(max_length=200, default="")
    contact = models.CharField(max_length=60, default="")
    supervision = models.CharField(max_length=60, default="")
    planned_state = models.CharField(max_length=1, default="")
    planned_on = models.DateField(null=True)
    state_reason = models.CharField(max_length=300, default="")
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "services"
        constraints = [
            models.UniqueConstraint(fields=["item_code", "division"], name="services_implementation_once"),
            models.CheckConstraint(condition=Q(state__in=("1", "2", "3")), name="services_implementation_state"),
            models.CheckConstraint(
                condition=Q(planned_on__isnull=True, planned_state="")
                | Q(planned_on__isnull=False, planned_state__in=("1", "2", "3")),
                name="services_implementation_plan",
            ),
        ]
        indexes = [
            models.Index(fields=["division", "item_code"], name="services_implementation_at"),
            models.Index(fields=["org_id"], name="services_implementation_org"),
            models.Index(
                fields=["planned_on"], name="services_implementation_due", condition=Q(planned_on__isnull=False)
            ),
        ]
