"""The engine as a Django application; its reference data come with the tables."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DivisionsConfig(AppConfig):
    name = "banyan.engines.divisions"
    label = "divisions"
    verbose_name = "行政区划和机构"

    def ready(self) -> None:
        post_migrate.connect(_load, sender=self, dispatch_uid="divisions.load")


def _load(using: str, **_: Any) -> None:
    """Fill the tables after a migration that left them standing; nothing to do when they are up to date."""
    from django.db import connections

    from banyan.engines.divisions import tree
    from banyan.engines.divisions.reference import load_reference
    from banyan.kernel.principal import SYSTEM, acting_as

    standing = set(connections[using].introspection.table_names())
    if {"divisions_state", "kernel_audit"} <= standing:
        with acting_as(SYSTEM):
            load_reference()
        tree.tree()
