# Forstå smerter: every command of the project. `make help` lists them.
.DELETE_ON_ERROR:
.PHONY: build test check report serve bench lint lock clean help
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := .venv/bin/python -m publisher
BUILD_NEEDS := python:ensurepip=python3-venv library:libpango-1.0.so.0=libpango-1.0-0 \
	library:libpangoft2-1.0.so.0=libpangoft2-1.0-0 library:libharfbuzz-subset.so.0=libharfbuzz-subset0
TEST_NEEDS := command:chromium=chromium command:soffice=libreoffice-impress command:pdftoppm=poppler-utils \
	command:node=nodejs command:npm=npm command:gs=ghostscript \
	command:hunspell=hunspell file:/usr/share/hunspell/da_DK.dic=hunspell-da \
	file:/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf=fonts-crosextra-carlito
export PYTHON
export NO_MKDOCS_2_WARNING := 1

build: .venv/compiled ## byg hjemmeside, slides og plakater i site/
	@$(RUN) build

test: .venv/built-for-tests .venv/compiled tests/validators/node_modules/.ready lint ## kør alle test
	@.venv/bin/python -m pytest -n 2 --dist loadgroup

lint: .venv/built-for-tests ## stil og typer
	@.venv/bin/ruff check
	@.venv/bin/mypy

check: .venv/compiled ## kontrollér indholdet alene (cirka et sekund)
	@$(RUN) check

report: .venv/compiled ## vis, hvor svær hver side er at læse, den sværeste først
	@$(RUN) report

serve: .venv/compiled ## vis siden, og følg ændringer i sider, YAML og tegninger
	@$(RUN) serve

bench: .venv/built-for-bench ## mål tid og hukommelse
	@.venv/bin/python tools/bench.py

lock: ## lås afhængighederne på ny efter en ændring i pyproject.toml (kræver uv)
	uv pip compile -q pyproject.toml --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11.2 --python-platform linux -o requirements.lock
	uv pip compile -q pyproject.toml --extra test --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11.2 --python-platform linux -o requirements-test.lock
	uv pip compile -q pyproject.toml --extra bench --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11.2 --python-platform linux -o requirements-bench.lock

clean: ## fjern alt, der er bygget eller sat op
	rm -rf .venv .cache site docs/download tests/validators/node_modules .mypy_cache .ruff_cache .pytest_cache
	find publisher -name __pycache__ -prune -exec rm -r {} +

help: ## vis denne liste
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

.venv/bin/python:
	@tools/system-packages $(BUILD_NEEDS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 eller nyere er nødvendig")'
	@$(PYTHON) -m venv .venv
	@echo "$(CURDIR)" > "$$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/forstaa-smerter.pth"

.venv/built-for-use: requirements.lock | .venv/bin/python
	@.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# Python compiles what it imports, but keeps it only where the environment lets it: a run without takes a third longer.
.venv/compiled: $(shell find publisher -name '*.py') | .venv/built-for-use
	@.venv/bin/python -m compileall -q publisher
	@touch $@

.venv/built-for-tests: requirements-test.lock | .venv/built-for-use
	@tools/system-packages $(TEST_NEEDS)
	@.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

.venv/built-for-bench: requirements-bench.lock | .venv/built-for-use
	@.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

tests/validators/node_modules/.ready: tests/validators/package-lock.json | .venv/built-for-tests
	@npm ci --silent --no-audit --no-fund --prefix tests/validators
	@touch $@
