"""Posts of civil servants, the roles held in them, and who stands in for whom."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from banyan.engines.identity.models.account import Account
from banyan.kernel import clock
from banyan.kernel.ids import uuid7


class Post(models.Model):
    """A post in a department (organisation of `divisions`), held from a day to a day.

    `account_kind` is always "servant": a foreign key over both columns keeps posts from anybody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    account_kind = models.CharField(max_length=16, default="servant", editable=False)
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    title = models.CharField("职务", max_length=64, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "org_id"], condition=Q(valid_to__isnull=True), name="identity_one_open_post"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="identity_post_dates"
            ),
        ]
        indexes = [models.Index(fields=["org_id"], name="identity_post_org")]

    def __str__(self) -> str:
        return f"{self.title} {self.org_id}"


class RoleGrant(models.Model):
    """A role of a post. A system administrator grants it; it counts once another, a security administrator,
    has activated it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32)
    active = models.BooleanField(default=False)
    granted_by = models.UUIDField(null=True, blank=True)
    granted_at = models.DateTimeField(default=clock.now)
    activated_by = models.UUIDField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "role"], name="identity_role_once_a_post"),
            models.CheckConstraint(
                condition=Q(activated_by__isnull=True) | ~Q(activated_by=F("granted_by")),
                name="identity_role_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(active=False) | Q(activated_at__isnull=False), name="identity_role_activation"
            ),
        ]

    def __str__(self) -> str:
        return self.role


class Delegation(models.Model):
    """Standing in (代理): the work of one servant's post done by a colleague from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    from_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="delegations_given")
    to_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="delegations_taken")
    org_id = models.UUIDField()
    roles = ArrayField(models.CharField(max_length=32))
    starts = models.DateField()
    ends = models.DateField()
    reason = models.CharField(max_length=200, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="identity_delegation_dates"),
            models.CheckConstraint(condition=~Q(from_account=F("to_account")), name="identity_delegation_to_another"),
        ]
        indexes = [models.Index(fields=["to_account", "ends"], name="identity_delegation_taken")]

    def __str__(self) -> str:
        return f"{self.starts} – {self.ends}"


class Desk(models.Model):
    """Where the holder of a post is found at work: room, office telephone, duties. Office data, nothing private.

    `account_id`, `org_id` and `division` are those of the post.
    """

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="desk")
    account_id = models.UUIDField()
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    room = models.CharField("办公室", max_length=40, blank=True, default="")
    telephone = models.CharField("办公电话", max_length=24, blank=True, default="")
    duties = models.CharField("分管工作", max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.UUIDField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.room} {self.telephone}"
