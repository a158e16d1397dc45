# Casework. `make run` and `make test` need Python 3.11 or newer, and nothing else.

PORT ?= 8000
export PORT
# Casework is several processes, and its tests start dozens: none should compile every library again.
unexport PYTHONDONTWRITEBYTECODE
FOUND := $(shell for p in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
CHECK_ENV := SECRET_KEY=only-to-check-the-settings-0123456789-abcdefghijklmnopqrstuvwxyz DATABASE_URL=postgresql:///none \
	REDIS_URL=redis://localhost/0 ALLOWED_HOSTS=casework.example

.PHONY: help run test check walks set-up dev lock clean python

help:
	@echo "make run     start Casework at http://localhost:$(PORT)"
	@echo "make test    run the tests on a real PostgreSQL and Redis"
	@echo "make walks   walk cases at random, WALKS=2500 times two"
	@echo "make check   style, types, imports, migrations, settings"
	@echo "make lock    renew the lock files after a change to a requirements-*.in or package.json"
	@echo "make clean   forget everything that was set up, except stored data in var/"

python:
	@if [ -z "$(FOUND)" ]; then echo "Casework needs Python 3.11 or newer: install it, or say where it is with PYTHON=/path/to/python3.11." >&2; exit 1; fi

set-up: python
	@$(FOUND) -I config/set_up.py

dev: python
	@$(FOUND) -I config/set_up.py dev

run: set-up
	@exec $(BIN)/python -m config.embedded

test: dev
	@$(BIN)/python -m pytest $(ARGS)

WALKS ?= 2500
walks: dev
	@WALKS=$(WALKS) $(BIN)/python -m pytest -n 0 -s -q tests/journeys/test_random_walks.py

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(CHECK_ENV) $(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(CHECK_ENV) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(CHECK_ENV) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file var/openapi.yaml
	diff casework/api/openapi.yaml var/openapi.yaml
	$(CHECK_ENV) $(BIN)/python manage.py state_diagram --check
	$(CHECK_ENV) $(BIN)/python manage.py export_columns --check
	$(CHECK_ENV) $(BIN)/python manage.py guard_table --check
	$(CHECK_ENV) $(BIN)/python manage.py compare_holidays --check

LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header
lock: dev
	$(LOCK) requirements-uv.in -o requirements-uv.txt
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) -c requirements.txt requirements-local.in -o requirements-local.txt
	$(LOCK) requirements-node.in -o requirements-node.txt
	$(LOCK) -c requirements-local.txt requirements-dev.in -o requirements-dev.txt
	npm install --package-lock-only --ignore-scripts

clean:
	rm -rf .venv node_modules staticfiles casework/static/casework/kit
