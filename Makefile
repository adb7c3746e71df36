# The only commands to know: `make help`.
PORT ?= 8000
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Figures and timings must not depend on how many threads the machine has to spare.
export OPENBLAS_NUM_THREADS ?= 1
UNIT := not notebooks and not exercises and not site and not full

FIGURES := build/figures/.built
FIGURE_SOURCES := $(shell find figures -type f) tools/build_figures.py package-lock.json

.PHONY: help serve test test-full check lint book exercises figures bench format clean browser
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: book ## Build the book, serve it, print the address (PORT=8000)
	@python tools/serve.py build/site --port $(PORT)

test: lint book browser ## Run everything that must hold
	pytest -n 2 --dist loadgroup -m "not full"

test-full: lint book browser ## The same, with the long banks and seeds
	pytest -n 2 --dist loadgroup

check: lint ## Lint, types and unit tests, in under a minute
	pytest -q -n 2 -m "$(UNIT)"

book: $(FIGURES) ## Build the book into build/site
	@python tools/build_book.py

exercises: .venv/.ready ## Make exercises/ from solutions/
	@python tools/make_exercises.py

figures: $(FIGURES) ## Build the JavaScript of the figures

bench: book browser ## Measure, side by side
	@python benchmarks/run.py

lint: $(FIGURES)
	ruff check --quiet .
	ruff format --check --quiet .
	mypy --no-error-summary
	node node_modules/typescript/bin/tsc -p figures

format: .venv/.ready ## Put the code in order
	ruff check --fix --quiet .
	ruff format --quiet .

clean: ## Remove what was made (not what was installed)
	rm -rf build dist backprop/widgets/static

browser: .venv/.ready
	@tools/system_packages.sh chromium

.venv/.ready: requirements.lock pyproject.toml tools/set_up.sh
	@echo "Setting up Python: some 400 MB to download the first time, one to three minutes."
	@PYTHON="$(PYTHON)" tools/set_up.sh
	@touch $@

node_modules/.package-lock.json: package-lock.json .venv/.ready
	@npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(FIGURES): $(FIGURE_SOURCES) node_modules/.package-lock.json
	@python tools/build_figures.py
	@touch $@
