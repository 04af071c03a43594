"""Gathers the checks, asks them one after the other, and survives whichever of them fails."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from banyan.kernel.doctor import Check, Finding
from banyan.site.launch import session
from banyan.site.launch.trouble import Trouble

Answer = tuple[Check, Finding]


def consult() -> Iterator[Answer]:
    """Every check with its finding: those without a database first, so that they answer in any case."""
    from banyan.site.launch.doctor import machine

    yield from ((check, ask(check)) for check in machine.CHECKS)
    reachable = _database()
    yield Check("database", "数据库连接", lambda: reachable), reachable
    if reachable.state == "bad":
        return
    yield from ((check, ask(check)) for check in _with_django())


def _database() -> Finding:
    try:
        session.django_ready()
    except Trouble as trouble:
        return Finding("bad", trouble.what, trouble.mend)
    except Exception as error:  # a broken engine must not silence the doctor
        return Finding("bad", f"程序不能启动：{error}", "查看上面的说明；改过代码时运行 make check。")
    return Finding("good", "数据库可以连接")


def _with_django() -> Sequence[Check]:
    from django.apps import apps

    from banyan.site.launch.doctor import database, work

    engines = [
        f"{config.name}.doctor" for config in apps.get_app_configs() if config.name.startswith("banyan.engines.")
    ]
    added = [check for name in engines if find_spec(name) for check in import_module(name).CHECKS]
    return [*database.CHECKS, *work.CHECKS, *added]


def ask(check: Check) -> Finding:
    """The finding of one check; one that fails itself is a finding too."""
    try:
        return check.look()
    except Trouble as trouble:
        return Finding("bad", trouble.what, trouble.mend)
    except Exception as error:
        return Finding("bad", f"检查本身没有完成：{type(error).__name__} {error}".strip(), "把这一行报告给维护者。")
