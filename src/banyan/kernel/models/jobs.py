"""Long jobs, their progress and the rows that they could not take."""

from django.db import models

from banyan.kernel.ids import uuid7


class Job(models.Model):
    """A long piece of work that shows progress, can be interrupted, and goes on where it stood."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.TextField()
    title = models.TextField()
    arguments = models.JSONField(default=dict)
    account_id = models.UUIDField(null=True)
    org_id = models.UUIDField(null=True)
    state = models.TextField(default="waiting")  # waiting, running, done, failed, stopped
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    bad = models.BigIntegerField(default=0)
    message = models.TextField(default="")
    checkpoint = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "kernel_job"


class JobRow(models.Model):
    """A row of the input that a job could not take, with the reason."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="bad_rows")
    number = models.BigIntegerField()
    field = models.TextField(default="")
    reason = models.TextField()
    content = models.JSONField(default=dict)

    class Meta:
        db_table = "kernel_job_row"
