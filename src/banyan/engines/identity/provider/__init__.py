"""The OpenID Connect provider: outside systems sign people in through this installation.

django-allauth's `allauth.idp.oidc` carries the protocol; what stands here is what it leaves to the installation (who
may be a client, what is handed over, under which key) and what we want stricter than it is (docs/decisions/0008).
"""
