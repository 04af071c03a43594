"""Tables of consultations: the question as it stands, what happened to it, and what of it everybody may read."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from banyan.kernel.ids import uuid7

OPEN, ANSWERED, DECLINED = "open", "answered", "declined"
_OPEN = Q(state=OPEN)


class Consultation(models.Model):
    """A question with its answer. Partitioned by `city`, that of the place where it was asked, which a transfer does
    not change.

    `round` is 2 once the asker has asked again; `text`, `answer` and `due` are those of the present round. `seen_by`
    are offices that passed it on and may go on reading it. `late` says that an answer came after its last day.
    """

    pk = models.CompositePrimaryKey("city", "id")
    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    number = models.CharField(max_length=32)
    item_code = models.CharField(max_length=80, default="")
    item_title = models.CharField(max_length=120, default="")
    division = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    seen_by = ArrayField(models.UUIDField(), default=list)
    asker_id = models.UUIDField()
    asker_kind = models.CharField(max_length=8)
    asker_name = models.CharField(max_length=120)
    account_id = models.UUIDField()
    channel = models.CharField(max_length=12)
    title = models.CharField(max_length=60)
    text = models.CharField(max_length=1000)
    may_publish = models.BooleanField()
    state = models.CharField(max_length=10, default=OPEN)
    round = models.SmallIntegerField(default=1)
    since = models.DateField()
    due = models.DateField()
    late = models.BooleanField(default=False)
    answer = models.CharField(max_length=2000, default="")
    answered_at = models.DateTimeField(null=True)
    rating = models.SmallIntegerField(null=True)
    rating_comment = models.CharField(max_length=500, default="")
    published_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "services"
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="services_consultation_number"),
            models.CheckConstraint(
                condition=Q(state__in=(OPEN, ANSWERED, DECLINED)), name="services_consultation_state"
            ),
            models.CheckConstraint(condition=Q(round__in=(1, 2)), name="services_consultation_round"),
            models.CheckConstraint(
                condition=_OPEN ^ Q(answered_at__isnull=False), name="services_consultation_answered"
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 5)), name="services_consultation_rating"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(may_publish=True), name="services_consultation_consent"
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="services_consultation_id"),
            models.Index(fields=["org_id", "due", "id"], name="services_consultation_todo", condition=_OPEN),
            models.Index(fields=["division", "due", "id"], name="services_consultation_watch", condition=_OPEN),
            models.Index(fields=["org_id", "-asked_at", "-id"], name="services_consultation_org"),
            models.Index(fields=["asker_id", "-asked_at", "-id"], name="services_consultation_asker"),
        ]


class ConsultTurn(models.Model):
    """One line of what happened to a consultation; never changed."""

    pk = models.CompositePrimaryKey("city", "id")
    city = models.CharField(max_length=4)
    id = models.UUIDField(default=uuid7, editable=False)
    consultation_id = models.UUIDField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    text = models.CharField(max_length=2000, default="")
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    account_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=60, default="")

    class Meta:
        app_label = "services"
        db_table = "services_consult_turn"
        indexes = [models.Index(fields=["consultation_id", "id"], name="services_consult_turn_of")]


class PublishedConsult(models.Model):
    """A question and its answer as everybody may read them, de-identified by the office's head.

    It holds nobody's name and no account; `words` are what it is found by.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    item_code = models.CharField(max_length=80, default="")
    item_title = models.CharField(max_length=120, default="")
    division = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    org_id = models.UUIDField()
    org_name = models.CharField(max_length=120)
    title = models.CharField(max_length=60)
    question = models.CharField(max_length=2000)
    answer = models.CharField(max_length=4000)
    words = ArrayField(models.CharField(max_length=40), default=list)
    asked_on = models.DateField()
    answered_on = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        app_label = "services"
        db_table = "services_published_consult"
        indexes = [
            models.Index(fields=["item_code", "-published_at"], name="services_published_item"),
            models.Index(fields=["division", "-published_at"], name="services_published_at"),
            GinIndex(fields=["words"], name="services_published_words"),
        ]
