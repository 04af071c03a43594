"""SQL of what the public may ask: one narrow function, and the counter that keeps it from being asked too often."""

PUBLIC = """
CREATE FUNCTION documents_public(by text, wanted text) RETURNS TABLE (
  licence_id uuid, identifier text, type_code text, public jsonb, state text, ending text, reason text,
  changed_at timestamptz, issuer_name text,
  valid_from date, valid_to date, version integer, latest integer, paper text, signed_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH found AS (
    SELECT * FROM documents_licenceversion WHERE by = 'identifier' AND identifier = wanted
    UNION ALL SELECT * FROM documents_licenceversion WHERE by = 'short' AND short_code = wanted
    UNION ALL SELECT * FROM documents_licenceversion WHERE by = 'paper' AND paper = wanted AND paper <> ''
  )
  SELECT l.id, v.identifier, l.type_code, v.public, l.state, l.ending, l.reason, l.changed_at,
         l.issuer_name, v.valid_from, v.valid_to, v.version::integer, l.version::integer, v.paper, v.signed_at
  FROM found v JOIN documents_licence l ON l.id = v.licence_id
  LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION documents_public(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_public(text, text) TO banyan_app;
"""

ADMIT = """
CREATE FUNCTION documents_admit(asker bytea, moment timestamptz, most integer) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO documents_attempt AS a (caller, minute, count) VALUES (asker, date_trunc('minute', moment), 1)
  ON CONFLICT (caller, minute) DO UPDATE SET count = a.count + 1
  RETURNING count <= most $$;
REVOKE EXECUTE ON FUNCTION documents_admit(bytea, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_admit(bytea, timestamptz, integer) TO banyan_app;
"""
