"""Checks of the database, asked as the application."""

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from banyan.kernel.doctor import Check, Finding, bad, good, warning
from banyan.site.launch import schema
from banyan.site.launch.postgres.roles import APP, OLDEST


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def server() -> Finding:
    number, encoding = _ask("SELECT current_setting('server_version_num')::int, current_setting('server_encoding')")[0]
    said = f"PostgreSQL {number // 10000}.{number % 10000}，编码 {encoding}"
    if number < OLDEST:
        return bad(said, "升级到 PostgreSQL 16 或更新的版本。")
    return good(said) if encoding == "UTF8" else bad(said, "把数据库重建为 UTF8 编码，再用 bin/banyan restore 恢复。")


def roles() -> Finding:
    """The application must not be able to see past row-level security."""
    name, strong = _ask("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")[0]
    if strong:
        return bad(
            f"应用以角色 {name} 连接，它可以绕过行级安全", f"让应用以角色 {APP} 连接：设置 [database] app_password。"
        )
    signed_in = _ask("SELECT session_user")[0][0]
    if signed_in != name:
        return warning(f"应用以 {signed_in} 登录后降为 {name}", "设置 [database] app_password，让应用直接以它登录。")
    return good(f"应用以角色 {name} 连接，不能绕过行级安全")


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    if unknown := schema.unknown(executor.loader):
        told = schema.newer(unknown)
        return bad(told.what, told.mend)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        return bad(f"数据库结构落后 {len(plan)} 项", "停止后再次运行 make run，启动时会更新。")
    return good(f"数据库结构是最新的（{len(executor.loader.applied_migrations)} 项）")


def isolation() -> Finding:
    """Every table with policies enforces them, and none belongs to the application."""
    rows = _ask(
        "SELECT c.relname, c.relrowsecurity, pg_get_userbyid(c.relowner) = current_user FROM pg_class c"
        " WHERE EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)"
    )
    if not rows:
        return bad("没有一张表有行级安全策略", "运行 make run 更新数据库结构；若仍如此，从备份恢复。")
    off = [name for name, enabled, _ in rows if not enabled]
    owned = [name for name, _, mine in rows if mine]
    if off or owned:
        return bad(
            f"行级安全没有生效的表：{'、'.join((off + owned)[:5])}", "数据库被人改动过：从备份恢复，并查看审计日志。"
        )
    return good(f"{len(rows)} 张表的行级安全已生效")


CHECKS = [
    Check("server", "数据库", server),
    Check("roles", "数据库角色", roles),
    Check("migrations", "数据库结构", migrations),
    Check("isolation", "行级安全", isolation),
]
