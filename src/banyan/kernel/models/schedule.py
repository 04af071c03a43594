"""When each periodic task last ran."""

from django.db import models


class Schedule(models.Model):
    """The last due minute of a periodic task that a worker has taken."""

    name = models.TextField(primary_key=True)
    ran_for = models.DateTimeField()

    class Meta:
        db_table = "kernel_schedule"
