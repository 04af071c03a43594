"""Addresses of identity. The names are those that allauth asks for where it has one."""

from __future__ import annotations

from django.urls import include, path

from banyan.engines.identity.views import (
    administration,
    agents,
    audit_log,
    certificate_sign_in,
    certificates,
    clients,
    consents,
    contacts,
    counter,
    passkeys,
    pki,
    provider,
    security,
    signin,
    signup,
    standing_in,
)

_ACCOUNT = "work/accounts/<uuid:account_id>/"

#: The provider's addresses, under the names by which the library asks for them.
_PROVIDER = [
    path(".well-known/openid-configuration", provider.configuration, name="configuration"),
    path(".well-known/jwks.json", provider.JwksView.as_view(), name="jwks"),
    path("identity/o/authorize", provider.AuthorizationView.as_view(), name="authorization"),
    path("identity/o/logout", provider.LogoutView.as_view(), name="logout"),
    path("identity/o/token", provider.TokenView.as_view(), name="token"),
    path("identity/o/revoke", provider.RevokeView.as_view(), name="revoke"),
    path("identity/o/userinfo", provider.UserInfoView.as_view(), name="userinfo"),
]

urlpatterns = [
    path("", include(([path("", include((_PROVIDER, "oidc")))], "idp"))),
    path("sign-in/", signin.sign_in, name="account_login"),
    path("sign-in/code/", signin.SecondFactorView.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.SignInView.as_view(), name="mfa_login_webauthn"),
    path("sign-in/certificate/", certificate_sign_in.sign_in, name="identity_certificate_sign_in"),
    path("sign-in/certificate/challenge/", certificate_sign_in.new_challenge, name="identity_challenge"),
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
    path("security/confirm/passkey/", passkeys.ConfirmView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("security/passkeys/", passkeys.to_centre, name="mfa_list_webauthn"),
    path("security/passkeys/add/", passkeys.AddView.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/name/", passkeys.RenameView.as_view(), name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", passkeys.RemoveView.as_view(), name="mfa_remove_webauthn"),
    path("security/sign-ins/", security.sign_ins, name="identity_sign_ins"),
    path("security/systems/", consents.consents, name="identity_consents"),
    path("security/systems/<uuid:consent_id>/revoke/", consents.revoke, name="identity_revoke_consent"),
    path("security/sessions/others/end/", security.end_others, name="identity_end_others"),
    path("security/sessions/<int:session_id>/end/", security.end_session, name="identity_end_session"),
    path("security/certificates/", certificates.listing, name="identity_certificates"),
    path("security/certificates/new/", certificates.make, name="identity_make_certificate"),
    path("security/certificates/issue/", certificates.issue, name="identity_issue_certificate"),
    path("security/certificates/request/", certificates.request_made_elsewhere, name="identity_request_certificate"),
    path("security/certificates/<uuid:certificate_id>/", certificates.detail, name="identity_certificate"),
    path("security/certificates/<uuid:certificate_id>/file/", certificates.file, name="identity_certificate_file"),
    path("security/certificates/<uuid:certificate_id>/revoke/", certificates.revoke, name="identity_revoke"),
    path("pki/", pki.about, name="identity_pki"),
    path("pki/chain.pem", pki.chain, name="identity_chain"),
    path("pki/<str:key_id>.crl", pki.revocations, name="identity_revocations"),
    path("pki/<str:key_id>.crt", pki.issuer, name="identity_issuer"),
    path("security/firms/", agents.agents, name="identity_agents"),
    path("security/firms/claim/", agents.claim, name="identity_claim"),
    path("security/firms/agents/", agents.authorise, name="identity_authorise"),
    path("security/firms/agents/<uuid:agency_id>/end/", agents.end, name="identity_end_agency"),
    path("work/standing-in/", standing_in.standing_in, name="identity_standing_in"),
    path("work/standing-in/<uuid:delegation_id>/end/", standing_in.end, name="identity_end_delegation"),
    path("work/contacts/", contacts.people, name="identity_contacts"),
    path("work/contacts/offices/<uuid:org_id>/", contacts.office, name="identity_contacts_office"),
    path("work/contacts/<uuid:post_id>/", contacts.person, name="identity_contact"),
    path("work/contacts/<uuid:post_id>/desk/", contacts.desk, name="identity_desk"),
    path("work/clients/", clients.listing, name="identity_clients"),
    path("work/clients/new/", clients.create, name="identity_new_client"),
    path("work/clients/<str:client_id>/", clients.detail, name="identity_client"),
    *(
        path(f"work/clients/<str:client_id>/{verb}/", clients.verb, {"verb": verb}, name=f"identity_client_{verb}")
        for verb in ("disable", "enable", "secret")
    ),
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
    path(f"{_ACCOUNT}certificates/new/", certificates.for_programme, name="identity_programme_certificate"),
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
