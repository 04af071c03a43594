"""SQL of the audit log, the outbox's one writer, and the monthly parts of the log."""

AUDIT = """
CREATE SEQUENCE kernel_audit_id;
CREATE TABLE kernel_era (one boolean PRIMARY KEY DEFAULT true CHECK (one), shift bigint NOT NULL);
INSERT INTO kernel_era VALUES (true, 0);
CREATE TABLE kernel_audit (
  id bigint NOT NULL DEFAULT nextval('kernel_audit_id'),
  tx bigint NOT NULL,
  at timestamptz NOT NULL,
  action text NOT NULL,
  kind text NOT NULL,
  account_id uuid,
  channel text NOT NULL,
  aggregate text NOT NULL,
  aggregate_id text NOT NULL,
  org_id uuid,
  division text NOT NULL,
  about jsonb NOT NULL,
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE kernel_audit_rest PARTITION OF kernel_audit DEFAULT;
CREATE INDEX kernel_audit_tx ON kernel_audit (tx);
CREATE INDEX kernel_audit_aggregate ON kernel_audit (aggregate, aggregate_id);
REVOKE ALL ON kernel_audit, kernel_audit_rest, kernel_era FROM banyan_app;
GRANT SELECT ON kernel_audit TO banyan_app;
ALTER TABLE kernel_audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY kernel_audit_read ON kernel_audit FOR SELECT
  USING ((SELECT banyan_system()) OR (SELECT banyan_power('audit')));
"""

#: The transaction number that audit rows carry. A restored database starts a new era, so that numbers go on rising.
ERA = """
CREATE FUNCTION banyan_tx() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT pg_current_xact_id()::text::bigint + shift FROM kernel_era $$;
CREATE FUNCTION banyan_horizon() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + shift FROM kernel_era $$;
CREATE FUNCTION banyan_new_era() RETURNS bigint LANGUAGE sql SET search_path = public AS $$
  UPDATE kernel_era SET shift = greatest(
    shift,
    coalesce((SELECT max(to_tx) FROM kernel_audit_seal), 0),
    coalesce((SELECT max(tx) + 1 FROM kernel_audit), 0)) RETURNING shift $$;
REVOKE EXECUTE ON FUNCTION banyan_new_era() FROM PUBLIC;
"""

#: The only way into the audit log and the outbox. It takes the account from the connection, not from its caller.
RECORD = """
CREATE FUNCTION banyan_record(moment timestamptz, channel text, audit jsonb, events jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO kernel_audit
    (tx, at, action, kind, account_id, channel, aggregate, aggregate_id, org_id, division, about)
  SELECT banyan_tx(), moment, r.action, banyan_kind(), banyan_account(), channel,
         r.aggregate, r.aggregate_id, r.org_id, r.division, r.about
  FROM jsonb_to_recordset(audit) AS r(
    action text, aggregate text, aggregate_id text, org_id uuid, division text, about jsonb);
  WITH incoming AS (
    SELECT * FROM ROWS FROM (jsonb_to_recordset(events) AS (
      uid uuid, kind text, aggregate text, aggregate_id text, payload jsonb, subscribers jsonb
    )) WITH ORDINALITY AS e(uid, kind, aggregate, aggregate_id, payload, subscribers, place)
  ), stored AS (
    INSERT INTO kernel_event (uid, at, kind, aggregate, aggregate_id, payload, account_id)
    SELECT uid, moment, kind, aggregate, aggregate_id, payload, banyan_account()
    FROM incoming ORDER BY place
    RETURNING id, uid, aggregate, aggregate_id
  )
  INSERT INTO kernel_delivery (subscriber, event_id, aggregate, aggregate_id, attempts, due_at, dead, error)
  SELECT name, stored.id, stored.aggregate, stored.aggregate_id, 0, moment, false, ''
  FROM stored JOIN incoming USING (uid), jsonb_array_elements_text(incoming.subscribers) AS name
  ORDER BY stored.id;
$$;
"""

#: Parts of the log for this month and the next three; called when the platform starts and once a day.
PARTS = """
CREATE FUNCTION banyan_ensure_months(ahead integer DEFAULT 3) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE month date; part text; made integer := 0;
BEGIN
  FOR step IN 0..ahead LOOP
    month := date_trunc('month', now())::date + make_interval(months => step);
    part := 'kernel_audit_' || to_char(month, 'YYYYMM');
    CONTINUE WHEN to_regclass(part) IS NOT NULL;
    CONTINUE WHEN EXISTS (
      SELECT 1 FROM kernel_audit_rest WHERE at >= month AND at < month + interval '1 month');
    EXECUTE format('CREATE TABLE %I PARTITION OF kernel_audit FOR VALUES FROM (%L) TO (%L)',
                   part, month, month + interval '1 month');
    EXECUTE format('REVOKE ALL ON %I FROM banyan_app', part);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
SELECT banyan_ensure_months();
"""

#: Django's cache, shared by the web processes; its contents may be lost at any time.
CACHE = """
CREATE UNLOGGED TABLE kernel_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX kernel_cache_expires ON kernel_cache (expires);
"""

#: Events are append-only for the application; only this function lets old ones go, when nobody waits for them.
FORGET = """
CREATE FUNCTION banyan_forget_events(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE gone bigint;
BEGIN
  IF NOT banyan_system() THEN RAISE EXCEPTION 'only the platform itself forgets events'; END IF;
  DELETE FROM kernel_event e
  WHERE at < least(before, now() - interval '30 days')
    AND NOT EXISTS (SELECT 1 FROM kernel_delivery d WHERE d.event_id = e.id);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
"""
