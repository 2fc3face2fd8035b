# Two commands on a fresh machine: `make all`, `make test`. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# What a call may set: make pdf SRC=articles/one.txt ARGS="--theme plain"
PYTHON ?= python3
SRC ?= articles
ARGS ?=
UV ?= $(firstword $(wildcard .venv/bin/uv) uv)

VENV := .venv
INSTALLED := $(VENV)/.installed
BIN := $(VENV)/bin
NPM := tests/editions/npm/node_modules/.package-lock.json
OCTAVO := $(BIN)/octavo
# Only what is locked: nothing is resolved, nothing unpinned is fetched to build the checkout.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# More workers than this only load the engines once more each: no test is that long.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4

export PYTHON

.PHONY: all install pdf epub docx html json check test test-slow check-editions score corpus access typography pictures lint format lock clean distclean help
.PHONY: machine validators bench

all: $(INSTALLED) ## install everything, then write every edition of SRC (default: articles) into build/
	$(OCTAVO) build $(SRC) $(ARGS)

install: $(INSTALLED) ## make the virtual environment and install everything into it

pdf epub docx html json: $(INSTALLED)
	$(OCTAVO) build --to $@ $(SRC) $(ARGS)
pdf: ## write the PDF of SRC
epub: ## write the EPUB of SRC
docx: ## write the Word document of SRC
html: ## write SRC as a page for the web that holds all it needs
json: ## write what SRC is taken to be, as JSON

check: $(INSTALLED) ## report what is wrong with the text of SRC; no edition is written
	$(OCTAVO) check $(SRC) $(ARGS)

test: $(INSTALLED) ## run the tests (ARGS goes to pytest)
	$(PYTEST) -m "not slow and not editions" $(ARGS)

test-slow: $(INSTALLED) ## run the tests that take longer
	$(PYTEST) -m "slow and not editions" $(ARGS)

check-editions: $(INSTALLED) | validators ## hand finished editions to EPUBCheck, qpdf and the other validators
	$(PYTEST) -m editions $(ARGS)

score: $(INSTALLED) ## score the readers on real articles beside the checkout (ARGS=--accept pins what has risen)
	$(BIN)/python -m tests.score $(ARGS)
	$(BIN)/python -m tests.score_markdown $(ARGS)
	$(BIN)/python -m tests.score_citations $(ARGS)
	$(BIN)/python -m tests.score_html $(ARGS)
	$(BIN)/python -m tests.score_confidence

corpus: $(INSTALLED) | validators ## set real articles beside the checkout, twice, and validate all (ARGS=--help)
	$(BIN)/python -m tests.editions.corpus $(ARGS)

access: $(INSTALLED) | validators ## hand the e-books of twenty real articles to Ace and a browser (ARGS=--help)
	$(BIN)/python -m tests.editions.access $(ARGS)

typography: $(INSTALLED) ## count runts, hyphens, word spaces and the grid on finished pages (ARGS=--accept pins them)
	$(BIN)/python -m tests.typography $(ARGS)

bench: $(INSTALLED) ## measure a batch of 200 made-up op-eds against pandoc, typst and others (ARGS="40 --json FILE")
	$(BIN)/python -m tests.bench.batch $(ARGS)

pictures: $(INSTALLED) ## draw the pages that the README shows
	$(BIN)/python tests/pictures.py $(ARGS)

lint: $(INSTALLED) ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(INSTALLED) ## mend style and format where that can be done safely
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## resolve the newest versions that pyproject.toml allows and write constraints.txt (needs uv)
	@command -v $(UV) >/dev/null || { echo "octavo: uv is missing: $(PYTHON) -m pip install uv, or name it: make lock UV=path" >&2; exit 2; }
	UV=$(UV) .ci/lock.sh

clean: ## remove the editions and the caches of the tools
	find build -mindepth 1 -not -path build/.gitignore -delete
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache dist
	find convert tests -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove the virtual environment and the npm packages too
	rm -rf $(VENV) tests/editions/npm/node_modules

help: ## show this list
	@sed -n 's/^\([a-z][a-z -]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r goal text; do printf '  make %-15s %s\n' "$$goal" "$$text"; done
	@echo "  SRC=PATH takes another file or folder, ARGS='...' adds options of the command or of pytest"

# The stamp is newer than what it was made from: a second call installs nothing.
$(INSTALLED): pyproject.toml constraints.txt | machine
	@echo "installing the packages of constraints.txt into $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r constraints.txt || { \
	  echo "octavo: the packages could not be installed: pip says why above; is the package index reachable?" >&2; exit 2; }
	@$(PIP) --no-build-isolation --editable . || { \
	  echo "octavo: the checkout could not be installed: pip says why above; is it complete?" >&2; exit 2; }
	@touch $@

machine:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "octavo: Python 3.11 or later is needed, but '$(PYTHON)' is not: install it, or name it: make PYTHON=python3.12 all" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "octavo: '$(PYTHON)' cannot make virtual environments: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 2; }
	@.ci/native_libraries.sh

validators: $(NPM)
	@command -v javac >/dev/null || { echo "octavo: EPUBCheck needs Java: apt-get install default-jdk-headless" >&2; exit 2; }
	@command -v qpdf >/dev/null || { echo "octavo: qpdf is missing: apt-get install qpdf" >&2; exit 2; }
	@command -v chromium >/dev/null || { echo "octavo: Chromium is missing: apt-get install chromium" >&2; exit 2; }

# npm writes the stamp. No script of a package is run, and no browser is fetched: the machine's own is used.
$(NPM): tests/editions/npm/package-lock.json
	@command -v npm >/dev/null || { echo "octavo: Ace needs Node.js: apt-get install npm" >&2; exit 2; }
	@PUPPETEER_SKIP_DOWNLOAD=true npm ci --prefix tests/editions/npm --ignore-scripts --no-audit --no-fund --silent
	@touch $@
