"""Brings the database to this version and loads what is missing, in a process of its own.

    python -m banyan.site.launch.setting_up migrate|load

`migrate` acts as the database's owner, `load` as the application, on behalf of the platform itself.
"""

import json
import sys
from dataclasses import asdict

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from banyan.site.config import settings
from banyan.site.launch import schema
from banyan.site.launch.home import Home
from banyan.site.launch.steps import Done, Step
from banyan.site.launch.trouble import explained

console = Console(stderr=True, highlight=False, soft_wrap=True)


def migrate() -> None:
    """Apply the migrations that the database lacks; refuse one that is newer than this version."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    loader = executor.loader
    if unknown := schema.unknown(loader):
        raise schema.newer(unknown)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    if plan:
        with console.status(f"更新数据库结构（{len(plan)} 项）"):
            call_command("migrate", interactive=False, verbosity=0)
        console.print(f"· 数据库结构已更新（{len(plan)} 项）")


def load() -> None:
    """Check the declarations, then run the set-up steps that this database has not seen in their present form."""
    from banyan.kernel.principal import SYSTEM, acting_as
    from banyan.kernel.systems import registry

    registry().check()

    done = Done(Home(settings().home).state / "steps.json", _identity())
    pending = done.pending(wanted())
    with _progress() as progress:
        for step in pending:
            report = _Bar(progress, step.title)
            with acting_as(SYSTEM):
                step.run(report)
            report.finish()
            done.note(step)
    _tell_accounts()


def _tell_accounts() -> None:
    from banyan.site.setup_steps import demonstration_accounts

    accounts = [asdict(one) for one in demonstration_accounts()] if settings().demonstration else []
    Home(settings().home).accounts.write_text(json.dumps(accounts, ensure_ascii=False, indent=1))


def wanted() -> list[Step]:
    """The steps of this installation."""
    from banyan.site.setup_steps import STEPS

    return [step for step in STEPS if settings().demonstration or not step.demonstration]


def _identity() -> str:
    """Which database this is: cluster and database, so that a new one is filled anew."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())"
            " FROM pg_control_system()"
        )
        return str(cursor.fetchone()[0])


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=console)


class _Bar:
    def __init__(self, progress: Progress, title: str) -> None:
        self._progress = progress
        self._title = title
        self._task = progress.add_task(title, total=None)

    def total(self, count: int) -> None:
        self._progress.update(self._task, total=count)

    def advance(self, count: int, message: str = "") -> None:
        self._progress.update(self._task, advance=count, description=f"{self._title} {message}".strip())

    def finish(self) -> None:
        known = self._progress.tasks[self._task].total or 1
        self._progress.update(self._task, total=known, completed=known, description=self._title)
        if not console.is_terminal:
            console.print(f"· {self._title}")


def main() -> int:
    import django

    try:
        django.setup()
        {"migrate": migrate, "load": load}[sys.argv[1]]()
    except Exception as error:
        told = explained(error)
        console.print(str(told), markup=False)
        return told.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
