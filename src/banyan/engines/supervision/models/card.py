"""Cards: issued, answered by the department, upheld or withdrawn."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7

STATES = ("issued", "answered", "upheld", "withdrawn")


class Card(models.Model):
    """A yellow or red card. `key` holds rule, case (or organisation and period) and occasion: one card for each.

    `plea`: the department asks that it be withdrawn. `issued_by` is empty for a card that a rule issued.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=160, unique=True)
    rule = models.CharField(max_length=60)
    rule_title = models.CharField(max_length=60)
    colour = models.CharField(max_length=6)
    case_id = models.UUIDField(null=True, db_index=True)
    case_number = models.CharField(max_length=32, default="")
    item_code = models.CharField(max_length=80, default="")
    item_title = models.CharField(max_length=120, default="")
    step_title = models.CharField(max_length=40, default="")
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=120, default="")
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True)
    answer_due = models.DateField()
    state = models.CharField(max_length=10, default="issued")
    plea = models.BooleanField(default=False)
    answer = models.CharField(max_length=1000, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    ruling = models.CharField(max_length=1000, default="")
    ruled_at = models.DateTimeField(null=True)
    ruled_by = models.UUIDField(null=True)

    class Meta:
        app_label = "supervision"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="supervision_card_state"),
            models.CheckConstraint(condition=Q(colour__in=("yellow", "red")), name="supervision_card_colour"),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False), name="supervision_card_answer"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("issued", "answered")) | (Q(ruled_at__isnull=False) & ~Q(ruling="")),
                name="supervision_card_ruling",
            ),
        ]
        indexes = [
            models.Index(fields=["org_id", "-issued_at", "-id"], name="supervision_card_org"),
            models.Index(fields=["division", "-issued_at", "-id"], name="supervision_card_watch"),
            models.Index(fields=["-issued_at", "-id"], name="supervision_card_latest"),
        ]
