"""Day aggregates: what was counted on a day, in an organisation, for an item; and summed up for a place."""

from __future__ import annotations

from django.db import models


class _Counted(models.Model):
    """The counters. `days` are working days from receipt to decision, summed; `stars` the levels rated, summed."""

    submitted = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    decided = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    days = models.BigIntegerField(default=0)
    ended = models.IntegerField(default=0)
    yellow = models.IntegerField(default=0)
    red = models.IntegerField(default=0)
    rated = models.IntegerField(default=0)
    stars = models.BigIntegerField(default=0)
    bad = models.IntegerField(default=0)
    followed = models.IntegerField(default=0)
    renewed = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Tally(_Counted):
    """Counts of a day, an organisation and an item. Partitioned by `city`; `place` is the city or zone."""

    pk = models.CompositePrimaryKey("city", "day", "org_id", "item_code")
    city = models.CharField(max_length=4)
    day = models.DateField()
    place = models.CharField(max_length=12)
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    item_code = models.CharField(max_length=80)

    class Meta:
        app_label = "supervision"
        indexes = [
            models.Index(fields=["division", "day"], name="supervision_tally_division"),
            models.Index(fields=["org_id", "day"], name="supervision_tally_org"),
        ]


class PlaceTally(_Counted):
    """The same, summed over a city or zone: small enough to read for the whole province."""

    pk = models.CompositePrimaryKey("day", "place", "department", "item_code")
    day = models.DateField()
    place = models.CharField(max_length=12)
    department = models.CharField(max_length=40)
    item_code = models.CharField(max_length=80)

    class Meta:
        app_label = "supervision"
        db_table = "supervision_place_tally"


class TallyPending(models.Model):
    """What was counted and is not summed up yet. Only inserted, so that many workers never wait for each other."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    city = models.CharField(max_length=4)
    place = models.CharField(max_length=12)
    division = models.CharField(max_length=12)
    org_id = models.UUIDField()
    department = models.CharField(max_length=40)
    item_code = models.CharField(max_length=80)
    counter = models.CharField(max_length=12)
    n = models.IntegerField()

    class Meta:
        app_label = "supervision"
        db_table = "supervision_tally_pending"
