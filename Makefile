# GNU make from 3.81 (macOS) and a POSIX shell. `make` alone lists the targets.

PYTHON ?= python3
PORT ?= 8000
# Only the command line sets these two: what a shell happens to hold must not decide what is tested.
DATABASE := sqlite
TESTS :=

VENV := .venv/bin/python
# The made-up network lives in a database of its own, so that a plain `make run` never shows it.
IS_DEMO := $(filter-out 0,$(DEMO))
MANAGE := env DJANGO_LOCAL=1 $(if $(IS_DEMO),DATABASE_URL=sqlite:///var/demo.sqlite3) $(VENV) manage.py
DJADE := find templates -name '*.html' -exec .venv/bin/djade
# A few tests start faster in one process, and a debugger works there.
PYTEST = $(if $(filter postgresql,$(DATABASE)),$(VENV) -m tests.postgresql) \
	$(VENV) -m pytest -q --durations=10 -n $(if $(TESTS),0,auto)
WITHOUT_BROWSER = --dist loadfile $(if $(filter sqlite,$(DATABASE)),--nomigrations)
COMPILE := UV_PYTHON_DOWNLOADS=never $(VENV) -m uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run admin shell test test-unit test-site bench check fix dev lock python port runtime database chromium

help: ## Diese Übersicht
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: python port runtime ## Website starten (anderer Port: make run PORT=8123; mit Musterkreis: make run DEMO=1)
	@$(MANAGE) migrate --verbosity 0 \
	|| { echo "Die Datenbank lässt sich nicht einrichten; die Ursache steht darüber." \
	"Bitte prüfen Sie Schreibrecht und Speicherplatz." >&2; exit 1; }
	@$(MANAGE) seed $(if $(IS_DEMO),--demo) \
	|| { echo "Die Daten lassen sich nicht laden; die Ursache steht darüber." >&2; exit 1; }
	@# The checks ran with the commands above; the address is the last line.
	@exec $(MANAGE) serve --skip-checks 127.0.0.1:$(PORT)

admin: python runtime ## Zugang zur Redaktion anlegen (fragt nach dem Passwort)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) create_admin

shell: python runtime ## Python mit der Datenbank dieses Rechners
	@$(MANAGE) shell

test: python database dev chromium ## Alle Tests, auch die im Browser (auf PostgreSQL: make test DATABASE=postgresql)
	@$(PYTEST) -m "not bench" $(TESTS)

test-unit: python database dev ## Tests ohne Browser und ohne Seiten (einzelne: make test-unit TESTS=tests/networks/models/test_seat.py)
	@# By file, so that only some processes load the real data. Tables straight from the models save seconds;
	@# `make test` and PostgreSQL run the migrations. Whoever names tests gets them, whatever they visit.
	@$(PYTEST) $(WITHOUT_BROWSER) -m "not bench and not browser$(if $(TESTS),, and not site)" $(TESTS)

test-site: python database dev ## Tests, die Seiten aufrufen (Ansichten, Redaktion) oder alle mitgelieferten Daten prüfen
	@$(PYTEST) $(WITHOUT_BROWSER) -m site

bench: python dev ## Messungen
	@$(VENV) -m pytest -m bench -s

check: python dev ## Code, Vorlagen, Migrationen und Produktionseinstellungen prüfen
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .
	@$(DJADE) --check {} +
	@DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run
	@DJANGO_LOCAL=0 DJANGO_SECRET_KEY="$$($(VENV) -c 'import secrets; print(secrets.token_urlsafe(60))')" \
	DJANGO_ALLOWED_HOSTS=bildungsnetz.example DJANGO_HTTPS=proxy DATABASE_URL=sqlite://:memory: \
	$(VENV) manage.py check --deploy --fail-level WARNING

fix: python dev ## Code und Vorlagen formatieren
	@$(VENV) -m ruff check --fix .
	@$(VENV) -m ruff format .
	@# djade ends with an error where it has changed a file, so a second look decides.
	@$(DJADE) {} + || $(DJADE) --check {} +

dev: python ## Werkzeuge für die Entwicklung installieren
	@$(PYTHON) deploy/install.py requirements-dev.txt

lock: python dev ## requirements*.txt aus pyproject.toml berechnen (neueste Fassungen: make lock UP=--upgrade)
	@$(COMPILE) $(UP) --output-file requirements.txt
	@$(COMPILE) $(UP) --constraint requirements.txt --extra server --output-file requirements-server.txt
	@$(COMPILE) $(UP) --constraint requirements.txt --group dev --output-file requirements-dev.txt

runtime: python
	@$(PYTHON) deploy/install.py requirements.txt
	@mkdir -p var || { echo "Der Ordner var lässt sich nicht anlegen; hier fehlt das Schreibrecht." >&2; exit 1; }

database:
	@$(if $(filter sqlite postgresql,$(DATABASE)),:,echo "DATABASE ist sqlite oder postgresql, nicht „$(DATABASE)“." >&2; exit 1)

chromium:
	@$(VENV) -m tests.browser.chromium

# In the shell, because an old Python could not even read a file that says so.
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Gebraucht wird Python 3.11 oder neuer, „$(PYTHON)“ ist das nicht." \
	"Ein anderes nennen Sie so: make PYTHON=python3.12 …" >&2; exit 1; }

port: python
	@$(PYTHON) -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1]))).close()' "$(PORT)" \
	2>/dev/null || { echo "Port $(PORT) ist belegt, gesperrt oder keine gültige Nummer." \
	"Einen anderen nennen Sie so: make run PORT=8123" >&2; exit 1; }
