"""The command line's commands, a module each with a Typer ``app``; the launcher mounts them."""
