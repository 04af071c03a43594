"""Tables of the registers: statements, terms to find them by, readings, objections.

The application's role reads statements only through the database function `registers_read`, which writes the reading in
the same step; see the first migration.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Statement(models.Model):
    """What one source stated about one subject: true from `valid_from` to `valid_to`, known from and to likewise.

    Open ends are 9999-12-31. Only `known_to` ever changes, once. `plain` holds fields that need no secrecy,
    `sealed` the personal ones as one encrypted text bound to register and subject.
    """

    pk = models.CompositePrimaryKey("subject_id", "register", "source", "valid_from", "known_from", "city")
    city = models.CharField(max_length=4)
    subject_id = models.UUIDField()
    register = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField()
    division = models.CharField(max_length=12)
    org_id = models.UUIDField(null=True)
    plain = models.JSONField(null=True)
    sealed = models.BinaryField(null=True)
    reason = models.TextField(default="")

    class Meta:
        db_table = "registers_statement"


class Term(models.Model):
    """A blind index of values by which a record may be searched when its key is not at hand."""

    pk = models.CompositePrimaryKey("digest", "subject_id")
    digest = models.BinaryField()
    subject_id = models.UUIDField()

    class Meta:
        db_table = "registers_term"


class TieRow(models.Model):
    """Which records name, or once named, a person or firm: the way back from a parent to its branches.

    `target_id` is the inner id of who is named, a keyed hash, so that no number stands here.
    """

    pk = models.CompositePrimaryKey("target_id", "register", "tie", "subject_id")
    target_id = models.UUIDField()
    register = models.CharField(max_length=40)
    tie = models.CharField(max_length=40)
    subject_id = models.UUIDField()

    class Meta:
        db_table = "registers_tie"


class Reading(models.Model):
    """Who read what of whom, for what. Rows are only added; the person sees them."""

    pk = models.CompositePrimaryKey("subject_id", "id")
    id = models.UUIDField(default=uuid7)
    subject_id = models.UUIDField()
    register = models.CharField(max_length=40)
    fields = ArrayField(models.CharField(max_length=40))
    kind = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16)
    automatic = models.BooleanField()
    purpose = models.TextField()
    case_id = models.UUIDField(null=True)
    account_id = models.UUIDField(null=True)
    org_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "registers_reading"


class Objection(models.Model):
    """A person's doubt: about a reading, or about a value that he asks the source department to correct.

    With `from_org` an organisation asks, whose own record says otherwise.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    register = models.CharField(max_length=40)
    field = models.CharField(max_length=40, default="")
    reading_id = models.UUIDField(null=True)
    words = SealedTextField(context="registers_objection.words")
    division = models.CharField(max_length=12)
    source = models.CharField(max_length=40)
    org_id = models.UUIDField(null=True)
    state = models.CharField(max_length=16, default="open")
    answer = models.TextField(default="")
    made_at = models.DateTimeField()
    due = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    from_org = models.UUIDField(null=True)

    class Meta:
        db_table = "registers_objection"
        indexes = (
            models.Index(fields=["subject_id", "-made_at"], name="registers_objection_mine"),
            models.Index(fields=["org_id", "state", "due"], name="registers_objection_tasks"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "upheld", "rejected"]), name="registers_objection_state"
            ),
        )


from banyan.engines.registers.linkage.models import Difference, LinkPair, LinkRow, LinkRun  # noqa: E402

__all__ = ["Difference", "LinkPair", "LinkRow", "LinkRun", "Objection", "Reading", "Statement", "Term"]
