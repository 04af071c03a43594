"""Tables of the linkage: runs, the rows of their files, the pairs that were found, and differences between sources.

Rows are kept sealed; pairs hold words and weights, never a value. All are written only by actions, as the platform.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class LinkRun(models.Model):
    """One file of a source that was linked to a register. `content` is a keyed digest: the same file comes once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    register = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    numbers = ArrayField(models.BigIntegerField(), null=True)
    valid_from = models.DateField(null=True)
    within = ArrayField(models.CharField(max_length=12))
    org_id = models.UUIDField(null=True)
    account_id = models.UUIDField(null=True)
    job_id = models.UUIDField(null=True)
    reached = models.BigIntegerField(default=1)
    summary = models.JSONField(default=dict)
    started_at = models.DateTimeField()

    class Meta:
        db_table = "registers_link_run"
        constraints = (models.UniqueConstraint(fields=["register", "source", "content"], name="registers_link_once"),)


class LinkRow(models.Model):
    """A row of the file and what became of it. `state` is one of `deciding.STATES`."""

    pk = models.CompositePrimaryKey("run_id", "number")
    run_id = models.UUIDField()
    number = models.BigIntegerField()
    register = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    org_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12, default="")
    state = models.CharField(max_length=12)
    subject_id = models.UUIDField(null=True)
    certainty = models.FloatField(default=0)
    reason = models.TextField(default="")
    sealed = models.BinaryField(null=True)
    linked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        db_table = "registers_link_row"
        indexes = (
            models.Index(fields=["org_id", "register", "state"], name="registers_link_row_tasks"),
            models.Index(fields=["run_id", "state", "number"], name="registers_link_row_run"),
        )


class LinkPair(models.Model):
    """A record that a row may be about: how sure, and by field the word and the weight of the evidence."""

    pk = models.CompositePrimaryKey("run_id", "number", "subject_id")
    run_id = models.UUIDField()
    number = models.BigIntegerField()
    subject_id = models.UUIDField()
    org_id = models.UUIDField(null=True)
    place = models.SmallIntegerField()
    certainty = models.FloatField()
    weight = models.FloatField()
    evidence = models.JSONField()

    class Meta:
        db_table = "registers_link_pair"


class Difference(models.Model):
    """A source says of a subject's field another thing than the department that answers for it.

    `org_id` is the office of the source that says so, `holder_org_id` that of the department that answers. No value is
    kept here. `asked` is the side that was asked to correct: `said` or `holder`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    register = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    source = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=8)
    division = models.CharField(max_length=12)
    org_id = models.UUIDField(null=True)
    holder_org_id = models.UUIDField(null=True)
    run_id = models.UUIDField()
    number = models.BigIntegerField()
    found_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="open")
    asked = models.CharField(max_length=8, default="")
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    words = SealedTextField(context="registers_difference.words", null=True)
    due = models.DateField(null=True)
    answer = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        db_table = "registers_difference"
        indexes = (
            models.Index(fields=["org_id", "register", "state"], name="registers_difference_said"),
            models.Index(fields=["holder_org_id", "register", "state"], name="registers_difference_held"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["subject_id", "register", "source", "field"],
                condition=models.Q(state__in=["open", "asked"]),
                name="registers_difference_once",
            ),
        )
