# Everything runs from a fresh checkout with Python ≥ 3.11 and make: each target makes the environment it needs.
#
#   make verify    install the core alone and verify the shipped claims
#   make test      lint, types, tests, doctests and notebooks
#   make nightly   the same with the long sweeps and ten times as many random examples
#   make bench     the curvature benchmark, ours and the peers'
#   make lint      lint and types only
#   make clean     remove the environment and every cache

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
RUN = $(BIN)/python -m
PARALLEL = --numprocesses=auto --dist=worksteal
PIP_INSTALL = $(RUN) pip install --disable-pip-version-check --quiet --editable
CORE = $(VENV)/installed-core
TEST = $(VENV)/installed-test

.PHONY: verify test nightly bench lint notebooks clean

verify: $(CORE)
	$(BIN)/gr-toolkit verify

test: $(TEST)
	$(MAKE) -j2 lint notebooks
	$(RUN) pytest $(PARALLEL) --doctest-modules tests gr_toolkit

nightly: lint
	GR_TOOLKIT_EXAMPLES=10 $(RUN) pytest $(PARALLEL) --doctest-modules --timeout=3600 -m "nightly or not nightly" tests gr_toolkit
	$(MAKE) notebooks

lint: $(TEST)
	$(RUN) ruff check .
	$(RUN) mypy

notebooks: $(TEST)
	@if [ -n "$$(find notebooks -name '*.ipynb' 2>/dev/null)" ]; then \
		$(RUN) pytest --nbmake --nbmake-timeout=300 notebooks; \
	fi

bench: $(TEST)
	$(RUN) benchmarks $(BENCH)

# A stamp is newer than pyproject.toml when what it declares is installed; the sources themselves are used in place.
$(CORE): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) .
	touch $@

$(TEST): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) '.[test]'
	touch $(CORE) $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("gr_toolkit needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; write: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find gr_toolkit tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
