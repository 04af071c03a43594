"""What a command needs before it may use Django: a database that answers and the environment."""

import os

from banyan.site.config import settings
from banyan.site.launch import borrow, environment, keys
from banyan.site.launch.environment import Urls
from banyan.site.launch.home import Home
from banyan.site.launch.locks import Lock
from banyan.site.launch.postgres import roles
from banyan.site.launch.trouble import Trouble

_kept: list[Lock] = []


def home() -> Home:
    """The folders of the installation that the settings name."""
    return Home(settings().home)


def keep(lock: Lock) -> None:
    """Hold a borrowed server until this process ends."""
    _kept.append(lock)


def urls() -> Urls:
    """How to reach the database, which is borrowed if it does not run; it stays until this process ends."""
    place = home()
    if settings().database.url:
        place.make()
        keys.make(place.secrets, data_exists=False)
        return environment.outside_urls(settings(), place)
    cluster, lock = borrow.borrow(place)
    keep(lock)
    address = roles.Address(cluster.socket, cluster.tuning.port)
    owner, app = (keys.word(place.secrets, name) for name in ("database-owner", "database-app"))
    roles.ensure_embedded(environment.superuser_url(place, address), owner, app)
    return environment.embedded_urls(place, address)


def database_ready(*, owner: bool = False) -> None:
    """Make the database reachable for this process and its children, as the application or as the owner."""
    prepared = os.environ.get(environment.PREPARED)
    if prepared is None:
        environment.adopt(urls().variables(home(), owner=owner))
    elif owner and prepared != "owner":
        raise Trouble("这个命令要以数据库所有者身份运行。", "在新的终端中直接运行 bin/banyan。")


def django_ready(*, owner: bool = False) -> None:
    """Everything that a command needs to use models, actions and queries."""
    database_ready(owner=owner)
    import django

    django.setup()
