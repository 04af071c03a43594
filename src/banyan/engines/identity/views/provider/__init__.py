"""The endpoints of the OpenID Connect provider, each stricter than the library's own (docs/decisions/0008)."""

from banyan.engines.identity.views.provider.authorization import AuthorizationView
from banyan.engines.identity.views.provider.discovery import JwksView, configuration
from banyan.engines.identity.views.provider.sign_out import LogoutView
from banyan.engines.identity.views.provider.tokens import RevokeView, TokenView, UserInfoView

__all__ = [
    "AuthorizationView",
    "JwksView",
    "LogoutView",
    "RevokeView",
    "TokenView",
    "UserInfoView",
    "configuration",
]
