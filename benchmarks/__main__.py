"""The benchmarks: python -m benchmarks [--size full|small]."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks import installation, people, templates
from benchmarks.filling import Filling
from benchmarks.raw import TABLE
from benchmarks.report import Report
from benchmarks.scenarios import linkage, loading, look_up, rest, submission, work_list
from benchmarks.sizes import SIZES, Size
from benchmarks.world import USERS, World, django_here, superuser

RESULTS = Path(__file__).resolve().parents[1] / "var" / "bench-results"


def main() -> None:
    """Run every scenario in an installation of its own, print the table and write it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Banyan beside its raw limits.")
    parser.add_argument("--size", choices=sorted(SIZES), default="full")
    size = SIZES[parser.parse_args().size]
    report = Report(size.name)
    begun = time.monotonic()
    with installation.folder() as var, installation.running(var) as running:
        django_here()
        with superuser() as connection:
            connection.execute(TABLE)
            connection.execute("INSERT INTO bench_raw (body) VALUES ('a row')")
            try:
                run(World(size, report, running, connection))
                report.complete = True
            finally:
                report.show()
                print(f"{time.monotonic() - begun:.0f} s; {report.write(RESULTS)}")


def run(world: World) -> None:
    """Every scenario, while cases and persons grow."""
    rest.measure(world, "after its start")
    clerks, owners = people.clerks(USERS), people.owners(submission.CLIENTS)
    police, key = people.police_key()
    firms = [people.sign_in(world.port, one.username, "firm") for one in owners]
    servants = [people.sign_in(world.port, one.username, "servant") for one in clerks]
    submission.measure(world, owners, firms)
    filling, persons = Filling(world.superuser, clerks), loading.Persons(world)
    made = templates.make(owners[0], clerks[0], _templates(world.size))
    submission.drained(world)
    filling.begin(made)
    for rows in world.size.rows:
        filling.up_to(rows)
        work_list.measure(world, servants, rows)
        persons.up_to(rows)
        look_up.measure(world, persons.numbers, police, key, rows)
    linkage.measure(world, world.size.most)
    rest.measure(world, "after the loads")


def _templates(size: Size) -> int:
    return 240 if size.name == "full" else 60


if __name__ == "__main__":
    main()
