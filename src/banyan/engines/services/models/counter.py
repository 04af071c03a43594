"""Counters of case numbers."""

from __future__ import annotations

from django.db import models


class Counter(models.Model):
    """The last serial given in a division on a day, for a series ("" cases, "J" joint matters)."""

    pk = models.CompositePrimaryKey("division", "day", "series")
    division = models.CharField(max_length=6)
    day = models.DateField()
    series = models.CharField(max_length=1, default="")
    last = models.PositiveIntegerField()

    class Meta:
        app_label = "services"
