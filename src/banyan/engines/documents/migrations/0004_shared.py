"""Shared folders of offices, and the files of an office's cases found by the office."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import banyan.kernel.ids
from banyan.kernel.isolation import AppendOnly, Isolate

MINE = "org_id = ANY ((SELECT banyan_orgs())::uuid[])"
#: An office of the same department whose place lies below, and under this government.
BELOW = """reach = 'below' AND removed_at IS NULL AND EXISTS (
  SELECT 1 FROM divisions_organisation o
  WHERE o.id = ANY ((SELECT banyan_orgs())::uuid[]) AND o.department = documents_sharedfile.department
    AND starts_with(o.division, documents_sharedfile.prefix)
    AND NOT EXISTS (SELECT 1 FROM unnest(documents_sharedfile.beyond) AS b WHERE starts_with(o.division, b)))"""
SEEN = "EXISTS (SELECT 1 FROM documents_sharedfile s WHERE s.id = shared_id)"

#: The files of the cases of one's offices, newest first. Operators on arrays are not leakproof, so under row-level
#: security they would not use their index; the function sees by itself to whose files they are.
OFFICE_FILES = """
CREATE FUNCTION documents_office_files(
  words text, form text, cases uuid[], one_case uuid, first_moment timestamptz, end_moment timestamptz, behind uuid,
  most integer)
RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id FROM documents_file
  WHERE org_ids && banyan_orgs() AND NOT (case_ids = '{}'::uuid[]) AND removed_at IS NULL
    AND (one_case IS NULL OR case_ids @> ARRAY[one_case])
    AND (words IS NULL OR strpos(lower(name), lower(words)) > 0 OR case_ids && cases)
    AND (form IS NULL OR kind = form)
    AND (first_moment IS NULL OR created_at >= first_moment) AND (end_moment IS NULL OR created_at < end_moment)
    AND (behind IS NULL OR id < behind)
  ORDER BY id DESC LIMIT most $$;
"""
DROP = "DROP FUNCTION documents_office_files(text, text, uuid[], uuid, timestamptz, timestamptz, uuid, integer)"


def key() -> models.UUIDField:
    return models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_find_licences"), ("divisions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SharedFile",
            fields=[
                ("id", key()),
                ("org_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=40)),
                ("prefix", models.CharField(max_length=12)),
                (
                    "beyond",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("category", models.CharField(max_length=12)),
                ("about", models.CharField(default="", max_length=200)),
                ("reach", models.CharField(default="own", max_length=8)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("latest", models.UUIDField()),
                ("account_id", models.UUIDField(null=True)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(reach__in=("own", "below")), name="documents_shared_reach"),
                    models.CheckConstraint(
                        condition=Q(category__in=("template", "guide", "rule", "other")),
                        name="documents_shared_category",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["org_id", "-latest"], name="documents_shared_office"),
                    models.Index(
                        condition=Q(reach="below"), fields=["department", "-latest"], name="documents_shared_below"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedVersion",
            fields=[
                ("id", key()),
                (
                    "shared",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="documents.sharedfile",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("file_id", models.UUIDField()),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=8)),
                ("size", models.PositiveIntegerField()),
                ("note", models.CharField(default="", max_length=200)),
                ("org_id", models.UUIDField()),
                ("account_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(default="", max_length=60)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("shared", "version"), name="documents_shared_version_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="file",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=~Q(case_ids=[]), fields=["org_ids"], name="documents_file_offices"
            ),
        ),
        Isolate("documents_sharedfile", read=f"{MINE} OR ({BELOW})", write=MINE),
        Isolate("documents_sharedversion", read=SEEN, write="false", insert=f"{MINE} AND {SEEN}"),
        AppendOnly("documents_sharedversion"),
        migrations.RunSQL(OFFICE_FILES, DROP),
    ]
