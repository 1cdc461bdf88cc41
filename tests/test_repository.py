"""What the tools around the code promise each other. Offline, like all tests."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
RUNTIME = PYPROJECT["project"]["dependencies"]
DECLARED = {
    "requirements.txt": RUNTIME,
    "requirements-server.txt": RUNTIME + PYPROJECT["project"]["optional-dependencies"]["server"],
    "requirements-dev.txt": RUNTIME + PYPROJECT["dependency-groups"]["dev"],
}


def text(path: str) -> str:
    return (settings.BASE_DIR / path).read_text()


def pins(path: str) -> dict[str, set[tuple[str, str]]]:
    """Each package's versions, with the Python or platform they are for; none without a hash."""
    found: dict[str, set[tuple[str, str]]] = {}
    entries = re.findall(r"^(\S+==.*?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text(path), re.MULTILINE)
    for entry, _ in entries:
        requirement = Requirement(entry)
        version = str(requirement.specifier).removeprefix("==")
        found.setdefault(canonicalize_name(requirement.name), set()).add((version, str(requirement.marker)))
    return found


@pytest.mark.parametrize("path", DECLARED)
def test_the_lock_pins_what_pyproject_declares(path):
    pinned = pins(path)

    outside = {
        declared
        for declared in DECLARED[path]
        for name in [canonicalize_name(Requirement(declared).name)]
        if not pinned.get(name) or not all(v in Requirement(declared).specifier for v, _ in pinned[name])
    }
    assert outside == set(), "make lock"


@pytest.mark.parametrize("path", DECLARED)
def test_every_line_of_the_lock_has_its_hash_and_no_address(path):
    lines = [
        line for line in text(path).splitlines() if not line.lstrip().startswith(("#", "--hash=sha256:"))
    ]

    assert len(lines) == sum(len(versions) for versions in pins(path).values())
    assert re.findall(r"://|--index|--extra-index|--find-links|@ ", text(path)) == []


@pytest.mark.parametrize("path", ["requirements-server.txt", "requirements-dev.txt"])
def test_the_locks_agree(path):
    runtime, other = pins("requirements.txt"), pins(path)

    assert {name: other.get(name) for name in runtime} == runtime


def test_the_image_runs_a_python_that_pyproject_allows():
    bases = set(re.findall(r"^FROM python:(\d+\.\d+)-slim", text("Dockerfile"), re.MULTILINE))

    assert len(bases) == 1
    assert bases.pop() in SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_the_image_holds_whatever_settings_and_start_need():
    kept = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}

    assert {"bildungsnetz", "networks", "templates", "static", "fixtures", "deploy", "manage.py"} <= kept
    assert {path for path in kept if not (settings.BASE_DIR / path).exists()} == set()


@pytest.mark.parametrize("path", ["README.md", "docs/betrieb.md", "CHANGELOG.md", ".ci/run"])
def test_every_make_target_that_is_named_exists(path):
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", text(path), re.MULTILINE))

    assert {first or second for first, second in named} - targets == set()


@pytest.mark.parametrize("path", ["README.md", "docs/betrieb.md"])
def test_every_file_that_is_named_exists(path):
    here = (settings.BASE_DIR / path).parent
    linked = [here / target for target in re.findall(r"\]\((?!https?:)([^)#]+)", text(path))]
    quoted = [
        settings.BASE_DIR / target
        for target in re.findall(r"`((?:docs|deploy|networks|fixtures|static|tests)/[\w./-]*)`", text(path))
    ]

    assert [str(target) for target in linked + quoted if not target.exists()] == []


def test_every_command_in_the_handbook_exists():
    commands = set(
        re.findall(r"manage\.py (\w+)", text("docs/betrieb.md") + text("README.md") + text("deploy/start"))
    )
    own = {path.stem for path in (settings.BASE_DIR / "networks" / "management" / "commands").glob("*.py")}

    assert commands - own == {"migrate", "collectstatic", "check"}


@pytest.mark.parametrize("path", ["docs/betrieb.md", "deploy/bildungsnetz.service"])
def test_without_a_container_only_the_own_machine_reaches_gunicorn(path):
    binds = re.findall(r"^.*-m gunicorn .*?--config \S+(.*)$", text(path), re.MULTILINE)

    assert binds == [" --bind 127.0.0.1:8000"]


def test_the_licence_is_whole():
    licence = text("LICENSE")

    assert PYPROJECT["project"]["license"] == "EUPL-1.2"
    assert licence.split("\n")[0].strip() == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert [int(n) for n in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)] == list(range(1, 16))
    assert "\nAppendix\n" in licence
    assert licence.endswith("require the production of a new\nEUPL version.\n")


def test_the_changelog_knows_this_version():
    assert f"\n## {PYPROJECT['project']['version']}" in text("CHANGELOG.md")


@pytest.mark.parametrize("path", [".ci/run", "deploy/start", "manage.py"])
def test_what_is_run_by_its_name_may_be_run(path):
    assert (settings.BASE_DIR / path).stat().st_mode & 0o111 == 0o111
