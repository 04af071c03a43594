# Banyan 榕. `make run` serves the platform; `make test` proves it. Both set up what they need on first use.

PYTHON ?= tools/python
SETUP  := $(PYTHON) -I tools/bootstrap.py
DEV    := $(SETUP) --dev
ARGS   ?=
SIZE   ?= full

.PHONY: run test check bench lock setup clean

run:            ## set up and serve on http://127.0.0.1:8000
	@bin/banyan run $(ARGS)

setup:          ## set up, without serving
	@bin/banyan setup

test:           ## every test, on a real PostgreSQL and in a real browser
	@$(DEV) --exec tools/browser.py
	@$(DEV) --exec -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check:          ## formatter, linter, types, import contracts
	@$(DEV) --no-frontend --exec tools/check.py

bench:          ## the benchmark table; SIZE=small for minutes
	@$(DEV) --exec -m benchmarks --size $(SIZE) $(ARGS)

lock:           ## write the requirement files anew
	@$(SETUP) --dev --no-frontend --lock

clean:          ## remove what was built; data in var/ stay
	@rm -rf .venv frontend/dist frontend/node_modules .mypy_cache .ruff_cache .import_linter_cache
