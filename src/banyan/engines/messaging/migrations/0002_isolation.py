"""A notice is seen by its owner only; the platform writes it, the owner marks it as read."""

from django.db import migrations

from banyan.kernel.isolation import Isolate

ME = "account_id = (SELECT banyan_account())"

GUARD = """
CREATE FUNCTION messaging_guard_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF banyan_system() THEN RETURN NEW; END IF;
  IF (to_jsonb(NEW) - 'read_at') IS DISTINCT FROM (to_jsonb(OLD) - 'read_at') THEN
    RAISE EXCEPTION 'messaging: a notice is read, not rewritten' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messaging_guard BEFORE UPDATE ON messaging_notice
  FOR EACH ROW EXECUTE FUNCTION messaging_guard_notice();
REVOKE DELETE ON messaging_notice, messaging_dispatch FROM banyan_app;
"""


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("kernel", "0001_initial")]

    operations = [
        Isolate("messaging_notice", read=ME, write=ME, insert="false"),
        Isolate("messaging_dispatch", read=ME, write="false"),
        Isolate("messaging_preference", read=ME),
        migrations.RunSQL(GUARD),
    ]
