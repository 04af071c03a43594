"""Who sees which systems, consents, sign-ons and signings in; the provider library's own tables too."""

from django.db import migrations

from banyan.kernel.isolation import Isolate

ME = "(SELECT banyan_account())"
SYSTEM_ADMIN = "(SELECT banyan_power('system'))"
ANY_ADMIN = f"({SYSTEM_ADMIN} OR (SELECT banyan_power('security')) OR (SELECT banyan_power('audit')))"
NOBODY = "false"
AGREED_TO = "EXISTS (SELECT 1 FROM identity_consent c WHERE c.party_id = identity_relyingparty.id)"

#: What was agreed to is never turned into something else: a consent may grow while it stands and be taken back, and
#: only the platform says who knows whom by which name.
GUARD_CONSENT = """
CREATE FUNCTION identity_guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF banyan_system() THEN RETURN NEW; END IF;
  IF (NEW.id, NEW.account_id, NEW.party_id, NEW.sub, NEW.given_at)
     IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.party_id, OLD.sub, OLD.given_at) OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'identity: a consent is not turned into another' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON identity_consent
  FOR EACH ROW EXECUTE FUNCTION identity_guard_consent();
REVOKE DELETE ON identity_relyingparty, identity_consent, identity_signon FROM banyan_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0003_sign_on"),
        ("allauth_idp_oidc", "0003_client_allow_uri_wildcards"),
    ]

    operations = [
        migrations.RunSQL(GUARD_CONSENT, migrations.RunSQL.noop),
        Isolate(
            "identity_relyingparty",
            read=f"{ANY_ADMIN} OR {AGREED_TO}",
            write=SYSTEM_ADMIN,
            insert=f"{SYSTEM_ADMIN} AND created_by = {ME}",
        ),
        Isolate("identity_consent", read=f"account_id = {ME}"),
        Isolate("identity_signon", read=f"account_id = {ME}", write=NOBODY, insert=f"account_id = {ME}"),
        Isolate("identity_signin", read=f"account_id = {ME}", write=NOBODY),
        # Secrets and tokens (their hashes): only the platform itself, within the provider's endpoints.
        Isolate("allauth_idp_oidc_client", read=NOBODY),
        Isolate("allauth_idp_oidc_token", read=NOBODY),
    ]
