"""Every write of identity."""

from banyan.engines.identity.actions.accounts import (
    activate_account,
    create_administrator,
    create_machine,
    create_servant,
    lock,
    rename,
    unlock,
)
from banyan.engines.identity.actions.agency import authorise_agent, claim_firm, end_agency, record_representative
from banyan.engines.identity.actions.audit_log import check_audit_log
from banyan.engines.identity.actions.certificate_upkeep import publish_revocations, warn_ending
from banyan.engines.identity.actions.certificates import issue_certificate, revoke_certificate
from banyan.engines.identity.actions.clients import (
    add_client,
    change_client,
    disable_client,
    enable_client,
    renew_client_secret,
)
from banyan.engines.identity.actions.consents import end_sign_on, hand_over, revoke_consent, sign_on
from banyan.engines.identity.actions.desk import describe_desk
from banyan.engines.identity.actions.keys import issue_key, revoke_key
from banyan.engines.identity.actions.password import change_password, reset_password
from banyan.engines.identity.actions.people import confirm_person, record_person, register_person
from banyan.engines.identity.actions.posts import activate_roles, appoint, dismiss, grant_role, withdraw_role
from banyan.engines.identity.actions.records import record_factor, record_failure, record_sign_in
from banyan.engines.identity.actions.sessions import end_other_sessions, end_session, keep_only_session
from banyan.engines.identity.actions.standing_in import delegate, end_delegation

__all__ = [
    "activate_account",
    "activate_roles",
    "add_client",
    "appoint",
    "authorise_agent",
    "change_client",
    "change_password",
    "check_audit_log",
    "claim_firm",
    "confirm_person",
    "create_administrator",
    "create_machine",
    "create_servant",
    "delegate",
    "describe_desk",
    "disable_client",
    "dismiss",
    "enable_client",
    "end_agency",
    "end_delegation",
    "end_other_sessions",
    "end_session",
    "end_sign_on",
    "grant_role",
    "hand_over",
    "issue_certificate",
    "issue_key",
    "keep_only_session",
    "lock",
    "publish_revocations",
    "record_factor",
    "record_failure",
    "record_person",
    "record_representative",
    "record_sign_in",
    "register_person",
    "rename",
    "renew_client_secret",
    "reset_password",
    "revoke_certificate",
    "revoke_consent",
    "revoke_key",
    "sign_on",
    "unlock",
    "warn_ending",
    "withdraw_role",
]
