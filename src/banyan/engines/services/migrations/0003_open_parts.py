"""Writing the rows that a new case begins with, in one call whose plans stay cached.

The isolation of these tables asks the case for each row, which costs more to plan than the rows to write. So the
function asks once whether the case is the caller's own, and then writes as the owner.
"""

from django.db import migrations

OPEN_PARTS = """
CREATE FUNCTION services_open_parts(
  in_city text, in_case uuid, moment timestamptz, step jsonb, line jsonb, materials jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE place text; office uuid;
BEGIN
  SELECT division, org_id INTO place, office FROM services_case c
  WHERE c.city = in_city AND c.id = in_case AND c.submitted_at = moment
    AND (banyan_system() OR c.applicant_id = ANY (banyan_subjects()) OR c.org_id = ANY (banyan_orgs()));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such new case' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO services_case_step
    (city, id, case_id, division, org_id, code, title, ordinal, entered_at, "limit", used, outcome, by_name, opinion)
  VALUES (in_city, (step->>'id')::uuid, in_case, place, office, step->>'code', step->>'title', 0, moment,
          (step->>'limit')::smallint, 0, '', '', '');
  INSERT INTO services_case_event
    (city, id, case_id, division, org_id, at, kind, title, text, public, account_id, by_name, by_kind, about)
  VALUES (in_city, (line->>'id')::uuid, in_case, place, office, moment, 'submitted', line->>'title', line->>'text',
          true, banyan_account(), line->>'by_name', banyan_kind(), '{}');
  INSERT INTO services_case_material
    (city, id, case_id, division, org_id, code, title, source, file_id, licence_id, name, size, note, given_at,
     replaced)
  SELECT in_city, m.id, in_case, place, office, m.code, m.title, m.source, m.file_id, m.licence_id,
         coalesce(m.name, ''), coalesce(m.size, 0), m.note, moment, false
  FROM jsonb_to_recordset(materials) AS m(
    id uuid, code text, title text, source text, file_id uuid, licence_id uuid, name text, size integer, note text);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("services", "0002_isolation")]

    operations = [
        migrations.RunSQL(
            OPEN_PARTS,
            "DROP FUNCTION services_open_parts(text, uuid, timestamptz, jsonb, jsonb, jsonb)",
        ),
    ]
