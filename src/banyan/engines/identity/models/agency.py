"""Agents of legal persons: who may act for which firm, from when to when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from banyan.engines.identity.models.account import Account
from banyan.kernel import clock
from banyan.kernel.ids import uuid7


class Capacity(models.TextChoices):
    """In which capacity somebody acts for a firm."""

    LEGAL = "legal", "法定代表人"
    AGENT = "agent", "经办人"


class Agency(models.Model):
    """A person acts for a legal person. The legal representative is known from the register of legal persons;
    agents are authorised by the legal representative."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="agencies")
    account_kind = models.CharField(max_length=16, default="person", editable=False)
    firm_id = models.UUIDField()
    uscc = models.CharField("统一社会信用代码", max_length=18)
    firm_name = models.CharField("单位名称", max_length=128)
    capacity = models.CharField(max_length=8, choices=Capacity.choices)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    granted_by = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "firm_id"], condition=Q(ended_at__isnull=True), name="identity_one_open_agency"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="identity_agency_dates"
            ),
        ]
        indexes = [models.Index(fields=["firm_id"], name="identity_agency_firm")]

    def __str__(self) -> str:
        return f"{self.firm_name} {self.get_capacity_display()}"
