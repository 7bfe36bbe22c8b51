# make run: the explorer on http://127.0.0.1:8000     make test: the tests     make bench, make lint, make lock, make clean
# Uses uv when it is installed, otherwise python3 -m venv and pip.
PYTHON ?= python3
PORT ?= 8000
# Compiled beforehand: a quick command takes half as long again when Python has to compile it first.
ROOMS := src/istilah ontology graph exports ingest web cli
FRONT := $(shell find web/front-end -type f -not -path '*/node_modules/*')
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifneq ($(UV),)
  NEW_VENV = $(UV) venv -q --allow-existing --python $(PYTHON) $(VENV)
  INSTALL = $(UV) pip install -q --compile-bytecode --python $(BIN)/python
else
  NEW_VENV = $(PYTHON) -m venv --without-pip $(VENV)
  INSTALL = $(PYTHON) -m pip --python $(BIN)/python install -q --disable-pip-version-check
endif

.PHONY: run test bench lint lock clean
run: $(VENV)/.installed
	$(BIN)/istilah serve --port $(PORT)

test: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto --dist loadfile

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/.installed: pyproject.toml requirements.lock $(FRONT)
	$(NEW_VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps -e .
	$(BIN)/python -m compileall -q -x node_modules $(ROOMS)
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-strip-extras --no-annotate --custom-compile-command "make lock" pyproject.toml
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist src/*.egg-info exports/pages/static/built web/front-end/node_modules
