"""接入系统：登记用这里的账号登录的外部系统（OpenID Connect）、停用、换密钥。"""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from banyan.site.launch.session import django_ready
from banyan.site.launch.trouble import Trouble

app = typer.Typer(
    help="接入系统：登记用这里的账号登录的外部系统（OpenID Connect）、停用、换密钥。",
    no_args_is_help=True,
    add_completion=False,
)
Done = TypeVar("Done")
ClientId = Annotated[str, typer.Argument(metavar="CLIENT_ID", help="客户端标识")]


@app.command("list")
def list_clients() -> None:
    """登记过的系统。"""
    django_ready()
    from banyan.engines.identity.queries import clients

    for one in _as_platform(clients):
        typer.echo(f"{one.id}　{one.name}　{one.operator}　{'在用' if one.enabled else '已停用：' + one.stop_reason}")
        typer.echo(f"  范围 {' '.join(one.scopes)}；返回 {' '.join(one.redirect_uris)}")


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="系统的名称，同意页上这样称呼")],
    operator: Annotated[str, typer.Option("--operator", help="运营单位")],
    redirect: Annotated[list[str], typer.Option("--redirect", help="登录后返回的地址，可写几次，同一域名")],
    logout: Annotated[list[str] | None, typer.Option("--logout", help="退出后返回的地址，可写几次")] = None,
    scope: Annotated[list[str] | None, typer.Option("--scope", help="profile phone firm posts，可写几次")] = None,
    english: Annotated[str, typer.Option("--english", help="英文名称")] = "",
    level: Annotated[int, typer.Option("--level", help="最低实名等级，0 到 3")] = 0,
    public: Annotated[bool, typer.Option("--public", help="守不住密钥的客户端（浏览器、手机）")] = False,
) -> None:
    """登记一个系统；密钥只显示这一次。"""
    django_ready()
    from banyan.engines.identity.actions import add_client

    client_id, secret = _as_platform(
        lambda: add_client(
            name=name,
            name_en=english,
            operator=operator,
            redirect_uris=redirect,
            logout_uris=logout or (),
            scopes=scope or (),
            confidential=not public,
            least_level=level,
        )
    )
    typer.echo(f"客户端标识　{client_id}")
    _tell(secret)


@app.command()
def disable(client_id: ClientId, reason: Annotated[str, typer.Option("--reason", help="停用的原因")]) -> None:
    """停用，马上生效。"""
    django_ready()
    from banyan.engines.identity.actions import disable_client

    _as_platform(lambda: disable_client(client_id=client_id, reason=reason))
    typer.echo("已停用。")


@app.command()
def enable(client_id: ClientId) -> None:
    """重新启用，发一个新的密钥。"""
    django_ready()
    from banyan.engines.identity.actions import enable_client

    _tell(_as_platform(lambda: enable_client(client_id=client_id)))


@app.command()
def secret(client_id: ClientId) -> None:
    """换一个密钥，旧的马上作废。"""
    django_ready()
    from banyan.engines.identity.actions import renew_client_secret

    _tell(_as_platform(lambda: renew_client_secret(client_id=client_id)))


def _tell(secret: str) -> None:
    typer.echo(f"密钥　　　　{secret}\n只显示这一次，请马上交给运营单位。" if secret else "公开的客户端，没有密钥。")


def _as_platform(do: Callable[[], Done]) -> Done:
    from banyan.kernel.errors import BanyanError
    from banyan.kernel.principal import SYSTEM, acting_as

    try:
        with acting_as(SYSTEM):
            return do()
    except BanyanError as error:
        raise Trouble(error.message, "改好后再运行一次。") from error
