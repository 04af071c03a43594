"""Electronic licences 电子证照: the licence, its versions, and what was done to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from banyan.kernel.fields import SealedTextField
from banyan.kernel.ids import uuid7


class Licence(models.Model):
    """A licence as it stands now; what it says is in its latest version.

    `holder_name` is sealed, `holder_shown` is the name as a stranger may see it, `holder_index` finds it.
    `state` is in_force, suspended or revoked: that it has run out is told by the clock and stored nowhere.
    `ending` says how it was revoked: cancelled 注销, withdrawn 撤销, or as a penalty 吊销.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    type_code = models.CharField(max_length=64)
    serial = models.CharField(max_length=40)
    holder_id = models.UUIDField()
    holder_name = SealedTextField(context="documents_licence.holder_name")
    holder_shown = models.CharField(max_length=120)
    holder_index = models.BinaryField(max_length=16)
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    issuer_name = models.CharField(max_length=120)
    case_id = models.UUIDField(null=True)
    state = models.CharField(max_length=12, default="in_force")
    ending = models.CharField(max_length=12, default="")
    reason = models.CharField(max_length=300, default="")
    version = models.PositiveSmallIntegerField(default=1)
    identifier = models.CharField(max_length=110)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    issued_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "documents"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("in_force", "suspended", "revoked")), name="documents_licence_state"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="documents_licence_valid",
            ),
        ]
        indexes = [
            models.Index(fields=["holder_id", "type_code"], name="documents_licence_holder"),
            models.Index(fields=["org_id", "-id"], name="documents_licence_register"),
            models.Index(fields=["holder_index"], name="documents_licence_name"),
            models.Index(fields=["serial"], name="documents_licence_serial"),
            models.Index(fields=["identifier"], name="documents_licence_identifier"),
            models.Index(fields=["org_id", "-id"], name="documents_licence_halted", condition=~Q(state="in_force")),
            models.Index(fields=["case_id"], name="documents_licence_case", condition=Q(case_id__isnull=False)),
        ]


class LicenceVersion(models.Model):
    """What a licence said from one change to the next, with its identifier, its codes and its signed paper.

    `content` is sealed JSON of the fields with their labels (`contents.to_text`); `public` is what anybody who
    verifies it may see.
    `paper` is the SHA-256 digest of the signed PDF, empty until it has been made.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    identifier = models.CharField(max_length=110, unique=True)
    short_code = models.CharField(max_length=10, unique=True)
    content = SealedTextField(context="documents_licenceversion.content")
    public = models.JSONField(default=dict)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    cause = models.CharField(max_length=8)
    paper = models.CharField(max_length=64, default="")
    signed_at = models.DateTimeField(null=True)
    holder_id = models.UUIDField()
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "documents"
        constraints = [
            models.UniqueConstraint(fields=["licence", "version"], name="documents_version_once"),
            models.CheckConstraint(condition=Q(cause__in=("issue", "change", "renew")), name="documents_version_cause"),
        ]
        indexes = [
            models.Index(fields=["paper"], name="documents_version_paper", condition=~Q(paper="")),
            models.Index(fields=["created_at"], name="documents_version_unmade", condition=Q(paper="")),
        ]


class LicenceEntry(models.Model):
    """One line of a licence's history: issued, changed, renewed, suspended, restored, revoked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8)
    reason = models.CharField(max_length=300, default="")
    by_name = models.CharField(max_length=60, default="")
    account_id = models.UUIDField(null=True)
    holder_id = models.UUIDField()
    org_id = models.UUIDField()
    division = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        app_label = "documents"
        indexes = [models.Index(fields=["licence", "at"], name="documents_entry_licence")]
