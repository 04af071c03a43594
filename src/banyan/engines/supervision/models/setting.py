"""What a place sets otherwise in a rule."""

from __future__ import annotations

from django.db import models

from banyan.kernel.ids import uuid7


class RuleSetting(models.Model):
    """In `division` and all within it a rule has this threshold, or is switched off; the nearest setting holds."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rule = models.CharField(max_length=60)
    division = models.CharField(max_length=12)
    active = models.BooleanField(default=True)
    threshold = models.SmallIntegerField()
    reason = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    class Meta:
        app_label = "supervision"
        db_table = "supervision_rule_setting"
        constraints = [
            models.UniqueConstraint(fields=["rule", "division"], name="supervision_rule_setting_once"),
        ]
