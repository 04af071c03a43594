"""What belongs to a case: steps, history, materials, opinions asked, pauses. Partitioned by city like the case."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7


class _PartOfCase(models.Model):
    """A row of a case. `org_id` and `applicant_id` are the case's when it was written; isolation asks the case."""

    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    case_id = models.UUIDField()
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()

    class Meta:
        abstract = True


class CaseStep(_PartOfCase):
    """One stay at a step: from when to when, done by whom, with what outcome (passed, returned, decided, ended)."""

    pk = models.CompositePrimaryKey("city", "id")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=40)
    ordinal = models.SmallIntegerField()
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    limit = models.SmallIntegerField(null=True)
    used = models.SmallIntegerField(default=0)
    outcome = models.CharField(max_length=12, default="")
    account_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, default="")
    opinion = models.TextField(default="")

    class Meta:
        app_label = "services"
        db_table = "services_case_step"
        indexes = [models.Index(fields=["case_id", "ordinal"], name="services_step_case")]


class CaseEvent(_PartOfCase):
    """One line of a case's history; never changed. `public` lines are shown to the applicant."""

    pk = models.CompositePrimaryKey("city", "id")
    at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=120)
    text = models.TextField(default="")
    public = models.BooleanField(default=True)
    account_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, default="")
    by_kind = models.CharField(max_length=16)
    by_org = models.UUIDField(null=True)
    about = models.JSONField(default=dict)

    class Meta:
        app_label = "services"
        db_table = "services_case_event"
        indexes = [models.Index(fields=["case_id", "id"], name="services_event_case")]


class GivenMaterial(_PartOfCase):
    """A material of a case: a file, a licence held, register facts, or a pledge. What is replaced stays, marked."""

    pk = models.CompositePrimaryKey("city", "id")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    source = models.CharField(max_length=10)
    file_id = models.UUIDField(null=True)
    licence_id = models.UUIDField(null=True)
    name = models.CharField(max_length=160, default="")
    size = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, default="")
    given_at = models.DateTimeField()
    replaced = models.BooleanField(default=False)

    class Meta:
        app_label = "services"
        db_table = "services_case_material"
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=("upload", "licence", "register", "pledge")), name="services_material_source"
            ),
            models.CheckConstraint(
                condition=~Q(source="upload") | Q(file_id__isnull=False), name="services_material_file"
            ),
        ]
        indexes = [models.Index(fields=["case_id", "code"], name="services_material_case")]


class Opinion(_PartOfCase):
    """A question to another department and its answer. `asked_org` answers; `state` is waiting (its turn has not come),
    open, answered, deemed (silence taken for consent) or dropped."""

    pk = models.CompositePrimaryKey("city", "id")
    step = models.CharField(max_length=40)
    ordinal = models.SmallIntegerField()
    mode = models.CharField(max_length=8)
    deemed = models.BooleanField(default=False)
    asked_org = models.UUIDField()
    asked_org_name = models.CharField(max_length=120)
    question = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    days = models.SmallIntegerField()
    due = models.DateField(null=True)
    state = models.CharField(max_length=8)
    agrees = models.BooleanField(null=True)
    text = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    account_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, default="")
    urged = models.SmallIntegerField(default=0)

    class Meta:
        app_label = "services"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "open", "answered", "deemed", "dropped")),
                name="services_opinion_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(agrees__isnull=False), name="services_opinion_answer"
            ),
        ]
        indexes = [
            models.Index(fields=["case_id", "ordinal"], name="services_opinion_case"),
            models.Index(fields=["asked_org", "due", "id"], name="services_opinion_todo", condition=Q(state="open")),
            models.Index(fields=["due"], name="services_opinion_deem", condition=Q(state="open", deemed=True)),
        ]


class Pause(_PartOfCase):
    """A time in which no clock ran: why, from when to when, how many working days."""

    pk = models.CompositePrimaryKey("city", "id")
    kind = models.CharField(max_length=16)
    reason = models.CharField(max_length=500, default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    expected_on = models.DateField(null=True)
    days = models.SmallIntegerField(default=0)

    class Meta:
        app_label = "services"
        indexes = [models.Index(fields=["case_id", "id"], name="services_pause_case")]
