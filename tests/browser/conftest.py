"""Chromium, and one server that all browser tests share.

pytest-django's `live_server` empties the database after each test, so each test would load some thousand rows
again. Most tests only read: for them the fixtures are loaded once, into the database of the whole run. That
is safe because in each process browser tests run after all others, and those that write after those that read.

    def test_reads(page): page.goto("/")
    def test_writes(page, writable): …
    def test_reads_what_is_made_up(page, musterkreis): …

All fail on any error or warning in the console, and on any request to another host. What a test expects
there it removes from `complaints`. Another width, or no script: `@pytest.mark.browser_context_args(…)`.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from networks.management.commands.seed import DEMO
from networks.models import District
from tests.browser import chromium

HERE = Path(__file__).parent

# Playwright keeps an event loop running in the main thread, where Django then refuses each query. The tests
# themselves are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

LAUNCH_ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Following a link outwards ends in an error page at once instead of on the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    # The marks before pytest leaves out what „-m“ does not name, the order after every other plugin's.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            # pytest-django makes no database where no test asks for one.
            item.add_marker("django_db")
    yield
    items.sort(key=lambda item: (bool(item.get_closest_marker("browser")), "writable" in item.fixturenames))


@pytest.fixture(scope="session", autouse=True)
def chromium_or_skip():
    if not chromium.is_available():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = [*LAUNCH_ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else LAUNCH_ARGUMENTS
    return browser_type_launch_args | {"executable_path": chromium.find(), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "de-DE", "timezone_id": "Europe/Berlin"}


@pytest.fixture(scope="session")
def base_url(seed, django_db_blocker):
    """The server's address, where `page.goto` starts from; the fixtures are loaded."""
    with django_db_blocker.unblock():
        seed()
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture
def writable(base_url, transactional_db, seed):
    """The fixtures, for a test that changes them. It leaves the database empty."""
    # The first such test finds what the reading tests before it read.
    if not District.objects.exists():
        seed()


@pytest.fixture
def musterkreis(writable):
    """With the made-up network, for a test that looks at filled pages; the others never see it."""
    call_command("loaddata", DEMO, verbosity=0)


@pytest.fixture
def complaints():
    """What the browser had to complain about; empty at the end of every test."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def new_context(new_context, base_url, complaints):
    host = urlsplit(base_url).netloc

    def on_console(message):
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def on_request(request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != host:
            complaints.append(f"request to another host: {request.url}")

    def watched(**options):
        context = new_context(**options)
        context.on("console", on_console)
        context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
        context.on("request", on_request)
        return context

    return watched
