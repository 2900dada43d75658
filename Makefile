# SPDX-License-Identifier: GPL-3.0-or-later
# A Debian machine with python3 and make is enough: everything else is set up here.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
export LANG ?= C.UTF-8

# Debian's own interpreter where there is one: its package python3-venv serves no other.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
BIN := .venv/bin
CORE := .venv-core/bin
PLAN := layouts/plans/wscw2018.json
SET := $(addprefix out/wscw2018.,dxf pdf svg png csv xlsx geojson)

# What needs no window is tested where PyQt6 does not exist.
CORE_TESTS := tests/planner tests/layouts tests/ui/cli

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 13

.PHONY: run
run: packages-run .venv ## set up, write the WSCW 2018 plan set into out/, open the window on it
	@mkdir -p out
	$(BIN)/hallplan export $(PLAN) $(SET)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/hallplan open $(PLAN); \
	else echo "No display, so no window: the plan set is in out/"; fi

.PHONY: test
test: packages-test .venv .venv-core ## run all tests: the core without PyQt6, the faces, a real X window
	$(CORE)/python -m pytest -n auto --dist worksteal $(CORE_TESTS)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal -m "not display" \
		$(addprefix --ignore=,$(CORE_TESTS))
	xvfb-run -a -s "-screen 0 1600x1000x24" env QT_QPA_PLATFORM=xcb \
		$(BIN)/python -m pytest -m display

.PHONY: check
check: .venv ## ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: pages
pages: .venv ## make the pages of the rules anew, in docs/rules and their pictures in layouts
	$(BIN)/python -m tools.rule_pages

.PHONY: bench
bench: packages-run .venv .venv-bench ## measure speed as ratios in one table
	PYTHONPATH=.venv-bench $(BIN)/python -m benchmarks

.PHONY: screenshots
screenshots: packages-test .venv ## make the pictures of README and guide anew
	xvfb-run -a -s "-screen 0 1700x1100x24" env QT_QPA_PLATFORM=xcb \
		$(BIN)/python -m tools.screenshots

.PHONY: dist
dist: .venv ## build the wheel into dist/, without the network
	$(BIN)/python -m hatchling build -t wheel

.PHONY: clean
clean: ## remove what make has made, the environments too
	rm -rf .venv .venv-core .venv-bench dist out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: packages-run packages-test
packages-run packages-test: packages-%:
	@$(PYTHON) tools/setup/system_packages.py $*

# The packages come first where they are asked for (Debian's python3-venv), but never make it stale.
.PHONY: .venv .venv-core .venv-bench
.venv: .venv/ready
.venv-core: .venv-core/ready
.venv-bench: .venv-bench/ready

.venv/ready: requirements.lock pyproject.toml | packages-run
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --no-index -e .
	@touch $@

.venv-core/ready: .venv/ready tools/setup/core_environment.py
	$(BIN)/python tools/setup/core_environment.py .venv .venv-core
	@touch $@

# No environment but a folder of peers beside .venv: only the benchmarks look into it. pyvisgraph is
# pure Python and has no wheel.
.venv-bench/ready: requirements-bench.lock | .venv
	rm -rf $(@D)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--only-binary :all: --no-binary pyvisgraph --target $(@D) -r requirements-bench.lock \
		&& touch $@ || echo "The peers could not be installed: their rows will say so"
