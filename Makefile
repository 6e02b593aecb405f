PORT ?= 8501
# This machine only; ADDRESS=0.0.0.0 opens it to the network, where nobody has to sign in by default.
ADDRESS ?= 127.0.0.1
# One more than there are processors: a test waits for its browser, or for what is being said, half of the time.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: run dev test lint bench lock

run:
	@.ci/environment run
	@echo "Rehearsal: http://localhost:$(PORT)"
	@exec .venv/bin/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS)

dev:
	@.ci/environment test
	@exec .venv/bin/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS) \
		--server.fileWatcherType auto --server.runOnSave true --client.showErrorDetails full

test:
	@.ci/environment test
	@.venv/bin/python -m tests.tools
	# A browser beside a compiler on two cores is late now and then: two more tries, and the summary counts them.
	@.venv/bin/python -m pytest -n $(WORKERS) -rsR --reruns 2 -p tests.tools

lint:
	@.ci/environment test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

# Those that need no file of yours; the others say in their docstring what they want.
BENCHES ?= startup load crash store

bench:
	@.ci/environment test
	@set -e; for name in $(BENCHES); do echo "$$name:"; .venv/bin/python -m bench.$$name; done

# For all platforms at once; no index, path or host of this machine gets in.
lock:
	uv pip compile --universal --python-version 3.11 --quiet --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" requirements-dev.txt --output-file requirements.lock
