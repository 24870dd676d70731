# `make help` lists the commands.
.DEFAULT_GOAL := help
# The first of these that is Python 3.11 or newer is taken; the oldest is the one that all is tested with.
PYTHON ?= python3.11 python3.12 python3.13 python3.14 python3
BIN := .venv/bin
# Named after the pins, so that a change of them, and nothing else, installs again.
RUN := .venv/run-$(shell cksum < requirements-run.txt | tr ' ' -)
DEV := .venv/dev-$(shell cksum < requirements-dev.txt | tr ' ' -)
NPM = PATH="$(CURDIR)/$(BIN):$$PATH" npm --silent --prefix frontend run
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)

.PHONY: help run reset migrate free-number frontend frontend-dev archive test e2e screenshots faults lint format requirements eval \
	bench-latency bench-conversations bench-webhooks bench-uploads bench-documents bench-search bench-inbox bench-dashboard bench-live bench-memory

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' Makefile

run: $(RUN) ## Start the whole system on this machine; Ctrl-C stops it; PROFILE=large spreads it over more processes
	@$(BIN)/python -m devstack run

reset: $(RUN) ## Forget everything that `make run` has stored
	@$(BIN)/python -m devstack reset

migrate: $(RUN) ## Create what indexes the database lacks and wait until all can be used
	@$(BIN)/python -m devstack migrate

free-number: $(RUN) ## Free a phone number that waits in vain for its log-out: NUMBER=+55…
	@$(BIN)/python -m devstack free-number "$(NUMBER)"

frontend: $(RUN) ## Build the dashboard's pages, unless they are as their sources are
	@$(BIN)/python -m devstack.frontend build

frontend-dev: $(RUN) ## Serve the pages' sources as they change on :5173, beside a running `make run`
	@$(BIN)/python -m devstack.frontend install
	@$(NPM) dev

archive: frontend ## Write the last commit as an archive, with the built pages
	git archive --prefix=whatsapp-automation-$(VERSION)/ --output whatsapp-automation-$(VERSION).tar HEAD
	tar --append --file whatsapp-automation-$(VERSION).tar --transform 's,^,whatsapp-automation-$(VERSION)/,' frontend/dist
	gzip --force whatsapp-automation-$(VERSION).tar

test: $(DEV) ## Run all tests but those in a browser, against a real MongoDB and Valkey
	@$(BIN)/python -m devstack.frontend install
	$(NPM) test
	$(BIN)/python -m pytest --ignore tests/e2e --numprocesses 3 --no-loadscope-reorder

e2e: $(DEV) frontend ## Run the tests in Chromium, against the whole system
	$(BIN)/python -m pytest tests/e2e

screenshots: $(DEV) frontend ## Write every page, light and dark, on a desk and on a phone, to frontend/screenshots
	$(BIN)/python -m tests.e2e.screenshots

lint: $(DEV) ## Check style, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python -m devstack.frontend install
	$(NPM) lint
	$(NPM) typecheck
	$(NPM) api:check

format: $(DEV) ## Bring the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

requirements: $(DEV) ## Compile requirements*.txt anew, with the newest versions allowed
	$(compile) --output-file requirements.txt
	$(compile) --group run --output-file requirements-run.txt
	$(compile) --group dev --output-file requirements-dev.txt

faults: $(DEV) ## Try the promise: traffic while everything is killed, frozen and cut off: MESSAGES=10000 FAULTS=200 PAUSE=1 SEED=…
	$(BIN)/python -m tests.faults.harness $(if $(MESSAGES),--messages $(MESSAGES)) $(if $(FAULTS),--faults $(FAULTS)) \
		$(if $(PAUSE),--pause $(PAUSE)) $(if $(SEED),--seed $(SEED))

bench-latency: $(DEV) ## Measure the time from webhook to reply on an idle machine, beside a program that may lose it
	$(BIN)/python -m benchmarks.latency

bench-conversations: $(DEV) ## Measure how long customers wait who write at once: CUSTOMERS=1000 MODEL_SECONDS=2
	$(BIN)/python -m benchmarks.conversations $(if $(CUSTOMERS),--customers $(CUSTOMERS)) \
		$(if $(MODEL_SECONDS),--model-seconds $(MODEL_SECONDS))

bench-webhooks: $(DEV) ## Measure how many webhooks a second are stored for good, how soon, and what a message costs
	$(BIN)/python -m benchmarks.webhooks

bench-uploads: $(DEV) ## Measure what chats notice of 50 files uploaded at once
	$(BIN)/python -m benchmarks.uploads

bench-documents: $(DEV) ## Measure how fast documents are read, and the worker's memory
	$(BIN)/python -m benchmarks.documents

bench-search: $(DEV) ## Measure a search among 10,000 and 60,000 chunks
	$(BIN)/python -m benchmarks.search

bench-dashboard: $(DEV) ## Measure what a browser has to do for 10,000 chats and for a chat of 5,000 messages
	$(BIN)/python -m benchmarks.dashboard

bench-live: $(DEV) ## Measure what webhooks notice of 200 dashboards that are open
	$(BIN)/python -m benchmarks.live

bench-inbox: $(DEV) ## Measure the list of chats, its filters and counts, figures, and the search: CHATS=100000 MESSAGES=1000000
	$(BIN)/python -m benchmarks.inbox $(if $(CHATS),--chats $(CHATS)) $(if $(MESSAGES),--messages $(MESSAGES))

bench-memory: $(DEV) ## Measure what each process holds when idle, in the small and the large profile
	$(BIN)/python -m benchmarks.memory

eval: $(DEV) ## Measure how well documents are found, beside naive baselines; DATA=folder adds more of them
	$(BIN)/python -m benchmarks.retrieval $(if $(DATA),--data $(DATA)) $(ONLY)

compile = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make requirements" pyproject.toml

$(RUN):
	@rm -f .venv/run-* .venv/dev-*
	@devstack/install.sh requirements-run.txt $(PYTHON)
	@touch $@

$(DEV): $(RUN)
	@devstack/install.sh requirements-dev.txt $(PYTHON)
	@touch $@
