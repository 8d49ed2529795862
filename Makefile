# Everything sets itself up: each target makes what it needs, from the pinned and hash-locked lists.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready node_modules/.ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site offline test test-engines bench check translations holidays lock clean

serve: site
	@echo "The site is at http://127.0.0.1:$(PORT)/ (stop with Ctrl-C)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory site

site: $(READY)
	$(BIN)/python -m deploy site

offline: $(READY)
	$(BIN)/python -m deploy offline

test: $(READY)
	@sh tests/tools.sh $(BIN)
	$(BIN)/python -m pytest --ignore tests/engines

# One after the other: they share one built site, and what they need of the machine.
test-engines: $(READY)
	@sh tests/tools.sh $(BIN)
	@sh tests/engines/tools.sh
	$(BIN)/python -m pytest tests/engines --numprocesses=0

bench: site
	@sh tests/tools.sh $(BIN)
	@$(BIN)/python -m tests.bench $(ROUNDS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy
	@$(BIN)/python -m tests.language.readability
	$(BIN)/python -m upkeep dates

translations: .venv/.ready
	@$(BIN)/python -m upkeep translations --done "$(DONE)" --checked "$(CHECKED)" $(if $(ROLE),--role "$(ROLE)")

holidays: .venv/.ready
	$(BIN)/python -m deploy.public_holidays

lock: .venv/.ready
	$(BIN)/uv pip compile pyproject.toml --group site --group test --group check --universal \
		--python-version 3.11 --generate-hashes --no-header --quiet --output-file requirements.txt
	npm install --package-lock-only --omit-lockfile-registry-resolved

clean:
	rm -rf .venv node_modules site site-servers dist .runtime_cache .compressed_cache

.venv/.ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

# npm comes with the machine's Node, or from PyPI where there is none.
node_modules/.ready: package-lock.json .venv/.ready
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements-node.txt
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
