"""The installation's settings: `banyan.toml` and the environment, in one typed model.

Each key of `banyan.toml` has an environment variable that wins over it: `[web] port` is `BANYAN_WEB_PORT`,
`[database] url` is `BANYAN_DATABASE_URL`, the top-level `var` is `BANYAN_VAR`. An unknown key is an error
that names the file and the key. `BANYAN_CONFIG` names another file than the checkout's `banyan.toml`.
"""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from banyan.site.launch.trouble import Trouble

ROOT = Path(__file__).resolve().parents[3]
PREFIX = "BANYAN_"


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Web(Section):
    """[web]: where the pages are served."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    threads: int = Field(default=4, ge=1, le=256)
    """Requests that one worker handles at a time; each may hold one database connection."""
    hosts: tuple[str, ...] = ()
    """Host names under which the installation is reached; the loopback ones always are allowed."""
    public_url: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")
    """The address that people type, when a reverse proxy stands before it; with https, cookies are secure."""

    @property
    def local_url(self) -> str:
        """Where this machine's browser finds the pages."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{host}:{self.port}"

    @property
    def url(self) -> str:
        return self.public_url or self.local_url


class Database(Section):
    """[database]: the embedded PostgreSQL, or another one."""

    url: str = ""
    """postgresql://user:password@host:port/name of a PostgreSQL 16 or newer; empty: the embedded one."""
    app_password: str = ""
    """Password of the role banyan_app, where the role of `url` may not create roles."""
    port: int | None = Field(default=None, ge=1024, le=65535)
    """TCP port on the loopback for the embedded server; none: only its socket."""
    shared_buffers: str = Field(default="128MB", pattern=r"^\d+(kB|MB|GB)$")


class Settings(Section):
    """The whole of `banyan.toml`."""

    var: Path = Path("var")
    """Folder of everything that the installation keeps; relative to the checkout."""
    demonstration: bool = True
    """Whether to load the demonstration's accounts; set to false in earnest use."""
    web: Web = Web()
    database: Database = Database()

    @property
    def home(self) -> Path:
        return (ROOT / self.var).absolute()


@cache
def settings() -> Settings:
    """The settings in force in this process. Raises Trouble naming file and key."""
    return read(config_file(), os.environ)


def config_file() -> Path:
    return Path(os.environ.get(PREFIX + "CONFIG") or ROOT / "banyan.toml")


def read(file: Path, environment: Mapping[str, str]) -> Settings:
    """Settings from a file (which need not exist) and an environment."""
    values = _from_file(file)
    sources = {key: str(file) for key in _flat(values)}
    for key, variable, value in _from_environment(environment):
        section, _, name = key.rpartition(".")
        (values.setdefault(section, {}) if section else values)[name] = value
        sources[key] = f"环境变量 {variable}"
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _trouble(error, sources, file) from None


def _from_file(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Trouble(f"配置文件 {file} 写法有误：{error}。", "改正该行，或参照 banyan.toml.example。") from None


def _from_environment(environment: Mapping[str, str]) -> list[tuple[str, str, Any]]:
    found = []
    for key, listed in _keys().items():
        variable = PREFIX + key.replace(".", "_").upper()
        if variable in environment:
            value = environment[variable]
            found.append((key, variable, [part for part in value.split(",") if part] if listed else value))
    return found


def _keys() -> dict[str, bool]:
    """Every key, dotted, and whether it holds a list."""
    keys: dict[str, bool] = {}
    for name, declared in Settings.model_fields.items():
        kind = declared.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            keys |= {f"{name}.{inner}": _is_list(f.annotation) for inner, f in kind.model_fields.items()}
        else:
            keys[name] = _is_list(kind)
    return keys


def _is_list(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) in (tuple, list)


def _flat(values: Mapping[str, Any], prefix: str = "") -> list[str]:
    return [
        key
        for name, value in values.items()
        for key in (_flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [prefix + name])
    ]


def _trouble(error: ValidationError, sources: Mapping[str, str], file: Path) -> Trouble:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    source = next((text for name, text in sources.items() if name == key or name.startswith(key + ".")), str(file))
    if first["type"] == "extra_forbidden":
        return Trouble(f"{source} 中有不认识的设置 {key}。", "改正或删去它；全部设置见 banyan.toml.example。")
    wrong = WRONG.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
    return Trouble(f"{source} 中的设置 {key} 不对：{wrong}。", "允许的值见 banyan.toml.example。")


WRONG = {
    "int_parsing": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文字",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "string_pattern_mismatch": "写法不对",
    "tuple_type": "应为列表",
    "model_type": "应为一节设置",
}
"""pydantic's kinds of error in the reader's language."""
