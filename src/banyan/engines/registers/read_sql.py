"""The database's own part of reading: the only way for the application's role to see a statement.

`registers_read` returns the statements asked for and writes the reading in the same step; it takes the reader from the
connection's scope and not from its caller, and refuses whoever cannot be told or states no purpose. A keeper of data
gives the beginnings of his divisions in `p_within`: of a record elsewhere he gets one row without a source, and the
reading is kept as refused.
"""

from banyan.kernel.isolation import APP_ROLE

READ = """
CREATE OR REPLACE FUNCTION registers_read(
  p_id uuid, p_register text, p_subject uuid, p_sources text[], p_fields text[], p_outcome text, p_purpose text,
  p_case uuid, p_org uuid, p_automatic boolean, p_at timestamptz, p_on date, p_known timestamptz,
  p_within text[] DEFAULT NULL
) RETURNS TABLE (source varchar, valid_from date, valid_to date, known_from timestamptz, known_to timestamptz,
  division varchar, org_id uuid, plain jsonb, sealed bytea, reason text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_kind text := banyan_kind();
  v_known timestamptz := coalesce(p_known, p_at);
  v_own boolean := p_subject = ANY (banyan_subjects());
  v_outcome text := p_outcome;
BEGIN
  IF NOT v_own AND NOT (v_kind IN ('servant', 'system')
      OR (v_kind IN ('person', 'agent', 'administrator') AND p_outcome = 'refused')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'registers: this reader sees nobody''s record but his own';
  END IF;
  IF NOT v_own AND (coalesce(p_purpose, '') = '' OR coalesce(cardinality(p_fields), 0) = 0) THEN
    RAISE insufficient_privilege USING MESSAGE = 'registers: a reading states its purpose and its fields';
  END IF;
  IF p_org IS NOT NULL AND v_kind <> 'system' AND NOT p_org = ANY (banyan_orgs()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'registers: nobody reads for an organisation that is not his own';
  END IF;
  IF p_within IS NOT NULL AND EXISTS (
      SELECT FROM registers_statement s
      WHERE s.subject_id = p_subject AND s.register = p_register AND s.source = ANY (p_sources)
        AND (p_on IS NULL OR (s.valid_from <= p_on AND s.valid_to > p_on AND s.known_from <= v_known
             AND s.known_to > v_known))
        AND NOT EXISTS (SELECT FROM unnest(p_within) AS w WHERE starts_with(s.division, w))) THEN
    v_outcome := 'refused';
    source := '';
    RETURN NEXT;
    PERFORM 1;
  ELSIF p_outcome IN ('read', 'compared') AND p_on IS NOT NULL THEN
    RETURN QUERY SELECT s.source, s.valid_from, s.valid_to, s.known_from, s.known_to, s.division, s.org_id, s.plain,
        s.sealed, s.reason
      FROM registers_statement s
      WHERE s.subject_id = p_subject AND s.register = p_register AND s.source = ANY (p_sources)
        AND s.valid_from <= p_on AND s.valid_to > p_on AND s.known_from <= v_known AND s.known_to > v_known;
  ELSIF p_outcome = 'read' THEN
    RETURN QUERY SELECT s.source, s.valid_from, s.valid_to, s.known_from, s.known_to, s.division, s.org_id, s.plain,
        s.sealed, s.reason
      FROM registers_statement s
      WHERE s.subject_id = p_subject AND s.register = p_register AND s.source = ANY (p_sources);
  ELSE
    PERFORM 1 FROM registers_statement s WHERE s.subject_id = p_subject AND s.register = p_register LIMIT 1;
  END IF;
  IF FOUND THEN
    INSERT INTO registers_reading (id, subject_id, register, fields, kind, outcome, automatic, purpose, case_id,
        account_id, org_id, at)
      VALUES (p_id, p_subject, p_register, p_fields, CASE WHEN v_own THEN 'self' ELSE v_kind END, v_outcome,
        p_automatic, coalesce(p_purpose, ''), p_case, banyan_account(), p_org, p_at);
  END IF;
END $$
"""

_BEFORE = (
    "registers_read(uuid, text, uuid, text[], text[], text, text, uuid, uuid, boolean, timestamptz, date, timestamptz)"
)
DROP_BEFORE = f"DROP FUNCTION IF EXISTS {_BEFORE}"
_SIGNATURE = _BEFORE.replace(")", ", text[])")
DROP_READ = f"DROP FUNCTION {_SIGNATURE}"
GRANT_READ = (
    f"REVOKE EXECUTE ON FUNCTION {_SIGNATURE} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {_SIGNATURE} TO {APP_ROLE}"
)

KEEP_HISTORY = """
CREATE FUNCTION registers_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'registers: a statement is never removed';
  END IF;
  IF OLD.known_to < '9999-12-31' OR (to_jsonb(NEW) - 'known_to') <> (to_jsonb(OLD) - 'known_to') THEN
    RAISE EXCEPTION 'registers: a statement is closed once and not changed otherwise';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registers_keep_history BEFORE UPDATE OR DELETE ON registers_statement
  FOR EACH ROW EXECUTE FUNCTION registers_keep_history()
"""

DROP_KEEP_HISTORY = "DROP TRIGGER registers_keep_history ON registers_statement; DROP FUNCTION registers_keep_history()"
