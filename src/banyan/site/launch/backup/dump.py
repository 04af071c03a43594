"""Taking a dump of the database, and putting one in the place of what is there."""

import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from banyan.site.launch.postgres import roles
from banyan.site.launch.postgres.programs import program
from banyan.site.launch.trouble import Trouble

UNCHANGED = "恢复数据库失败，原来的数据没有改动"
FRESH = "banyan_restoring"
DEFAULTS = (
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO banyan_app",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO banyan_app",
)
"""Given anew by whoever owns the restored database: in the dump they name the former owner."""


def take(url: str, target: Path) -> None:
    """Dump the database as of one moment, while it is in use."""
    _run([program("pg_dump"), "--format=custom", "--no-owner", f"--file={target}", f"--dbname={url}"], "备份数据库失败")


def put_into_embedded(superuser: str, dump: Path) -> None:
    """Restore beside the present database and change places only when all is there."""
    fresh = roles.with_database(superuser, FRESH)
    with roles.connect(superuser) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(FRESH)))
        order = "CREATE DATABASE {} OWNER {} TEMPLATE template0"
        connection.execute(sql.SQL(order).format(sql.Identifier(FRESH), sql.Identifier(roles.OWNER)))
        try:
            _restore(fresh, dump, [f"--role={roles.OWNER}"])
            _grant_defaults(fresh, roles.OWNER)
        except Trouble:
            connection.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(FRESH)))
            raise
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(sql.Identifier(roles.DATABASE)))
        names = sql.Identifier(FRESH), sql.Identifier(roles.DATABASE)
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))


def put_into_outside(url: str, dump: Path) -> None:
    """Replace the contents of another server's database in one transaction."""
    script = dump.with_suffix(".sql")
    order = [program("pg_restore"), "--no-owner", f"--use-list={_wanted(dump)}", f"--file={script}", str(dump)]
    _run(order, "读取备份失败")
    # The roles' search path must find the new schema, so it is made anew under the same name.
    anew = ["--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public"]
    order = [program("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run([*order, *anew, f"--file={script}", f"--dbname={url}"], UNCHANGED)
    _grant_defaults(url, None)


def _grant_defaults(url: str, role: str | None) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        if role:
            connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        for statement in DEFAULTS:
            connection.execute(statement)


def _restore(url: str, dump: Path, more: list[str]) -> None:
    order = [program("pg_restore"), "--no-owner", "--exit-on-error", f"--use-list={_wanted(dump)}"]
    _run([*order, f"--dbname={url}", *more, str(dump)], UNCHANGED)


def _wanted(dump: Path) -> Path:
    """Everything in the dump but the default privileges, which name the former owner."""
    listed = subprocess.run([program("pg_restore"), "--list", str(dump)], capture_output=True, text=True, check=True)
    wanted = dump.with_suffix(".list")
    wanted.write_text("".join(line + "\n" for line in listed.stdout.splitlines() if "DEFAULT ACL" not in line))
    return wanted


def _run(order: list[str], what: str) -> None:
    done = subprocess.run(order, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["没有留下说明"])[0]
        raise Trouble(f"{what}：{said}", "运行 bin/banyan doctor 查看详情。")
