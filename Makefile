# The same targets for people and for CI. Each does its own set-up.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
PURE := tests/core tests/vietnamese tests/cases tests/test_structure.py
SITE := tests/analytics tests/engines tests/cli tests/reading tests/reporting tests/demo tests/lib tests/apps tests/config tests/web
TABLES := tests/apps/audit tests/apps/accounts tests/apps/units tests/apps/indexsets tests/apps/results tests/apps/publications

.PHONY: setup demo demo-engine test test-thorough test-spark check fix bench mutants lock archive clean

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
	$(BIN)/python -m pytest -n 2 --cov --cov-report= -q $(PURE)
	$(BIN)/python -m coverage report --include='src/thuocdo/core/*,src/thuocdo/vietnamese/*' --fail-under=100
	$(BIN)/python -m pytest -n 2 -q -rs -m 'not thorough' $(SITE)
	$(BIN)/python -m pytest -n 2 -q -rs -m 'not thorough' tests/journeys
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m pytest -n 2 -q -rs -m 'not thorough' -k 'not pages and not views' $(TABLES)

# What takes too long for every change: journeys on a phone and those that only read the portal's numbers, all themes in the
# browser, absurd input at every address, the whole site on PostgreSQL, branches of services and selectors.
test-thorough: setup
	@bash scripts/ensure_browser.sh
	$(BIN)/python -m pytest -n 2 -q -rs -m 'thorough and not spark' tests
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m pytest -n 2 -q -rs $(SITE)
	$(BIN)/python -m pytest -n 2 --cov --cov-report= -q tests/apps tests/config tests/web/portal tests/web/workspace
	$(BIN)/python -m coverage report --include='src/thuocdo/apps/*/services*,src/thuocdo/apps/*/selectors*'

# The indicators of dossiers on a Spark cluster of this machine; needs Java 17.
test-spark: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.txt
	$(BIN)/python -m pytest -n 0 -q -rs -m spark tests/engines

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
	$(BIN)/uv pip compile --group pyproject.toml:spark --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements/spark.txt

# One file for a machine without a network; see docs/operate/install.md.
archive: setup
	@bash scripts/make_archive.sh $(BIN)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
