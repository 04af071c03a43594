"""The command line `bin/banyan`.

Each module of `banyan.site.commands` is one command or group: its file name is the command's name, its `app`
a Typer object, whose `help` or else the first line of the docstring says what it is for. It is imported only
when called, so that `banyan check id …` answers without starting Django.
"""

import ast
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from banyan.site.launch.trouble import Trouble, explained

COMMANDS = Path(__file__).parent / "commands"


class LazyCommands(TyperGroup):
    """Finds a command's module by its name and imports it only then."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(file.stem.replace("_", "-") for file in COMMANDS.glob("[!_]*.py") if _is_command(file))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        file = COMMANDS / f"{cmd_name.replace('-', '_')}.py"
        if not file.exists() or not _is_command(file):
            return None
        if ctx.resilient_parsing or _only_listing():
            return TyperCommand(name=cmd_name, help=_summary(file))
        module = import_module(f"banyan.site.commands.{file.stem}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        command.help = command.help or _summary(file)
        return command


def _is_command(file: Path) -> bool:
    """Other modules beside the commands help them; only those with an `app` are commands."""
    return "\napp = " in file.read_text(encoding="utf-8")


def _only_listing() -> bool:
    return len(sys.argv) < 2 or sys.argv[1] in ("--help", "-h")


def _summary(file: Path) -> str:
    """The `help` of its Typer object, or the first line of its docstring, read without importing."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for keyword in (k for node in tree.body for k in _keywords(node) if k.arg == "help"):
        if isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def _keywords(node: ast.stmt) -> list[ast.keyword]:
    return node.value.keywords if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) else []


app = typer.Typer(cls=LazyCommands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def banyan() -> None:
    """Banyan 榕：统一政务平台。常用：run 运行，doctor 体检，backup 备份。"""


def main() -> None:
    """Run the command line; a trouble is one sentence on standard error and an exit code."""
    try:
        app(prog_name="bin/banyan")
    except Exception as error:
        if os.environ.get("BANYAN_DEBUG") == "1" and not isinstance(error, Trouble | OSError):
            raise
        told = explained(error)
        sys.stderr.write(f"{told}\n")
        sys.exit(told.exit_code)


if __name__ == "__main__":
    main()
