# Everything a newcomer needs: Python 3.11 or later, git and make.
#   make demo    see it work          make test    check everything
#   make serve   leave it running     make help    all targets

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve test lint format requirements benchmarks

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

demo: $(READY) ## Start the service, send it an article, show the answer, stop it
	@$(BIN)/python scripts/demo.py examples/reservoir.txt

serve: $(READY) ## Leave the service running on http://127.0.0.1:8000
	@$(BIN)/nutgraf serve

test: lint ## Lint, types, import rules, tests and evaluation
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest evals/

lint: $(READY) ## Lint, types and import rules alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmarks: $(READY) ## Speed, memory and start-up, measured here
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.text_layer
	$(BIN)/python -m benchmarks.embedded

requirements: ## Pin anew what pyproject.toml allows (needs uv)
	$(PIN) -o requirements.txt
	$(PIN) --extra dev -c requirements.txt -o requirements-dev.txt

PIN := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --only-binary :all:

# The environment, made again when what goes into it has changed.
$(READY): requirements-dev.txt pyproject.toml
	@test -x $(BIN)/python || { \
	  for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    echo "Making $(VENV) with $$python; this takes a minute or two." >&2; \
	    $$python -m venv $(VENV) && exit; \
	  done; \
	  echo "Python 3.11 or later, with its venv module, is needed and was not found." >&2; exit 1; }
	@$(PIP) --no-deps --require-hashes -r requirements-dev.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
