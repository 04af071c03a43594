"""Notices, their copies on other channels, and what each person wants."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import Q

from banyan.kernel import clock
from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Notice(models.Model):
    """A notice to one account, worded when it was sent. `key` is unique: the same happening is told once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    template = models.CharField(max_length=64)
    title = models.CharField(max_length=120)
    text = models.TextField()
    link = models.CharField(max_length=300, blank=True, default="")
    link_label = models.CharField(max_length=40, blank=True, default="")
    about = models.CharField(max_length=80, blank=True, default="")
    key = models.CharField(max_length=200, unique=True)
    sent_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "-id"], name="messaging_notice_inbox"),
            models.Index(fields=["account_id"], condition=Q(read_at__isnull=True), name="messaging_notice_unread"),
            models.Index(fields=["about"], name="messaging_notice_about"),
        ]

    def __str__(self) -> str:
        return self.template


class State(models.TextChoices):
    """How far a copy is."""

    HELD = "held", "等静默时段过去"
    WAITING = "waiting", "待发"
    SENT = "sent", "已发出"
    SKIPPED = "skipped", "没有地址，没发"


class Dispatch(models.Model):
    """A copy of a notice on another channel. Its id goes along, so that a receiver can tell a repetition."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="dispatches")
    account_id = models.UUIDField()
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=8, choices=State.choices)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="messaging_one_copy_a_channel"),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(state="held"), name="messaging_dispatch_held")]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"


class Preference(models.Model):
    """What one account wants: which channels, which address, which hours of quiet."""

    account_id = models.UUIDField(primary_key=True)
    sms = models.BooleanField(default=True)
    email = models.BooleanField(default=False)
    address = SealedTextField(context="messaging.preference.address", null=True, blank=True)
    quiet = models.BooleanField(default=True)
    quiet_from = models.TimeField(default=time(22, 0))
    quiet_to = models.TimeField(default=time(7, 0))

    def __str__(self) -> str:
        return str(self.account_id)
