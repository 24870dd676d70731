# `make help` lists the commands.
.DEFAULT_GOAL := help
# The first of these that is Python 3.11 or newer is taken; the oldest is the one that all is tested with.
PYTHON ?= python3.11 python3.12 python3.13 python3.14 python3
BIN := .venv/bin
# Named after the pins, so that a change of them, and nothing else, installs again.
RUN := .venv/run-$(shell cksum < requirements-run.txt | tr ' ' -)
DEV := .venv/dev-$(shell cksum < requirements-dev.txt | tr ' ' -)

.PHONY: help run reset migrate free-number test lint format requirements eval \
	bench-latency bench-conversations bench-webhooks bench-uploads bench-documents bench-search bench-memory

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

test: $(DEV) ## Run all tests, against a real MongoDB and Valkey
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile

lint: $(DEV) ## Check style, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## Bring the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

requirements: $(DEV) ## Compile requirements*.txt anew, with the newest versions allowed
	$(compile) --output-file requirements.txt
	$(compile) --group run --output-file requirements-run.txt
	$(compile) --group dev --output-file requirements-dev.txt

bench-latency: $(DEV) ## Measure the time from webhook to reply on an idle machine
	$(BIN)/python -m benchmarks.latency

bench-conversations: $(DEV) ## Measure how many customers are answered at once
	$(BIN)/python -m benchmarks.conversations

bench-webhooks: $(DEV) ## Measure how many webhooks a second are stored for good
	$(BIN)/python -m benchmarks.webhooks

bench-uploads: $(DEV) ## Measure what chats notice of 50 files uploaded at once
	$(BIN)/python -m benchmarks.uploads

bench-documents: $(DEV) ## Measure how fast documents are read, and the worker's memory
	$(BIN)/python -m benchmarks.documents

bench-search: $(DEV) ## Measure a search among 10,000 and 60,000 chunks
	$(BIN)/python -m benchmarks.search

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
