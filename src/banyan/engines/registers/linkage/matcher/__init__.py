"""The matching itself, in a process of its own: Splink on DuckDB in memory. It has no database, no keys and no files.

`python -m banyan.engines.registers.linkage.matcher` reads rows from its standard input and writes what belongs together
to its standard output. Nothing else imports this package: Splink, DuckDB and Arrow never come into a web worker.
"""
