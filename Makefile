# `make report` and `make test` need nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: report test lint bench bench-speed fuzz clean

report: $(INSTALLED)
	@mkdir -p build
	$(BIN)/duizhao report corpus/samples/policy.txt corpus/samples/technical.txt \
		corpus/samples/narrative.txt --title "duizhao: sample report" \
		--html build/report.html --csv build/report.csv

# Two processes, for much of it waits for programs that tests start.
test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Damaged files of every format for SECONDS in all; SEED=N tries others.
SECONDS ?= 60
SEED ?= 0
fuzz: $(INSTALLED)
	$(BIN)/python -m fuzz --seconds $(SECONDS) --seed $(SEED)

# All tasks on ../shared/data; goes on where it was stopped. ARGS="--fresh", "--only faults", ...
bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.run $(ARGS)

bench-speed: $(INSTALLED)
	$(BIN)/python -m benchmarks.speed

# torch first and by itself: a later one would bring CUDA.
$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
