import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_test_has_a_real_postgresql_18() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")
        assert cursor.fetchone() == (18, "UTF8")
