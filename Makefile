# What can be done here. `make` or `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types check compiled golden gallery quality clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newsqa needs Python 3.11 or newer; try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "on Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "installing newsqa into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo "installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed  ## check the sample articles in seeds/ and leave a report in demo-report/
	@$(BIN)/newsqa check seeds --output demo-report; status=$$?; \
	  if [ $$status -gt 1 ]; then exit $$status; fi; \
	  echo; echo "Open demo-report/report.html in a browser. (The samples are faulty on purpose.)"

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev  ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## check types
	$(BIN)/mypy

check: lint types test  ## all three

# Not the checkout is then in the environment but what users get, until another target wants the checkout again.
compiled: export NEWSQA_COMPILE = yes
compiled: $(VENV)/.dev  ## install newsqa with its annotators compiled (wants a C compiler), and test these
	@echo "compiling what reads the articles ..."
	@rm $(VENV)/.installed $(VENV)/.dev
	@rm -rf build/wheel && $(PYTHON) -m venv build/wheel  # one in which nothing is, as where users build it
	@build/wheel/bin/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheel .
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall build/wheel/*.whl
	$(BIN)/pytest -n auto tests/test_compiled.py tests/annotate tests/rules tests/test_sample_article.py tests/test_gold.py

golden: $(VENV)/.dev  ## write the golden files again; then review the diff
	NEWSQA_UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/reports

gallery: $(VENV)/.dev  ## make the reports in docs/gallery/ again, pictures too where there is chromium
	$(BIN)/python docs/gallery/make_gallery.py

quality: $(VENV)/.dev  ## measure how right the checks are and write docs/quality.md (wants NEWSQA_SHARED)
	$(BIN)/python benchmarks/quality.py

clean:  ## remove the environment and what was made
	rm -rf $(VENV) demo-report newsqa-report newsqa-annotations build dist .pytest_cache .mypy_cache .ruff_cache
