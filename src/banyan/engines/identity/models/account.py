"""Accounts: whoever signs in has exactly one of these."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from banyan.engines.identity.sounds import sound_of
from banyan.kernel import clock
from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Kind(models.TextChoices):
    """Whose account it is."""

    PERSON = "person", "个人"
    SERVANT = "servant", "工作人员"
    ADMINISTRATOR = "administrator", "管理员"
    MACHINE = "machine", "机器账号"


class State(models.TextChoices):
    """Whether it may be used."""

    PENDING = "pending", "待启用"
    ACTIVE = "active", "在用"
    LOCKED = "locked", "已锁定"
    CLOSED = "closed", "已注销"


class Power(models.TextChoices):
    """The three administrators' powers (三员分立); an account holds at most one."""

    SYSTEM = "system", "系统管理员"
    SECURITY = "security", "安全管理员"
    AUDIT = "audit", "审计管理员"


class AccountManager(BaseUserManager["Account"]):
    """Accounts by what a person types; see `sign_in.find_account` for numbers and telephones."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Someone who can sign in.

    `level` is the real-name level (实名等级), assumed as: 0 none, 1 telephone, 2 checked against the population
    register, 3 seen in person. `version` grows whenever something changes that a cached principal depends on.
    `sound` is a servant's name in pinyin, by which the directory finds it; it follows the name by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField("账号名", max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    power = models.CharField(max_length=16, choices=Power.choices, blank=True, default="")
    state = models.CharField(max_length=16, choices=State.choices, default=State.PENDING)
    name = models.CharField("姓名", max_length=64)
    sound = models.CharField("姓名的拼音", max_length=240, blank=True, default="")
    subject_id = models.UUIDField(null=True, blank=True)
    level = models.PositiveSmallIntegerField("实名等级", default=0)
    citizen_number = SealedTextField(context="identity.account.citizen_number", null=True, blank=True)
    citizen_index = models.BinaryField(null=True, blank=True, max_length=16)
    telephone = SealedTextField(context="identity.account.telephone", null=True, blank=True)
    telephone_index = models.BinaryField(null=True, blank=True, max_length=16)
    division = models.CharField(max_length=12, blank=True, default="")
    org_id = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    must_change_password = models.BooleanField(default=False)
    lock_reason = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True, blank=True)
    activated_by = models.UUIDField(null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_index"], condition=Q(kind="person"), name="identity_one_account_a_person"
            ),
            models.UniqueConstraint(
                fields=["telephone_index"], condition=Q(kind="person"), name="identity_one_account_a_telephone"
            ),
            models.UniqueConstraint(fields=["subject_id"], condition=~Q(power=""), name="identity_one_power_a_person"),
            models.CheckConstraint(
                condition=Q(power="") ^ Q(kind="administrator"), name="identity_power_is_of_administrators"
            ),
            models.CheckConstraint(
                condition=Q(power="") | Q(subject_id__isnull=False), name="identity_administrator_is_a_person"
            ),
            models.CheckConstraint(
                condition=Q(activated_by__isnull=True) | ~Q(activated_by=models.F("created_by")),
                name="identity_account_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & Q(state__in=State.values) & Q(level__lte=3),
                name="identity_account_known_values",
            ),
            models.UniqueConstraint(fields=["id", "kind"], name="identity_account_kind"),
        ]

    def __str__(self) -> str:
        return self.username

    def save(self, **given: Any) -> None:
        """With the sound of the name that is kept."""
        fields = given.get("update_fields")
        if self.kind == Kind.SERVANT and (fields is None or "name" in fields):
            self.sound = sound_of(self.name)
            if fields is not None:
                given["update_fields"] = {*fields, "sound"}
        super().save(**given)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether it may sign in and act."""
        return self.state == State.ACTIVE
