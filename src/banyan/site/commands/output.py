"""How commands answer: JSON on standard output, exit code 0 or 1."""

import json
from collections.abc import Mapping
from typing import NoReturn

import typer

from banyan.standards.errors import StandardError


def show(answer: Mapping[str, object]) -> None:
    """Print the answer as JSON, Chinese as it is."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def refuse(error: StandardError, **about: object) -> NoReturn:
    """Print why not, as JSON, and end with exit code 1."""
    show({**about, "valid": False, "code": error.code, "reason": error.reason})
    raise typer.Exit(1)
