"""Fixtures of every test: a real PostgreSQL with row-level security in force."""

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
