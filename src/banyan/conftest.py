"""Fixtures of every test: a real PostgreSQL with row-level security in force."""

from typing import Any

import hypothesis
import pytest

from banyan.site.launch import pytest_plugin

# A busy machine is no fault of the rule under test.
hypothesis.settings.register_profile("banyan", deadline=None)
hypothesis.settings.load_profile("banyan")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the run's own PostgreSQL when the first test asks for a database."""
    pytest_plugin.start_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests begin with the reference data and an empty audit log."""
    from django.db import connection

    from banyan.kernel.postgres.base import as_owner

    with django_db_blocker.unblock(), as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kernel_audit")


@pytest.fixture(scope="session", autouse=True)
def divisions_stand_still() -> None:
    """Reference data are not checked for news by the clock, so that counted statements do not depend on it."""
    from banyan.engines.divisions import tree

    tree.CHECK_EVERY = float("inf")
