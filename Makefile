# `make help` lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
# Named after the pins, so that a change of requirements-dev.txt, and nothing else, installs again.
STAMP := .venv/installed-$(shell cksum < requirements-dev.txt | tr ' ' -)

.PHONY: help run reset migrate free-number test lint format requirements eval \
	bench-latency bench-conversations bench-webhooks bench-uploads bench-documents bench-search bench-memory

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' Makefile

run: $(STAMP) ## Start the whole system on this machine; Ctrl-C stops it; PROFILE=large spreads it over more processes
	@$(BIN)/python -m devstack run

reset: $(STAMP) ## Forget everything that `make run` has stored
	@$(BIN)/python -m devstack reset

migrate: $(STAMP) ## Create what indexes the database lacks and wait until all can be used
	@$(BIN)/python migrate.py

free-number: $(STAMP) ## Free a phone number that waits in vain for its log-out: NUMBER=+55…
	@$(BIN)/python free_number.py "$(NUMBER)"

test: $(STAMP) ## Run all tests, against a real MongoDB and Valkey
	$(BIN)/python -m pytest

lint: $(STAMP) ## Check style, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Bring the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

requirements: $(STAMP) ## Compile requirements*.txt anew, with the newest versions allowed
	$(call compile,requirements)
	$(call compile,requirements-dev)

bench-latency: $(STAMP) ## Measure the time from webhook to reply on an idle machine
	$(BIN)/python -m benchmarks.latency

bench-conversations: $(STAMP) ## Measure how many customers are answered at once
	$(BIN)/python -m benchmarks.conversations

bench-webhooks: $(STAMP) ## Measure how many webhooks a second are stored for good
	$(BIN)/python -m benchmarks.webhooks

bench-uploads: $(STAMP) ## Measure what chats notice of 50 files uploaded at once
	$(BIN)/python -m benchmarks.uploads

bench-documents: $(STAMP) ## Measure how fast documents are read, and the worker's memory
	$(BIN)/python -m benchmarks.documents

bench-search: $(STAMP) ## Measure a search among 10,000 and 60,000 chunks
	$(BIN)/python -m benchmarks.search

bench-memory: $(STAMP) ## Measure what each process holds when idle, in the small and the large profile
	$(BIN)/python -m benchmarks.memory

eval: $(STAMP) ## Measure how well documents are found, beside naive baselines; DATA=folder adds more of them
	$(BIN)/python -m benchmarks.retrieval $(if $(DATA),--data $(DATA)) $(ONLY)

compile = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make requirements" $(1).in --output-file $(1).txt

$(STAMP):
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed; name another with PYTHON=… (3.11 or newer)"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
