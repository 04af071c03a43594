"""Marks: what supervision keeps of each case, so that it counts each thing once and finds due clocks fast."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mark(models.Model):
    """One row a case, brought up to date at each of its events.

    The dates say what has been counted already; `due` and its fellows drive the scan of clocks. `promise_due` is
    the promise's last day as last seen while the case was handled, `next_look` the day from which on a rule may find
    something, `place` the city or zone. `renewed_on`: the same matter came again.
    """

    pk = models.CompositePrimaryKey("city", "case_id")
    city = models.CharField(max_length=4)
    case_id = models.UUIDField()
    number = models.CharField(max_length=32)
    division = models.CharField(max_length=12)
    place = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    item_code = models.CharField(max_length=80)
    item_title = models.CharField(max_length=120)
    applicant_id = models.UUIDField()
    state = models.CharField(max_length=12)
    open = models.BooleanField()
    step = models.CharField(max_length=40, default="")
    step_title = models.CharField(max_length=40, default="")
    promised = models.SmallIntegerField(default=0)
    received_on = models.DateField()
    due = models.DateField(null=True)
    statutory_due = models.DateField(null=True)
    step_due = models.DateField(null=True)
    promise_due = models.DateField(null=True)
    next_look = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    decision = models.CharField(max_length=8, default="")
    renewed_on = models.DateField(null=True)

    class Meta:
        app_label = "supervision"
        indexes = [
            models.Index(fields=["case_id"], name="supervision_mark_case"),
            models.Index(fields=["next_look", "case_id"], name="supervision_mark_look", condition=Q(open=True)),
            models.Index(fields=["due"], name="supervision_mark_due", condition=Q(open=True)),
            models.Index(fields=["applicant_id", "item_code", "closed_on"], name="supervision_mark_matter"),
        ]
