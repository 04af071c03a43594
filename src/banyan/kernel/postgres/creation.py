"""Test databases are made, migrated and dropped as the owner; the tests then run as the application's role."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import creation


class DatabaseCreation(creation.DatabaseCreation):
    """Creation of test databases, as the owner."""

    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        from banyan.kernel.postgres.base import as_owner

        with as_owner():
            return super().create_test_db(*args, **kwargs)

    def destroy_test_db(self, *args: Any, **kwargs: Any) -> None:
        from banyan.kernel.postgres.base import as_owner

        with as_owner():
            super().destroy_test_db(*args, **kwargs)
