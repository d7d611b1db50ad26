# The same targets for people and for CI. Each does its own set-up.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: setup demo demo-engine test check fix bench mutants lock archive clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml scripts/make_environment.sh
	@bash scripts/make_environment.sh $(VENV) requirements/dev.txt
	@touch $(STAMP)

# The site with the demonstration province; PORT=8001 make demo for another port.
demo: setup
	@bash scripts/demo.sh $(BIN)

# The engine on the command line, without site or database.
demo-engine: setup
	@bash scripts/demo_engine.sh $(BIN)

test: setup
	@bash scripts/ensure_browser.sh
	$(BIN)/python -m pytest -n 2 --cov --cov-report= -q -rs
	$(BIN)/python -m coverage report --include='src/thuocdo/core/*,src/thuocdo/vietnamese/*' --fail-under=100
	$(BIN)/python -m coverage report --include='src/thuocdo/apps/*/services*,src/thuocdo/apps/*/selectors*' --fail-under=100
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m pytest -n 2 -q -rs -m 'not browser' tests/apps tests/config tests/lib tests/web --ignore tests/web/charts --ignore tests/web/api/test_description.py

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	THUOCDO_DATA=$(VENV)/check $(BIN)/django-admin makemigrations --check --dry-run --settings thuocdo.config.settings
	$(BIN)/thuocdo index-sets check
	$(BIN)/python scripts/check_sizes.py
	$(BIN)/python scripts/check_hosts.py

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/thuocdo bench

mutants: setup
	$(BIN)/python scripts/plant_faults.py

# Universal: one file for every Python the project supports. Needs a registry, as set up on the machine.
lock: setup
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements/run.txt

# One file for a machine without a network; see docs/operate/install.md.
archive: setup
	@bash scripts/make_archive.sh $(BIN)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
