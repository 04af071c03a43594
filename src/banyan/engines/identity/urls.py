"""Addresses of identity. The names are those that allauth asks for where it has one."""

from __future__ import annotations

from django.urls import path

from banyan.engines.identity.views import signin, signup

urlpatterns = [
    path("sign-in/", signin.sign_in, name="account_login"),
    path("sign-in/code/", signin.SecondFactorView.as_view(), name="mfa_authenticate"),
    path("sign-up/", signup.sign_up, name="identity_sign_up"),
    path("sign-out/", signin.sign_out, name="account_logout"),
    path("identity/", signin.change_over, name="identity_change_over"),
    path("identity/choose/", signin.choose, name="identity_choose"),
]
