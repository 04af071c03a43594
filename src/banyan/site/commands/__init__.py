"""Commands of `bin/banyan`: one module each, with a Typer object named `app`, imported only when called.

A module must not import Django at its top; call `banyan.site.launch.session.django_ready` inside the command.
"""
