# make run and make test need Python 3.11 and pip; packaging/setup.sh sees to the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# One set-up at a time, and the steps of a check in their order, whatever -j says.
.NOTPARALLEL:

BIN := .venv/bin
export PYTHONNOUSERSITE := 1

# Neighbours stay on one worker as long as there is work for both, so that a module rarely starts its sandbox twice.
# Bytecode is kept, whatever the surroundings say: without it each worker and each console that a test starts compiles all anew.
PYTEST := PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest
# For two cores: the core only computes, the others wait for sandboxes, loops and servers as well.
CORE := -n 2 --dist worksteal
OTHERS := -n 4 --dist worksteal
COVERAGE := --cov=app.core --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100
LOCK := pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

.PHONY: help run test check lint format languages setup setup-dev package package-test lock clean

help: ## what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ## set up, then open the console on its sandbox
	@packaging/run.sh

# The tests of the pure core have to cover all of it by themselves; tracing would slow the others by a third.
test: lint ## set up, then everything CI runs
	$(PYTEST) $(CORE) $(COVERAGE) tests/core
	$(PYTEST) $(OTHERS) --ignore=tests/core

check: test ## the same as test

lint: setup-dev ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev ## rewrite the sources in the project's style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

languages: setup-dev ## take new texts of the sources into resources/languages/*.ts, drop what is gone
	$(BIN)/pyside6-lupdate -silent -recursive -extensions py -locations none -no-obsolete -source-language en \
	  api_client app/cli.py app/core app/shell widgets -ts resources/languages/*.ts

setup: ## .venv with what the console needs
	@packaging/setup.sh run

setup-dev: ## .venv with what the tests need too
	@packaging/setup.sh dev

package: setup-dev ## dist/: the frozen console, a .deb, its bill of materials, checksums
	@packaging/package.sh

package-test: ## try the .deb in a bare Debian of its own (root, debootstrap)
	@packaging/package-test.sh

# uv writes a lock for every platform and records no address. UPGRADE=1 takes the newest versions allowed.
lock: ## write requirements*.txt from pyproject.toml (needs uv)
	@uv=$$(command -v uv || command -v $(BIN)/uv) || { echo "lock: uv is needed: python3 -m pip install uv" >&2; exit 1; }; \
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  | $$uv $(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml - --output-file requirements.txt > /dev/null; \
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  | $$uv $(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml - --extra dev --constraints requirements.txt \
	    --output-file requirements-dev.txt > /dev/null; \
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  | $$uv $(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml - --extra package --constraints requirements.txt \
	    --output-file requirements-package.txt > /dev/null

clean: ## remove what was made, .venv included
	rm -rf .venv build dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
