"""What people search for, counted so that nobody can be told from it."""

from __future__ import annotations

from django.db import models


class AskedWord(models.Model):
    """A known word that somebody searched for in the week of `day`, a Monday. `asker` is a keyed hash of that week;
    the row is gone the next week.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    place = models.CharField(max_length=12)
    word = models.CharField(max_length=40)
    asker = models.BinaryField()

    class Meta:
        app_label = "portal"
        db_table = "portal_asked_word"
        constraints = [
            models.UniqueConstraint(fields=["day", "place", "word", "asker"], name="portal_asked_once"),
        ]


class HotWord(models.Model):
    """How many different people searched for a word at a site in the week of `day`; only what enough asked for."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    place = models.CharField(max_length=12)
    word = models.CharField(max_length=40)
    askers = models.IntegerField()

    class Meta:
        app_label = "portal"
        db_table = "portal_hot_word"
        constraints = [models.UniqueConstraint(fields=["place", "day", "word"], name="portal_hot_once")]
