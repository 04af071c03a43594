"""Who may see and change which rows, and the counters of case numbers.

A case is seen by its organisation, by those it was shown to, by its applicant, and by whoever watches its division.
What belongs to a case is seen by whoever sees the case: the subquery is itself under the case's isolation.
"""

from django.db import migrations

from banyan.kernel.isolation import AppendOnly, Isolate

ORGS = "(SELECT banyan_orgs())::uuid[]"
SUBJECTS = "(SELECT banyan_subjects())::uuid[]"
CONCERNED = f"{{t}}org_id = ANY ({ORGS}) OR {{t}}applicant_id = ANY ({SUBJECTS}) OR {{t}}seen_by && {ORGS}"
WATCHED = "banyan_watches(division)"


def part_of_case(table: str, *, watchers_insert: bool = False) -> Isolate:
    same = f"SELECT 1 FROM services_case c WHERE c.city = {table}.city AND c.id = {table}.case_id"  # noqa: S608
    read, write = f"EXISTS ({same})", f"EXISTS ({same} AND ({CONCERNED.format(t='c.')}))"
    return Isolate(table, read=read, write=write, insert=read if watchers_insert else write)


SERIAL = """
CREATE FUNCTION services_serial(place text, on_day date, kind text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO services_counter AS c (division, day, series, last) VALUES (place, on_day, kind, 1)
  ON CONFLICT (division, day, series) DO UPDATE SET last = c.last + 1
  RETURNING last $$;
CREATE FUNCTION services_number(place text, on_day date, kind text) RETURNS text LANGUAGE sql AS $$
  SELECT place || '-' || kind || to_char(on_day, 'YYMMDD') || '-'
         || lpad(n::text, greatest(4, length(n::text)), '0')
  FROM services_serial(place, on_day, kind) AS n $$;
"""


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial"), ("kernel", "0001_initial")]

    operations = [
        Isolate(
            "services_case",
            read=f"{CONCERNED.format(t='')} OR {WATCHED}",
            write=CONCERNED.format(t=""),
            insert=f"org_id = ANY ({ORGS}) OR applicant_id = ANY ({SUBJECTS})",
        ),
        part_of_case("services_case_step"),
        part_of_case("services_case_event", watchers_insert=True),
        part_of_case("services_case_material"),
        part_of_case("services_opinion"),
        part_of_case("services_pause"),
        AppendOnly("services_case_event"),
        Isolate(
            "services_jointcase",
            read=f"applicant_id = ANY ({SUBJECTS}) OR org_ids && {ORGS} OR {WATCHED}",
            write=f"applicant_id = ANY ({SUBJECTS}) OR org_ids && {ORGS}",
        ),
        Isolate("services_draft", read="account_id = (SELECT banyan_account())"),
        Isolate("services_item_version", read="true", write="(SELECT banyan_power('system'))"),
        Isolate("services_implementation", read="true", write=f"org_id = ANY ({ORGS})"),
        Isolate("services_counter", read="false"),
        migrations.RunSQL(
            SERIAL,
            "DROP FUNCTION services_number(text, date, text); DROP FUNCTION services_serial(text, date, text)",
        ),
    ]
