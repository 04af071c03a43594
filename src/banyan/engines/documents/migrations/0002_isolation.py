from django.db import migrations

from banyan.engines.documents.public_sql import ADMIT, PUBLIC
from banyan.kernel.isolation import AppendOnly, Isolate

ORGS = "ANY ((SELECT banyan_orgs())::uuid[])"
SUBJECTS = "ANY ((SELECT banyan_subjects())::uuid[])"
HOLDER = f"holder_id = {SUBJECTS}"
ISSUER = f"org_id = {ORGS}"


def shared(column: str) -> str:
    """Whether the licence in `column` is lent to an organisation of the one who asks."""
    return (
        f"{column} IN (SELECT s.licence_id FROM documents_licenceshare s WHERE s.org_id = {ORGS}"  # noqa: S608
        " AND s.withdrawn_at IS NULL AND s.until >= (now() AT TIME ZONE 'Asia/Shanghai')::date)"
    )


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("kernel", "0001_initial")]

    operations = [
        Isolate(
            "documents_file",
            read=f"owner_id = {SUBJECTS} OR org_ids && (SELECT banyan_orgs())::uuid[]"
            " OR (account_id IS NOT NULL AND account_id = (SELECT banyan_account()))",
        ),
        Isolate("documents_licenceshare", read=f"{HOLDER} OR {ISSUER}", write=HOLDER),
        Isolate(
            "documents_licence",
            read=f"{HOLDER} OR {ISSUER} OR {shared('id')}",
            write=ISSUER,
        ),
        Isolate(
            "documents_licenceversion",
            read=f"{HOLDER} OR {ISSUER} OR {shared('licence_id')}",
            write=ISSUER,
        ),
        Isolate("documents_licenceentry", read=f"{HOLDER} OR {ISSUER}", write="false", insert=ISSUER),
        AppendOnly("documents_licenceentry"),
        Isolate(
            "documents_licenceuse",
            read=f"{HOLDER} OR (org_id IS NOT NULL AND {ISSUER})",
            write="false",
            insert=f"{HOLDER} OR (org_id IS NOT NULL AND {ISSUER})",
        ),
        AppendOnly("documents_licenceuse"),
        Isolate("documents_typenumber", read="true", write="(SELECT banyan_kind()) = 'servant'"),
        Isolate("documents_serialcounter", read=ISSUER),
        Isolate("documents_attempt", read="false"),
        migrations.RunSQL(PUBLIC, "DROP FUNCTION documents_public(text, text)"),
        migrations.RunSQL(ADMIT, "DROP FUNCTION documents_admit(bytea, timestamptz, integer)"),
    ]
