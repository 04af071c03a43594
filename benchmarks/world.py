"""What the scenarios share: the running installation, its database, its people, the report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.installation import Installation
from benchmarks.report import Report
from benchmarks.sizes import Size

#: Users of the work-list at a time, as demanded.
USERS = 16


@dataclass
class World:
    """One run."""

    size: Size
    report: Report
    installation: Installation
    superuser: psycopg.Connection[Any]

    @property
    def port(self) -> int:
        """The port of the web server."""
        return self.installation.port


def superuser() -> psycopg.Connection[Any]:
    """The database's superuser: fills tables and makes the raw limits' own, never what is measured."""
    from banyan.site.launch import environment
    from banyan.site.launch.borrow import cluster_of
    from banyan.site.launch.postgres.roles import Address
    from banyan.site.launch.session import home

    cluster = cluster_of(home())
    url = environment.superuser_url(home(), Address(cluster.socket, cluster.tuning.port), "banyan")
    return psycopg.connect(url, autocommit=True, options="-c synchronous_commit=off -c work_mem=128MB")


def django_here() -> None:
    """Let this process use the installation's database as the application's role."""
    from banyan.site.launch.session import django_ready

    os.environ["DJANGO_SETTINGS_MODULE"] = "banyan.site.settings"
    django_ready()
