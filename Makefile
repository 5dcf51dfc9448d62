# Sets up the machine, then hands over to the tasks in tasks.py. Two commands on a fresh machine:
#   make site   installs what the lock file names into .venv and builds output/
#   make test   the same with what the tests need, then runs all of them
# Every file is named relative to this folder, so `make -C` works and an active virtual environment plays no part.

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet
INV := $(PY) -m invoke

# Another environment's modules, or a pip that installs elsewhere, would end up in the paper.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV

.PHONY: site test serve install clean

site: .venv/site.stamp
	@$(INV) build

test: .venv/test.stamp
	@$(INV) test

install: .venv/site.stamp

serve: .venv/site.stamp
	@$(INV) serve

clean:
	rm -rf .venv output .cache

# A stamp is newer than the lock it installed; a second run has nothing to do.
.venv/%.stamp: pyproject.toml | $(PY)
	@echo "Installing $(word 2,$^) into .venv"
	@$(PIP) --require-hashes -r $(word 2,$^)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/site.stamp: requirements.lock
.venv/test.stamp: requirements-test.lock

$(PY):
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python 3.11 or newer is needed, and there is no $(PYTHON). Debian, Ubuntu: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Name a newer one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) has no venv module. Debian, Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear .venv
