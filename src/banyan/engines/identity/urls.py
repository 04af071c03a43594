"""Addresses of identity. The names are those that allauth asks for where it has one."""

from __future__ import annotations

from django.urls import path

from banyan.engines.identity.views import (
    administration,
    agents,
    audit_log,
    counter,
    security,
    signin,
    signup,
    standing_in,
)

_ACCOUNT = "work/accounts/<uuid:account_id>/"

urlpatterns = [
    path("sign-in/", signin.sign_in, name="account_login"),
    path("sign-in/code/", signin.SecondFactorView.as_view(), name="mfa_authenticate"),
    path("sign-up/", signup.sign_up, name="identity_sign_up"),
    path("sign-out/", signin.sign_out, name="account_logout"),
    path("identity/", signin.change_over, name="identity_change_over"),
    path("identity/choose/", signin.choose, name="identity_choose"),
    path("security/", security.centre, name="identity_security"),
    path("security/factors/", security.to_centre, name="mfa_index"),
    path("security/password/", security.password, name="identity_password"),
    path("security/totp/", security.TotpOnView.as_view(), name="mfa_activate_totp"),
    path("security/totp/off/", security.TotpOffView.as_view(), name="mfa_deactivate_totp"),
    path("security/codes/", security.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("security/codes/new/", security.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("security/confirm/", security.ConfirmView.as_view(), name="account_reauthenticate"),
    path("security/confirm/code/", security.ConfirmFactorView.as_view(), name="mfa_reauthenticate"),
    path("security/sessions/others/end/", security.end_others, name="identity_end_others"),
    path("security/sessions/<int:session_id>/end/", security.end_session, name="identity_end_session"),
    path("security/firms/", agents.agents, name="identity_agents"),
    path("security/firms/claim/", agents.claim, name="identity_claim"),
    path("security/firms/agents/", agents.authorise, name="identity_authorise"),
    path("security/firms/agents/<uuid:agency_id>/end/", agents.end, name="identity_end_agency"),
    path("work/standing-in/", standing_in.standing_in, name="identity_standing_in"),
    path("work/standing-in/<uuid:delegation_id>/end/", standing_in.end, name="identity_end_delegation"),
    path("work/people/", counter.confirm, name="identity_confirm_person"),
    path("work/audit/", audit_log.log, name="identity_audit_log"),
    path("work/audit/check/", audit_log.check, name="identity_audit_check"),
    path("work/audit/checks/<uuid:job_id>/", audit_log.checked, name="identity_audit_checked"),
    path("work/audit/checks/<uuid:job_id>/progress/", audit_log.progress, name="identity_audit_progress"),
    path("work/accounts/", administration.listing, name="identity_accounts"),
    path("work/accounts/offices/", administration.offices, name="identity_offices"),
    path("work/accounts/new/servant/", administration.create, {"kind": "servant"}, name="identity_new_servant"),
    path(
        "work/accounts/new/administrator/", administration.create, {"kind": "administrator"}, name="identity_new_admin"
    ),
    path(_ACCOUNT, administration.detail, name="identity_account"),
    path(f"{_ACCOUNT}appoint/", administration.appoint, name="identity_appoint"),
    path(f"{_ACCOUNT}sessions/<int:session_id>/end/", administration.end_session, name="identity_end_their_session"),
    *(
        path(f"{_ACCOUNT}{verb}/", administration.account_verb, {"verb": verb}, name=f"identity_{verb}")
        for verb in ("activate", "lock", "unlock", "reset")
    ),
    *(
        path(
            f"{_ACCOUNT}posts/<uuid:post_id>/{verb}/",
            administration.post_verb,
            {"verb": verb},
            name=f"identity_post_{verb}",
        )
        for verb in ("activate", "withdraw", "dismiss")
    ),
]
