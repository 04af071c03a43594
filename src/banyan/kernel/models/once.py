"""Answers kept for requests that may come twice."""

from django.db import models


class Answer(models.Model):
    """What an action answered to a request with an idempotency key, for whoever asked it."""

    id = models.BigAutoField(primary_key=True)
    asker = models.TextField()
    action = models.TextField()
    key = models.TextField()
    digest = models.BinaryField()
    answer = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "kernel_answer"
        constraints = [
            models.UniqueConstraint(fields=["asker", "action", "key"], name="kernel_answer_once"),
        ]
