"""The case: one application, from its submission to its end."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from banyan.engines.services.life.state import OPEN, State
from banyan.kernel.ids import uuid7

#: Cases without a due date sort after all others.
NEVER = "9999-12-31"
_ENDED = Q(state__in=sorted(state.value for state in State if state not in OPEN))
_OPEN = Q(closed_on__isnull=True)


class Case(models.Model):
    """A case (办件). Partitioned by `city`, the first four digits of its division.

    What the procedure and the clocks need stands in columns, so that lists filter and sort in SQL; `life.Stand` is
    made of them and written back by `standing`. `data` is the form with secrets masked, `sealed` the secrets, `facts`
    what the registers supplied. `seen_by` are organisations beside `org_id` that may see it: asked, copied, transferred
    from. `due` is empty exactly while no clock runs.
    """

    pk = models.CompositePrimaryKey("city", "id")
    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    number = models.CharField(max_length=32)
    item_code = models.CharField(max_length=80)
    item_title = models.CharField(max_length=120)
    version_id = models.UUIDField()
    implementation_id = models.UUIDField()
    joint_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    org_id = models.UUIDField()
    seen_by = ArrayField(models.UUIDField(), default=list)
    applicant_id = models.UUIDField()
    applicant_kind = models.CharField(max_length=8)
    applicant_name = models.CharField(max_length=120)
    person_id = models.UUIDField(null=True)
    account_id = models.UUIDField()
    channel = models.CharField(max_length=12)
    data = models.JSONField()
    facts = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    sealed = models.BinaryField(default=bytes)
    skips = ArrayField(models.CharField(max_length=40), default=list)
    delivery_way = models.CharField(max_length=12, default="electronic")
    licence_id = models.UUIDField(null=True)

    state = models.CharField(max_length=12)
    step = models.CharField(max_length=40)
    step_title = models.CharField(max_length=40)
    step_role = models.CharField(max_length=20)
    assignee_id = models.UUIDField(null=True)
    assignee_name = models.CharField(max_length=60, default="")
    clock_limit = models.SmallIntegerField()
    clock_used = models.SmallIntegerField(default=0)
    clock_since = models.DateField(null=True)
    promised = models.SmallIntegerField()
    statutory_limit = models.SmallIntegerField(null=True)
    statutory_used = models.SmallIntegerField(default=0)
    statutory_unit = models.CharField(max_length=8, default="workdays")
    extension = models.SmallIntegerField(default=0)
    delivery = models.SmallIntegerField(default=10)
    entry_used = models.SmallIntegerField(default=0)
    pause = models.CharField(max_length=16, default="")
    back_to = models.CharField(max_length=12, default="")
    supplemented = models.BooleanField(default=False)
    supply_by = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    done = ArrayField(models.CharField(max_length=40), default=list)
    asks_open = models.SmallIntegerField(default=0)
    decision = models.CharField(max_length=8, default="")
    reason = models.TextField(default="")
    due = models.DateField(null=True)
    statutory_due = models.DateField(null=True)
    step_due = models.DateField(null=True)
    due_rank = models.GeneratedField(
        expression=Coalesce(F("due"), models.Value(NEVER, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    submitted_at = models.DateTimeField()
    received_on = models.DateField()
    accepted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "services"
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="services_case_number"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="services_case_state"),
            models.CheckConstraint(
                condition=Q(clock_used__gte=0) & Q(statutory_used__gte=0), name="services_case_used"
            ),
            models.CheckConstraint(
                condition=Q(pause="") | (Q(due__isnull=True) & Q(clock_since__isnull=True)),
                name="services_case_paused_or_due",
            ),
            models.CheckConstraint(
                condition=Q(pause="") ^ Q(state__in=("supplement", "suspended")), name="services_case_pause_state"
            ),
            models.CheckConstraint(
                condition=(~_ENDED & _OPEN) | (_ENDED & ~_OPEN),
                name="services_case_end",
            ),
            models.CheckConstraint(
                condition=~Q(decision="refused") | ~Q(reason=""), name="services_case_refusal_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("not-accepted", "terminated")) | ~Q(reason=""), name="services_case_end_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["org_id", "due_rank", "id"], name="services_case_todo", condition=_OPEN),
            models.Index(fields=["assignee_id", "due_rank", "id"], name="services_case_mine", condition=_OPEN),
            models.Index(fields=["org_id", "-submitted_at", "-id"], name="services_case_org"),
            models.Index(fields=["applicant_id", "-submitted_at", "-id"], name="services_case_applicant"),
            models.Index(fields=["division", "due_rank", "id"], name="services_case_watch", condition=_OPEN),
            models.Index(fields=["due"], name="services_case_to_deem", condition=Q(state="submitted")),
            models.Index(fields=["joint_id"], name="services_case_joint", condition=Q(joint_id__isnull=False)),
        ]
