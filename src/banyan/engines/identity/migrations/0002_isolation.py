"""Who sees and changes which rows of identity, said in the database: the three powers (三员分立) too."""

from django.db import migrations

from banyan.kernel.isolation import Isolate

ME = "(SELECT banyan_account())"
SYSTEM_ADMIN = "(SELECT banyan_power('system'))"
SECURITY_ADMIN = "(SELECT banyan_power('security'))"
ANY_ADMIN = f"({SYSTEM_ADMIN} OR {SECURITY_ADMIN} OR (SELECT banyan_power('audit')))"
MY_ORGS = "(SELECT banyan_orgs())::uuid[]"
MY_SUBJECTS = "(SELECT banyan_subjects())::uuid[]"

OF_SERVANTS_ONLY = """
ALTER TABLE identity_post ADD CONSTRAINT identity_post_of_servant
  FOREIGN KEY (account_id, account_kind) REFERENCES identity_account (id, kind),
  ADD CHECK (account_kind IN ('servant', 'machine'));
ALTER TABLE identity_agency ADD CONSTRAINT identity_agency_of_person
  FOREIGN KEY (account_id, account_kind) REFERENCES identity_account (id, kind), ADD CHECK (account_kind = 'person');
ALTER TABLE identity_apikey ADD CONSTRAINT identity_key_of_machine
  FOREIGN KEY (account_id, account_kind) REFERENCES identity_account (id, kind), ADD CHECK (account_kind = 'machine');
REVOKE DELETE ON identity_account, identity_post, identity_agency, identity_delegation, identity_apikey FROM banyan_app;
"""

GUARD_ACCOUNT = """
CREATE FUNCTION identity_guard_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF banyan_system() THEN RETURN NEW; END IF;
  IF (NEW.id, NEW.kind, NEW.power, NEW.subject_id, NEW.citizen_index, NEW.level, NEW.created_by)
     IS DISTINCT FROM (OLD.id, OLD.kind, OLD.power, OLD.subject_id, OLD.citizen_index, OLD.level, OLD.created_by) THEN
    RAISE EXCEPTION 'identity: who an account belongs to and its power never change' USING ERRCODE = '42501';
  END IF;
  IF (NEW.state, NEW.activated_by) IS DISTINCT FROM (OLD.state, OLD.activated_by) AND NOT banyan_power('security') THEN
    RAISE EXCEPTION 'identity: only a security administrator activates, locks and unlocks' USING ERRCODE = '42501';
  END IF;
  IF NEW.password IS DISTINCT FROM OLD.password AND OLD.id IS DISTINCT FROM banyan_account()
     AND NOT banyan_power('security') THEN
    RAISE EXCEPTION 'identity: only the owner or a security administrator sets a password' USING ERRCODE = '42501';
  END IF;
  IF (NEW.username, NEW.name, NEW.org_id, NEW.division)
     IS DISTINCT FROM (OLD.username, OLD.name, OLD.org_id, OLD.division) AND NOT banyan_power('system') THEN
    RAISE EXCEPTION 'identity: only a system administrator renames and moves accounts' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON identity_account
  FOR EACH ROW EXECUTE FUNCTION identity_guard_account();
"""

GUARD_GRANT = """
CREATE FUNCTION identity_guard_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF banyan_system() THEN RETURN NEW; END IF;
  IF (NEW.id, NEW.post_id, NEW.role, NEW.granted_by) IS DISTINCT FROM (OLD.id, OLD.post_id, OLD.role, OLD.granted_by)
  THEN RAISE EXCEPTION 'identity: a grant is not turned into another' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON identity_rolegrant
  FOR EACH ROW EXECUTE FUNCTION identity_guard_grant();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_initial"),
        ("kernel", "0001_initial"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(OF_SERVANTS_ONLY),
        migrations.RunSQL(GUARD_ACCOUNT),
        migrations.RunSQL(GUARD_GRANT),
        Isolate(
            "identity_account",
            read=f"id = {ME} OR {ANY_ADMIN} OR (kind = 'servant' AND (SELECT banyan_kind()) = 'servant')",
            write=f"id = {ME} OR {SYSTEM_ADMIN} OR {SECURITY_ADMIN}",
            insert=f"{SYSTEM_ADMIN} AND state = 'pending' AND activated_by IS NULL AND created_by = {ME}",
        ),
        Isolate(
            "identity_post",
            read=f"account_id = {ME} OR org_id = ANY ({MY_ORGS}) OR {ANY_ADMIN}",
            write=SYSTEM_ADMIN,
        ),
        Isolate(
            "identity_rolegrant",
            read="EXISTS (SELECT 1 FROM identity_post p WHERE p.id = post_id)",
            write=SECURITY_ADMIN,
            insert=f"{SYSTEM_ADMIN} AND NOT active AND granted_by = {ME}",
        ),
        Isolate(
            "identity_delegation",
            read=f"from_account_id = {ME} OR to_account_id = {ME} OR org_id = ANY ({MY_ORGS}) OR {ANY_ADMIN}",
            write=f"from_account_id = {ME}",
        ),
        Isolate(
            "identity_agency",
            read=f"account_id = {ME} OR firm_id = ANY ({MY_SUBJECTS}) OR {ANY_ADMIN}",
            write=f"capacity = 'agent' AND (firm_id = ANY ({MY_SUBJECTS}) OR account_id = {ME})",
            insert=f"capacity = 'agent' AND firm_id = ANY ({MY_SUBJECTS})",
        ),
        Isolate(
            "identity_apikey",
            read=f"account_id = {ME} OR {ANY_ADMIN}",
            write=SECURITY_ADMIN,
            insert=f"{SYSTEM_ADMIN} AND created_by = {ME}",
        ),
        Isolate("mfa_authenticator", read=f"user_id = {ME}"),
        Isolate("usersessions_usersession", read=f"user_id = {ME} OR {SECURITY_ADMIN}"),
    ]
