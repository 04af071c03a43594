"""The environment variables by which every process finds database, folders and secrets."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from banyan.site.config import Settings
from banyan.site.launch import keys
from banyan.site.launch.home import Home
from banyan.site.launch.postgres import roles

PREPARED = "BANYAN_PREPARED"
"""Set for children of the launcher: their environment is complete, they start no database of their own."""


@dataclass(frozen=True)
class Urls:
    """How to reach the database: as its owner (migrations) and as the application."""

    owner: str
    app: str
    assume_role: str = ""
    """A role to take on after connecting, where the application's own password is not known."""

    def variables(self, home: Home, *, owner: bool = False) -> dict[str, str]:
        """The environment of a process that acts as owner or as the application."""
        found = {
            "BANYAN_DATABASE_URL": self.owner if owner else self.app,
            "BANYAN_VAR": str(home.var),
            "BANYAN_SECRETS": str(home.secrets),
            "BANYAN_ASSUME_ROLE": "" if owner else self.assume_role,
            "DJANGO_SETTINGS_MODULE": "banyan.site.settings",
            PREPARED: "owner" if owner else "app",
        }
        return found


def embedded_urls(home: Home, address: roles.Address) -> Urls:
    """Addresses inside the embedded server, from the passwords in the secrets."""
    return Urls(
        owner=address.url(roles.OWNER, keys.word(home.secrets, "database-owner")),
        app=address.url(roles.APP, keys.word(home.secrets, "database-app")),
    )


def superuser_url(home: Home, address: roles.Address, database: str = "postgres") -> str:
    """The embedded server's superuser, who makes roles and databases and takes backups."""
    return address.url("postgres", keys.word(home.secrets, "database-superuser"), database)


def outside_urls(settings: Settings, home: Home) -> Urls:
    """Check the PostgreSQL of `BANYAN_DATABASE_URL` and make the application's role there."""
    url = settings.database.url
    password = settings.database.app_password or keys.word(home.secrets, "database-app")
    with roles.connect(url) as connection:
        roles.refuse_old(connection)
        owned = roles.ensure_app(connection, password)
        if not owned and not settings.database.app_password:
            roles.refuse_stranger(connection)
    if owned or settings.database.app_password:
        return Urls(owner=url, app=roles.with_user(url, roles.APP, password))
    return Urls(owner=url, app=url, assume_role=roles.APP)


def adopt(variables: Mapping[str, str]) -> None:
    """Take the variables on in this process, before Django's settings are read."""
    os.environ.update(variables)
