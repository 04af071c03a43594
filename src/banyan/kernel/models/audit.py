"""The audit log and the seals over it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class AuditRow(models.Model):
    """Who did what to which thing, when. Written only by the database function `banyan_record`.

    `tx` is the writing transaction; sealing uses it to know that no older row can still appear.
    """

    pk = models.CompositePrimaryKey("at", "id")
    id = models.BigIntegerField()
    tx = models.BigIntegerField()
    at = models.DateTimeField()
    action = models.TextField()
    kind = models.TextField()
    account_id = models.UUIDField(null=True)
    channel = models.TextField()
    aggregate = models.TextField()
    aggregate_id = models.TextField()
    org_id = models.UUIDField(null=True)
    division = models.TextField()
    about = models.JSONField()

    class Meta:
        db_table = "kernel_audit"
        managed = False


class AuditSeal(models.Model):
    """One link of the hash chain: the digests of all rows written by transactions in [from_tx, to_tx)."""

    number = models.BigIntegerField(primary_key=True)
    from_tx = models.BigIntegerField()
    to_tx = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    row_ids = ArrayField(models.BigIntegerField())
    row_digests = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        db_table = "kernel_audit_seal"
