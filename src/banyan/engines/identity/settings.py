"""Django's settings that belong to identity: sign-in, second factor, lock-out, sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

AUTHENTICATION_BACKENDS = [
    "banyan.engines.identity.backends.LockOutBackend",
    "banyan.engines.identity.backends.AccountBackend",
    "banyan.engines.identity.backends.CertificateBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]

ACCOUNT_ADAPTER = "banyan.engines.identity.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}

MFA_ADAPTER = "banyan.engines.identity.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "榕 福建政务服务"
#: Challenges for passkeys from one network address: a service hall shares one, and there is nothing to guess (assumed).
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_TRUST_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_COUNT = 10

AXES_HANDLER = "banyan.engines.identity.lockout.LockOutHandler"
AXES_FAILURE_LIMIT = 5
#: Failures from one network address, on whatever accounts, within the time of a lock-out (assumed).
IDENTITY_ADDRESS_LIMIT = 100
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "banyan.engines.identity.lockout.name_of_attempt"
AXES_LOCKOUT_CALLABLE = "banyan.engines.identity.lockout.keep_response"
AXES_SENSITIVE_PARAMETERS = ["identifier", "username", "password", "certificate", "challenge", "signature"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W003", "axes.W006"]

#: Minutes without a request after which a session ends: servants and administrators, then residents.
IDENTITY_IDLE_MINUTES = {"servant": 30, "administrator": 30, "person": 30}
#: A session ends after so many hours whatever happens.
IDENTITY_LONGEST_HOURS = 12
SESSION_ENGINE = "banyan.engines.identity.session_store"
SESSION_COOKIE_AGE = IDENTITY_LONGEST_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

#: OpenID Connect provider (`identity.provider`): seconds that what it gives out is worth.
IDP_OIDC_ADAPTER = "banyan.engines.identity.provider.adapter.ProviderAdapter"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 600
IDP_OIDC_ID_TOKEN_EXPIRES_IN = 300
IDP_OIDC_AUTHORIZATION_CODE_EXPIRES_IN = 60
IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = IDENTITY_LONGEST_HOURS * 3600
