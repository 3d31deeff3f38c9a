# `make` sets up, builds, validates and publishes; `make test` runs every test.
# Needs only Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := build/stamps

SEEDS := $(shell find seeds schemas -type f 2>/dev/null)
PROGRAM := $(shell find scripts/qantar -type f -not -name '*.pyc' 2>/dev/null)
DATA := $(shell find data -type f 2>/dev/null) $(wildcard datapackage.json)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all setup build validate publish test evaluate bench mutation release lint lock clean

all: $(STAMPS)/published

setup: $(VENV)/.ready

$(VENV)/.ready: requirements-build.lock requirements.lock pyproject.toml scripts/setup_environment.py
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) was not found. Install Python 3.11 or later, or name one: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) scripts/setup_environment.py $(VENV)

$(STAMPS)/validated: $(VENV)/.ready $(SEEDS) $(PROGRAM) $(DATA)
	@mkdir -p $(STAMPS)
	@$(BIN)/qantar build
	@$(BIN)/qantar validate
	@touch $@

$(STAMPS)/published: $(STAMPS)/validated
	@$(BIN)/qantar publish
	@touch $@

build: $(VENV)/.ready
	@$(BIN)/qantar build

validate: $(VENV)/.ready
	@$(BIN)/qantar validate

publish: $(VENV)/.ready
	@$(BIN)/qantar publish

test: $(STAMPS)/published
	@$(BIN)/python -m pytest -n auto $(TESTS)

# Precision and recall of the reader on labelled sentences (evaluation/README.md).
evaluate: $(VENV)/.ready
	@$(BIN)/python -m evaluation

# The validator beside its peers; needs some minutes and sets up their environments.
bench: $(VENV)/.ready
	@$(BIN)/python benchmarks/validation/run.py

# Plants faults and counts which of them the gate lets through; needs some minutes.
mutation: $(VENV)/.ready
	@$(BIN)/python -m qantar.mutation --page docs/MUTATION.md

release: $(VENV)/.ready
	@test -n "$(VERSION)" || { echo "Say which version: make release VERSION=1.0.0" >&2; exit 2; }
	@$(BIN)/qantar release $(VERSION)

lint: $(VENV)/.ready
	@$(BIN)/ruff check scripts tests benchmarks evaluation
	@$(BIN)/ruff format --check scripts tests benchmarks evaluation

# Pins every dependency with its hashes; needs the program uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
	  --generate-hashes requirements-build.in -o requirements-build.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
	  --generate-hashes requirements.in -c requirements-build.lock -o requirements.lock

clean:
	rm -rf build $(VENV)
