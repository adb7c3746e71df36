# The only commands to know: `make help`.
PORT ?= 8000
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Figures and timings must not depend on how many threads the machine has to spare.
export OPENBLAS_NUM_THREADS ?= 1
UNIT := not notebooks and not exercises and not site and not full

.PHONY: help serve test test-full check lint format clean
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

test: lint ## Run everything that must hold
	pytest -n 2 --dist loadgroup -m "not full"

test-full: lint ## The same, with the long banks and seeds
	pytest -n 2 --dist loadgroup

check: lint ## Lint, types and unit tests, in under a minute
	pytest -q -n 2 -m "$(UNIT)"

lint: .venv/.ready node_modules/.package-lock.json
	ruff check --quiet .
	ruff format --check --quiet .
	mypy --no-error-summary

format: .venv/.ready ## Put the code in order
	ruff check --fix --quiet .
	ruff format --quiet .

clean: ## Remove what was made (not what was installed)
	rm -rf build dist

.venv/.ready: requirements.lock pyproject.toml tools/set_up.sh
	@echo "Setting up Python: some 400 MB to download the first time, one to three minutes."
	@PYTHON="$(PYTHON)" tools/set_up.sh
	@touch $@

node_modules/.package-lock.json: package-lock.json .venv/.ready
	@npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@
