"""The server's settings: sized for the whole installation to rest within 700 MiB."""

from dataclasses import dataclass
from pathlib import Path

FILE = "banyan.conf"


@dataclass(frozen=True)
class Tuning:
    """What may differ between installations."""

    port: int = 5432
    tcp: bool = False
    shared_buffers: str = "128MB"
    durable: bool = True
    """False only for tests: an interrupted machine may then lose everything."""


def settings(socket: Path, tuning: Tuning) -> dict[str, str]:
    """Name and value of each setting that differs from PostgreSQL's default."""
    chosen = {
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0700",
        "listen_addresses": "127.0.0.1" if tuning.tcp else "",
        "port": str(tuning.port),
        "max_connections": "80",
        "shared_buffers": tuning.shared_buffers,
        "effective_cache_size": "1GB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
        "io_workers": "2",
        "autovacuum_max_workers": "2",
        "timezone": "Asia/Shanghai",
        "log_timezone": "Asia/Shanghai",
        "lc_messages": "C",
        "password_encryption": "scram-sha-256",
    }
    return chosen | (_LOGGED if tuning.durable else _FORGETFUL)


_LOGGED = {
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_checkpoints": "off",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
"""Parameters of statements never reach the log: they may hold personal data."""

_FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_checkpoints": "off",
}


def write(data: Path, socket: Path, tuning: Tuning) -> None:
    """Write the settings file that `postgresql.conf` includes."""
    quoted = ((name, value.replace("'", "''")) for name, value in settings(socket, tuning).items())
    lines = [f"{name} = '{value}'" for name, value in quoted]
    (data / FILE).write_text("# Written at every start; edit banyan.toml instead.\n" + "\n".join(lines) + "\n")
