# AutoML Lite on one machine. `make help` lists what there is.
#
# Needs make, Python 3.11 to 3.13 and Node 20 or newer. All else is installed into backend/.venv, backend/.tools and
# frontend/node_modules.

DATA ?= .automl-lite
API_PORT ?= 8000
PAGE_PORT ?= 3000

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

BACKEND := backend
VENV := $(BACKEND)/.venv
LOCK := $(BACKEND)/uv.lock $(BACKEND)/pyproject.toml
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed

RUN := cd $(BACKEND) && .venv/bin
# A module's tests share what they train, so they stay in one process; the folder with the longest comes first.
TOGETHER := -n 2 --dist loadscope --no-loadscope-reorder
# Its tests have one id for all operations of the API, and processes that share the work would run one of them.
ALONE := tests/integration/api/test_any_request.py

FRONTEND := frontend
PNPM := $(FRONTEND)/scripts/pnpm
CHECKS := infrastructure/checks
CHECKERS := $(CHECKS)/.venv/.installed
MODULES := $(FRONTEND)/node_modules/.installed

.PHONY: up
up: ## Serve on this machine: make up [DATA=directory] [API_PORT=port] [PAGE_PORT=port]
	@echo "AutoML Lite: looking at what is installed …"
	@$(MAKE) -s $(RUNTIME)
	@page=$$($(FRONTEND)/scripts/page) && set -- --page "$$page" --page-port "$(PAGE_PORT)" || set --; \
		exec $(VENV)/bin/automl-lite serve --data "$(DATA)" --port "$(API_PORT)" "$$@"

.PHONY: test
test: lint check-deployment test-backend test-page ## All of what follows, down to the page's tests: the one gate

.PHONY: test-backend
test-backend: $(DEVELOPMENT) $(MODULES) ## The backend's tests; the page is built first, since the server serves it
	$(FRONTEND)/scripts/page
	$(RUN)/pytest $(ALONE)
	$(RUN)/pytest $(TOGETHER) --ignore $(ALONE)

.PHONY: test-page
test-page: $(DEVELOPMENT) $(MODULES) ## The web page's tests, those in a real browser among them
	$(FRONTEND)/scripts/page
	$(PNPM) test
	$(PNPM) e2e

.PHONY: test-functions
test-functions: $(DEVELOPMENT) ## The tests that a release of the functions has to pass
	$(RUN)/pytest $(TOGETHER) tests/unit tests/contract tests/integration/aws tests/integration/packages \
		tests/e2e/test_aws_workflow.py

.PHONY: test-training
test-training: $(DEVELOPMENT) ## The tests that a release of the training image has to pass
	$(RUN)/pytest $(TOGETHER) tests/unit/training tests/integration/training tests/integration/aws/test_train_entry.py \
		tests/e2e/test_aws_workflow.py

.PHONY: smoke
smoke: ## Run the main job through a platform's address: make smoke URL=… (its key in AUTOML_LITE_API_KEY)
	@test -n "$(URL)" || { echo "Say where the API answers: make smoke URL=https://…" >&2; exit 2; }
	@cd $(BACKEND) && python3 -m release.smoke "$(URL)" \
		$(if $(AUTOML_LITE_API_KEY),--api-key-from-environment AUTOML_LITE_API_KEY)

.PHONY: lint
lint: $(DEVELOPMENT) $(MODULES) ## Lint, types, import contracts, and whether the page's client is that of the API
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(PNPM) lint
	$(PNPM) types
	$(PNPM) generate --check

.PHONY: check-deployment
check-deployment: $(CHECKERS) ## Terraform's format, validity and tests, its security, and the workflows
	@infrastructure/scripts/check

.PHONY: screenshots
screenshots: $(RUNTIME) $(MODULES) ## Take the pictures in docs/screenshots anew (minutes; needs Chromium)
	$(PNPM) screenshots

.PHONY: generate
generate: $(DEVELOPMENT) $(MODULES) ## Write anew what comes from the code: openapi.json, the page's client, deployment.json, tables in docs/
	$(RUN)/python -m automl_lite.api.openapi
	$(PNPM) generate
	$(RUN)/python -m release.contract
	$(RUN)/python -m documents

.PHONY: packages
packages: ## Build the Lambda functions' packages into backend/dist
	@$(BACKEND)/scripts/uv run --quiet --no-project python -m packages

.PHONY: image-check
image-check: $(DEVELOPMENT) ## Build the training image without Docker, and train in it (as root, minutes)
	$(RUN)/pytest -m image tests/integration/packages

.PHONY: bench
bench: $(DEVELOPMENT) ## Measure cold starts, profiling of large files, and whole training jobs
	$(RUN)/python -m benchmarks.cold_start
	$(RUN)/python benchmarks/profile_memory.py
	$(RUN)/python -m benchmarks.training_job

# Tables of a part of the systems or files are shown and not written down.
.PHONY: bench-quality
bench-quality: $(DEVELOPMENT) ## Compare models with other systems' on the files of a directory (hours)
	@test -n "$(DATA_DIR)" || { echo "Say where the files are: make bench-quality DATA_DIR=directory" >&2; exit 2; }
	@$(RUN)/python -m benchmarks.quality.run "$(abspath $(DATA_DIR))" --budget $(or $(BUDGET),60) \
		--peers "$(PEERS)" --systems "$(SYSTEMS)" --only "$(ONLY)" --seed $(or $(SEED),1) \
		$(if $(FRESH),--fresh) $(if $(SYSTEMS)$(ONLY),,--out ../docs/benchmarks/quality$(if $(SEED),-seed-$(SEED)).md)

.PHONY: clean
clean: ## Delete what was installed and built; data stays
	rm -rf $(VENV) $(BACKEND)/.tools $(BACKEND)/dist $(FRONTEND)/node_modules $(FRONTEND)/.next
	rm -rf $(CHECKS)/.venv infrastructure/.plugins
	rm -rf $(BACKEND)/.mypy_cache $(BACKEND)/.ruff_cache $(BACKEND)/.pytest_cache
	rm -rf $(BACKEND)/.hypothesis $(BACKEND)/.import_linter_cache
	find $(BACKEND) -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## This list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 25

# Other packages that are there already stay: `make up` after `make test` takes nothing away.
$(RUNTIME): $(LOCK)
	@$(BACKEND)/scripts/install --no-dev --extra local
	@touch $@

$(DEVELOPMENT): $(LOCK)
	@$(BACKEND)/scripts/install --all-extras --group dev
	@touch $@ $(RUNTIME)

$(CHECKERS): $(CHECKS)/pyproject.toml $(CHECKS)/uv.lock
	@echo "AutoML Lite: installing what the deployment is checked with …"
	@$(BACKEND)/scripts/uv sync --frozen --quiet --project ../$(CHECKS)
	@touch $@

$(MODULES): $(FRONTEND)/package.json $(FRONTEND)/pnpm-lock.yaml
	@echo "AutoML Lite: installing what the web page is made of …"
	@$(PNPM) install --frozen-lockfile
	@touch $@
