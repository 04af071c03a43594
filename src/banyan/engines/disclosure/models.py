"""The decisions that are published."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class PublishedDecision(models.Model):
    """A granted case as everybody may read it (行政许可公示). Partitioned by `city`, the case's.

    `subject_name` is a firm's name in full or a person's with only the family name; of a person nothing else is kept
    here. `number` is the document's: the licence's identifier for a firm, else the case's. `standing` is what has
    become of the licence: valid, suspended, ended. `pairs` are the pairs of characters that the name is found by.
    Withheld rows are seen by their office alone.
    """

    pk = models.CompositePrimaryKey("city", "case_id")
    city = models.CharField(max_length=4)
    case_id = models.UUIDField()
    item_code = models.CharField(max_length=80)
    item_title = models.CharField(max_length=120)
    power = models.CharField(max_length=2)
    division = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    org_uscc = models.CharField(max_length=18)
    subject_kind = models.CharField(max_length=8)
    subject_name = models.CharField(max_length=120)
    subject_uscc = models.CharField(max_length=18, default="")
    number = models.CharField(max_length=120)
    document = models.CharField(max_length=120, default="")
    licence_id = models.UUIDField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    decided_on = models.DateField()
    published_at = models.DateTimeField()
    standing = models.CharField(max_length=10, default="valid")
    pairs = ArrayField(models.CharField(max_length=2), default=list)
    withheld_at = models.DateTimeField(null=True)
    withheld_by = models.UUIDField(null=True)
    withheld_reason = models.CharField(max_length=300, default="")

    class Meta:
        app_label = "disclosure"
        db_table = "disclosure_decision"
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=("valid", "suspended", "ended")), name="disclosure_decision_standing"
            ),
            models.CheckConstraint(
                condition=Q(withheld_at__isnull=True) | ~Q(withheld_reason=""), name="disclosure_decision_why"
            ),
            models.CheckConstraint(
                condition=Q(subject_kind="firm")
                | Q(subject_kind="person", subject_uscc="", subject_name__contains="*"),
                name="disclosure_decision_masked",
            ),
        ]
        indexes = [
            models.Index(fields=["case_id"], name="disclosure_decision_case"),
            models.Index(fields=["-decided_on", "-case_id"], name="disclosure_decision_newest"),
            models.Index(fields=["division", "-decided_on", "-case_id"], name="disclosure_decision_at"),
            models.Index(fields=["org_id", "-decided_on", "-case_id"], name="disclosure_decision_org"),
            models.Index(fields=["number"], name="disclosure_decision_number"),
            models.Index(
                fields=["licence_id"], name="disclosure_decision_licence", condition=Q(licence_id__isnull=False)
            ),
            GinIndex(fields=["pairs"], name="disclosure_decision_pairs"),
        ]
