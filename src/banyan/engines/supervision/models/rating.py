"""Ratings 好差评 and the follow-up of bad ones."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Rating(models.Model):
    """What an applicant thinks of a case: 5 非常满意 to 1 非常不满意, on the whole and in each dimension."""

    pk = models.CompositePrimaryKey("city", "id")
    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    case_id = models.UUIDField()
    case_number = models.CharField(max_length=32)
    applicant_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    item_code = models.CharField(max_length=80)
    item_title = models.CharField(max_length=120)
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    level = models.SmallIntegerField()
    dimensions = models.JSONField(default=dict)
    comment = SealedTextField(context="supervision_rating.comment")
    channel = models.CharField(max_length=12)
    rated_at = models.DateTimeField()

    class Meta:
        app_label = "supervision"
        constraints = [
            models.UniqueConstraint(fields=["city", "case_id", "applicant_id"], name="supervision_rating_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="supervision_rating_level"),
        ]
        indexes = [
            models.Index(fields=["case_id"], name="supervision_rating_case"),
            models.Index(fields=["org_id", "-rated_at", "-id"], name="supervision_rating_org"),
            models.Index(fields=["division", "-rated_at", "-id"], name="supervision_rating_watch"),
            models.Index(fields=["applicant_id", "-rated_at"], name="supervision_rating_mine"),
        ]


class FollowUp(models.Model):
    """The follow-up of a bad rating: what was mended, and what the resident said when called back.

    `outcome`: satisfied, unsatisfied or unreachable; `due` is the last day for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rating_id = models.UUIDField(unique=True)
    city = models.CharField(max_length=4)
    case_number = models.CharField(max_length=32)
    item_code = models.CharField(max_length=80)
    item_title = models.CharField(max_length=120)
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    due = models.DateField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    measure = models.CharField(max_length=1000, default="")
    outcome = models.CharField(max_length=12, default="")

    class Meta:
        app_label = "supervision"
        db_table = "supervision_follow_up"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, outcome="")
                | Q(done_at__isnull=False, outcome__in=("satisfied", "unsatisfied", "unreachable")),
                name="supervision_follow_up_done",
            )
        ]
        indexes = [
            models.Index(fields=["due", "id"], name="supervision_follow_up_open", condition=Q(done_at__isnull=True)),
            models.Index(fields=["org_id", "due"], name="supervision_follow_up_org"),
        ]
