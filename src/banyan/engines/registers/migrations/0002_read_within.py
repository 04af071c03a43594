"""Reading within a keeper's divisions in one step of the database."""

from django.db import migrations

from banyan.engines.registers import read_sql


class Migration(migrations.Migration):
    """An installation that began before this gets the function anew; a new one has it already."""

    dependencies = [("registers", "0001_initial")]
    operations = [
        migrations.RunSQL(read_sql.DROP_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL(read_sql.READ, migrations.RunSQL.noop),
        migrations.RunSQL(read_sql.GRANT_READ, migrations.RunSQL.noop),
    ]
