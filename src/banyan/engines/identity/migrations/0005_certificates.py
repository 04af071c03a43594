"""SM2 certificates; who sees and changes which of their rows, said in the database."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import banyan.kernel.clock
import banyan.kernel.ids
from banyan.kernel.isolation import Isolate

ME = "(SELECT banyan_account())"
SYSTEM_ADMIN = "(SELECT banyan_power('system'))"
SECURITY_ADMIN = "(SELECT banyan_power('security'))"
ANY_ADMIN = f"({SYSTEM_ADMIN} OR {SECURITY_ADMIN} OR (SELECT banyan_power('audit')))"
OF_MACHINE = "EXISTS (SELECT 1 FROM identity_account a WHERE a.id = account_id AND a.kind = 'machine')"
MAY_HAVE = f"(account_id = {ME} OR {SYSTEM_ADMIN} AND {OF_MACHINE})"

#: What was issued stays as it is, and what was revoked stays revoked, for the platform itself too.
GUARD_CERTIFICATE = """
REVOKE DELETE ON identity_certificate, identity_revocationlist FROM banyan_app;
CREATE FUNCTION identity_guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - '{revoked_at,revoked_by,reason,warned_at,last_used_at}'::text[])
     IS DISTINCT FROM (to_jsonb(OLD) - '{revoked_at,revoked_by,reason,warned_at,last_used_at}'::text[]) THEN
    RAISE EXCEPTION 'identity: a certificate is not turned into another' USING ERRCODE = '42501';
  END IF;
  IF OLD.revoked_at IS NOT NULL
     AND (NEW.revoked_at, NEW.revoked_by, NEW.reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_by, OLD.reason) THEN
    RAISE EXCEPTION 'identity: what is revoked stays revoked' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON identity_certificate
  FOR EACH ROW EXECUTE FUNCTION identity_guard_certificate();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0004_isolation_of_sign_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="RevocationList",
            fields=[
                ("issuer", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("following_at", models.DateTimeField()),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SpentChallenge",
            fields=[
                ("digest", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("ends", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("firm_id", models.UUIDField(blank=True, null=True)),
                ("firm_name", models.CharField(blank=True, default="", max_length=128)),
                ("title", models.CharField(max_length=64)),
                ("issuer", models.CharField(max_length=40)),
                ("serial", models.CharField(max_length=40)),
                ("fingerprint", models.BinaryField(max_length=32, unique=True)),
                ("key_digest", models.BinaryField(max_length=32, unique=True)),
                ("content", models.BinaryField()),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), blank=True, default=list, size=None
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("created_at", models.DateTimeField(default=banyan.kernel.clock.now)),
                ("created_by", models.UUIDField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_by", models.UUIDField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("key_compromise", "密钥文件丢失或可能泄露"),
                            ("affiliation_changed", "不再任职或不再代办"),
                            ("superseded", "已换新证书"),
                            ("cessation_of_operation", "不再使用"),
                            ("privilege_withdrawn", "收回权限"),
                        ],
                        default="",
                        max_length=32,
                    ),
                ),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at__isnull", False)),
                        fields=["issuer", "ends_at"],
                        name="identity_certificate_revoked",
                    ),
                    models.Index(
                        condition=models.Q(("revoked_at__isnull", True), ("warned_at__isnull", True)),
                        fields=["ends_at"],
                        name="identity_certificate_unwarned",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "serial"), name="identity_certificate_serial"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="identity_certificate_dates"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("revoked_at__isnull", True)),
                            models.Q(
                                (
                                    "reason__in",
                                    [
                                        "key_compromise",
                                        "affiliation_changed",
                                        "superseded",
                                        "cessation_of_operation",
                                        "privilege_withdrawn",
                                    ],
                                ),
                                ("revoked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="identity_certificate_revoked_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD_CERTIFICATE),
        Isolate(
            "identity_certificate",
            read=f"account_id = {ME} OR {ANY_ADMIN}",
            write=f"account_id = {ME} OR {SECURITY_ADMIN}",
            insert=f"created_by = {ME} AND revoked_at IS NULL AND {MAY_HAVE}",
        ),
        Isolate("identity_revocationlist", read="true", write="false"),
        Isolate("identity_spentchallenge", read="false"),
    ]
