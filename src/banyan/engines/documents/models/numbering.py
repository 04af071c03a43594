"""Numbers that are given once: types, serials; and the counter of attempts at verifying."""

from __future__ import annotations

from django.db import models


class TypeNumber(models.Model):
    """The 21 characters that this installation uses for a type of licence (GB/T 36904)."""

    type_code = models.CharField(primary_key=True, max_length=64)
    number = models.CharField(max_length=21, unique=True)

    class Meta:
        app_label = "documents"


class SerialCounter(models.Model):
    """The last serial that an issuer gave for a type in a year."""

    id = models.BigAutoField(primary_key=True)
    type_code = models.CharField(max_length=64)
    org_id = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "documents"
        constraints = [models.UniqueConstraint(fields=["type_code", "org_id", "year"], name="documents_serial_once")]


class Attempt(models.Model):
    """How often one caller asked within one minute; the caller's address is kept as a keyed digest only."""

    id = models.BigAutoField(primary_key=True)
    caller = models.BinaryField(max_length=16)
    minute = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        app_label = "documents"
        constraints = [models.UniqueConstraint(fields=["caller", "minute"], name="documents_attempt_once")]
