# make run    opens the sample board; without a display, renders it to out/sample.png
# make test   runs the tests          make check   format, lint, types, layers
# make bench  how fast it is            make bundle  builds dist/evidenceboard and tries it
#
# Each works as the first command: .venv is made when missing, and what the system lacks is
# named with the line that brings it.

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := out/second-mobilization.evboard

.DELETE_ON_ERROR:
.PHONY: run test check format lint types layers bench bundle clean

run: $(READY) | out
	@$(BIN)/python -I evidenceboard/system_libraries.py
	@test -f $(SAMPLE) || $(BIN)/evidenceboard sample $(SAMPLE)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
	    $(BIN)/evidenceboard $(SAMPLE); \
	else \
	    $(BIN)/evidenceboard export $(SAMPLE) out/sample.png --scale 2 \
	    && echo "There is no display, so the sample board was rendered to $(CURDIR)/out/sample.png"; \
	fi

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

check: format lint types layers

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

bench: export QT_QPA_PLATFORM := offscreen
bench: $(READY)
	$(BIN)/python -m tests.benchmarks $(ARGS)

bundle: $(READY) | out
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN evidenceboard.spec
	rm -f out/bundle.evboard out/bundle.png
	QT_QPA_PLATFORM=offscreen dist/evidenceboard/evidenceboard sample out/bundle.evboard
	QT_QPA_PLATFORM=offscreen dist/evidenceboard/evidenceboard export out/bundle.evboard out/bundle.png
	@test -s out/bundle.png
	QT_QPA_PLATFORM=offscreen timeout 5 dist/evidenceboard/evidenceboard out/bundle.evboard; test $$? = 124
	@echo "dist/evidenceboard works and holds $$(du -sh dist/evidenceboard | cut -f1); its picture of the sample: out/bundle.png"

clean:
	rm -rf build dist out $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find evidenceboard tests resources -name __pycache__ -type d -prune -exec rm -rf {} +

out:
	@mkdir -p out

# One stamp for the whole environment: made again only when what it is made from is newer.
$(READY): pyproject.toml constraints.txt evidenceboard/system_libraries.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "Evidence Board needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || echo missing)." >&2; \
	    echo "Install one, for example with: sudo apt-get install python3.11 python3.11-venv" >&2; \
	    echo "and name it: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "Python's venv module is missing. Install it with: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -I evidenceboard/system_libraries.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Evidence Board needs into $(VENV) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
