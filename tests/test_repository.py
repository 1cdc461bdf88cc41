"""The files around the code agree with each other: lock, image, Makefile, documents, licence."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
RUNTIME = PYPROJECT["project"]["dependencies"]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "docs/betrieb.md"]
DECLARED = {
    "requirements.txt": RUNTIME,
    "requirements-server.txt": RUNTIME + PYPROJECT["project"]["optional-dependencies"]["server"],
    "requirements-dev.txt": RUNTIME + PYPROJECT["dependency-groups"]["dev"],
}


def text(path: str) -> str:
    return (settings.BASE_DIR / path).read_text()


def pins(path: str) -> dict[str, set[tuple[str, str]]]:
    """Return each package's versions with the Python or platform they are for, if the line has a hash."""
    found: dict[str, set[tuple[str, str]]] = {}
    entries = re.findall(r"^(\S+==.*?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text(path), re.MULTILINE)
    for entry, _ in entries:
        requirement = Requirement(entry)
        version = str(requirement.specifier).removeprefix("==")
        found.setdefault(canonicalize_name(requirement.name), set()).add((version, str(requirement.marker)))
    return found


@pytest.mark.parametrize("path", DECLARED)
def test_lock_pins_what_pyproject_declares(path):
    pinned = pins(path)

    outside = {
        declared
        for declared in DECLARED[path]
        for name in [canonicalize_name(Requirement(declared).name)]
        if not pinned.get(name) or not all(v in Requirement(declared).specifier for v, _ in pinned[name])
    }
    assert outside == set(), "make lock"


@pytest.mark.parametrize("path", DECLARED)
def test_each_line_of_the_lock_has_a_hash_and_no_address(path):
    lines = [
        line for line in text(path).splitlines() if not line.lstrip().startswith(("#", "--hash=sha256:"))
    ]

    assert len(lines) == sum(len(versions) for versions in pins(path).values())
    assert re.findall(r"://|--index|--extra-index|--find-links|@ ", text(path)) == []


@pytest.mark.parametrize("path", ["requirements-server.txt", "requirements-dev.txt"])
def test_locks_agree(path):
    runtime, other = pins("requirements.txt"), pins(path)

    assert {name: other.get(name) for name in runtime} == runtime


def test_image_runs_a_python_that_pyproject_allows():
    bases = set(re.findall(r"^FROM python:(\d+\.\d+)-slim", text("Dockerfile"), re.MULTILINE))

    assert len(bases) == 1
    assert bases.pop() in SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_image_contains_what_settings_and_start_need():
    kept = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}

    assert {"bildungsnetz", "networks", "templates", "static", "fixtures", "deploy", "manage.py"} <= kept
    assert {path for path in kept if not (settings.BASE_DIR / path).exists()} == set()


def test_documents_name_only_make_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {
        (path, target)
        for path in [*DOCUMENTS, "CHANGELOG.md", ".ci/run"]
        for target in re.findall(r"(?:^|`)make ([a-z-]+)", text(path), re.MULTILINE)
    }

    assert {(path, target) for path, target in named if target not in targets} == set()


def test_documents_name_only_files_that_exist():
    folders = "docs|deploy|networks|bildungsnetz|templates|fixtures|static|tests"
    named = {
        target
        for path in DOCUMENTS
        for target in [
            *(
                (settings.BASE_DIR / path).parent / link
                for link in re.findall(r"\]\((?!https?:)([^)#]+)", text(path))
            ),
            *(settings.BASE_DIR / file for file in re.findall(rf"`((?:{folders})/[\w./-]*)`", text(path))),
        ]
    }

    assert [str(target) for target in named if not target.exists()] == []


def test_documents_name_only_commands_that_exist():
    files = [*DOCUMENTS, "deploy/start"]
    commands = {command for path in files for command in re.findall(r"manage\.py (\w+)", text(path))}
    own = {
        path.stem
        for folder in ("networks", "bildungsnetz")
        for path in (settings.BASE_DIR / folder).rglob("management/commands/*.py")
    }

    assert commands - own == {"migrate", "makemigrations", "collectstatic", "check"}


@pytest.mark.parametrize("path", ["docs/betrieb.md", "deploy/bildungsnetz.service"])
def test_without_a_container_gunicorn_listens_on_loopback_only(path):
    binds = re.findall(r"^.*-m gunicorn .*?--config \S+(.*)$", text(path), re.MULTILINE)

    assert binds == [" --bind 127.0.0.1:8000"]


def test_licence_is_complete():
    licence = text("LICENSE")

    assert PYPROJECT["project"]["license"] == "EUPL-1.2"
    assert licence.split("\n")[0].strip() == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert [int(n) for n in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)] == list(range(1, 16))
    assert "\nAppendix\n" in licence
    assert licence.endswith("require the production of a new\nEUPL version.\n")


def test_changelog_has_this_version():
    assert f"\n## {PYPROJECT['project']['version']}" in text("CHANGELOG.md")


@pytest.mark.parametrize("path", [".ci/run", "deploy/start", "manage.py"])
def test_scripts_are_executable(path):
    assert (settings.BASE_DIR / path).stat().st_mode & 0o111 == 0o111
