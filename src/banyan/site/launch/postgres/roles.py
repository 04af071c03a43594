"""The roles and the database inside a server: an owner who migrates, `banyan_app` who serves."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from banyan.site.launch.trouble import Trouble

APP = "banyan_app"
OWNER = "banyan_owner"
DATABASE = "banyan"
OLDEST = 160000


@dataclass(frozen=True)
class Address:
    """Where an embedded server answers."""

    socket: Path
    port: int = 5432

    def url(self, user: str, password: str, database: str = DATABASE) -> str:
        host = quote(str(self.socket), safe="")
        return f"postgresql://{user}:{quote(password, safe='')}@/{database}?host={host}&port={self.port}"


def connect(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    """Connect, or say in one sentence why not."""
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()
        last = next((line for line in said if "failed" in line), said[-1])
        raise Trouble(
            f"连不上数据库：{last}", "检查 BANYAN_DATABASE_URL 的地址、用户和口令，以及数据库是否在运行。"
        ) from None


def refuse_old(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Refuse a server older than PostgreSQL 16."""
    version = connection.info.server_version
    if version < OLDEST:
        raise Trouble(f"数据库是 PostgreSQL {version // 10000}，Banyan 需要 16 或更新的版本。", "升级该数据库后再试。")


def ensure_app(connection: "psycopg.Connection[tuple[object, ...]]", password: str | None) -> bool:
    """Make `banyan_app` with this password, or set its password; False when the caller may not.

    The role is neither superuser nor may it bypass row-level security.
    """
    name = sql.Identifier(APP)
    plain = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
    word = sql.SQL(" PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone()
    try:
        if not exists:
            connection.execute(sql.SQL("CREATE ROLE {} {}{}").format(name, plain, word))
        elif password:
            connection.execute(sql.SQL("ALTER ROLE {} LOGIN{}").format(name, word))
    except psycopg.errors.DuplicateObject:
        return ensure_app(connection, password)
    except psycopg.errors.InsufficientPrivilege:
        if exists:
            return False
        raise Trouble(
            f"数据库用户 {connection.info.user} 不能创建角色 {APP}。",
            f"请数据库管理员执行：CREATE ROLE {APP} LOGIN PASSWORD '…'; 并把口令写入 [database] app_password。",
        ) from None
    return True


def refuse_stranger(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Refuse an owner who knows neither the application's password nor may take on its role."""
    may = connection.execute("SELECT pg_has_role(current_user, %s, 'SET')", [APP]).fetchone()
    if may != (True,):
        name = connection.info.user
        raise Trouble(
            f"数据库里已有角色 {APP}，但没有给出它的口令，用户 {name} 也不能担任它。",
            f"在 banyan.toml 的 [database] 写上 app_password；或请数据库管理员执行：GRANT {APP} TO {name};",
        )


def ensure_embedded(superuser_url: str, owner_password: str, app_password: str) -> None:
    """Make roles and database in the embedded server; does nothing that is done already."""
    with connect(superuser_url) as connection:
        ensure_app(connection, app_password)
        _ensure_owner(connection, owner_password)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            order = "CREATE DATABASE {} OWNER {} TEMPLATE template0"
            connection.execute(sql.SQL(order).format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))


def _ensure_owner(connection: "psycopg.Connection[tuple[object, ...]]", password: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone()
    order = "ALTER ROLE {} LOGIN PASSWORD {}" if exists else "CREATE ROLE {} LOGIN NOSUPERUSER PASSWORD {}"
    connection.execute(sql.SQL(order).format(sql.Identifier(OWNER), sql.Literal(password)))


def with_user(url: str, user: str, password: str) -> str:
    """The same database, reached as another user."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{place}"))


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
