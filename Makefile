# Everything a newcomer needs: Python 3.11 or later, git and make.
#   make demo    see it work          make test    check everything
#   make serve   leave it running     make help    all targets

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve newsroom test lint format integrations wheels requirements benchmarks

VENV := .venv
BIN := $(VENV)/bin
WAGTAIL := build/wagtail
READY := $(VENV)/ready
INSTALL := python -m pip --disable-pip-version-check install --quiet
PIP := $(BIN)/$(INSTALL)

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

demo: $(READY) ## Start the service, send it an article, show the answer, stop it
	@$(BIN)/python scripts/demo.py examples/reservoir.txt

serve: $(READY) ## Leave the service running on http://127.0.0.1:8000
	@$(BIN)/nutgraf serve

newsroom: $(READY) $(WAGTAIL)/ready ## Try it in a page editor: a Wagtail site with a headline to mend
	@$(WAGTAIL)/bin/python integrations/wagtail/demo/run.py

test: lint ## Lint, types, import rules, tests and evaluation
	$(BIN)/python -m pytest -m "not alone" --numprocesses=2 --dist=worksteal
	$(BIN)/python -m pytest -m alone
	$(BIN)/python -m pytest evals/

lint: $(READY) ## Lint, types and import rules alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

integrations: $(READY) $(WAGTAIL)/ready ## Types and tests of the client and the Wagtail panel
	cd integrations/python && ../../$(BIN)/mypy && ../../$(BIN)/python -m pytest
	cd integrations/wagtail && ../../$(BIN)/mypy && ../../$(WAGTAIL)/bin/python -m pytest

wheels: $(READY) ## Build the three wheels and import them, installed beside Django and nothing else
	$(BIN)/python scripts/wheels.py

format: $(READY) ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmarks: $(READY) ## Speed, memory and start-up, measured here
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.text_layer
	$(BIN)/python -m benchmarks.embedded

requirements: ## Pin anew what pyproject.toml allows (needs uv)
	$(PIN) pyproject.toml -o requirements.txt
	$(PIN) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	$(PIN) integrations/wagtail/pyproject.toml --extra test -c requirements-dev.txt \
	  --no-emit-package nutgraf-client -o integrations/wagtail/requirements-dev.txt

PIN := uv pip compile --universal --python-version 3.11 --generate-hashes \
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

# Wagtail's own environment: it shares no requirement with the service but the client's.
$(WAGTAIL)/ready: $(addprefix integrations/,python/pyproject.toml wagtail/pyproject.toml \
		wagtail/requirements-dev.txt) | $(READY)
	@echo "Making $(WAGTAIL); this takes a minute." >&2
	@$(BIN)/python -m venv $(WAGTAIL)
	@$(WAGTAIL)/bin/$(INSTALL) --no-deps --require-hashes -r integrations/wagtail/requirements-dev.txt
	@$(WAGTAIL)/bin/$(INSTALL) --no-deps --no-build-isolation \
	  -e integrations/python -e integrations/wagtail
	@touch $@
