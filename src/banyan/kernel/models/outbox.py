"""The outbox: events as they were stored with their transaction, and what is still to be delivered."""

from django.db import models


class StoredEvent(models.Model):
    """An event, stored in the transaction that made it true. Written only by `banyan_record`."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    at = models.DateTimeField()
    kind = models.TextField()
    aggregate = models.TextField()
    aggregate_id = models.TextField()
    payload = models.JSONField()
    account_id = models.UUIDField(null=True)

    class Meta:
        db_table = "kernel_event"
        indexes = [models.Index(fields=["aggregate", "aggregate_id", "id"], name="kernel_event_aggregate")]


class Delivery(models.Model):
    """One event that one subscriber has not handled yet; the row goes when it has.

    Within a subscriber and an aggregate the oldest comes first; a dead letter holds back those behind it.
    """

    id = models.BigAutoField(primary_key=True)
    subscriber = models.TextField()
    event = models.ForeignKey(StoredEvent, on_delete=models.CASCADE, db_index=False)
    aggregate = models.TextField()
    aggregate_id = models.TextField()
    attempts = models.IntegerField(default=0)
    due_at = models.DateTimeField()
    dead = models.BooleanField(default=False)
    error = models.TextField(default="")

    class Meta:
        db_table = "kernel_delivery"
        indexes = [
            models.Index(fields=["due_at", "event"], name="kernel_delivery_due", condition=models.Q(dead=False)),
            models.Index(fields=["subscriber", "aggregate_id", "aggregate", "event"], name="kernel_delivery_order"),
            models.Index(fields=["event"], name="kernel_delivery_event"),
        ]
