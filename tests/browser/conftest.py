"""Chromium, one server for all browser tests of a process, and tabs that the tests share.

In each process browser tests run after all others: first those that read the fixtures, then those that read the
made-up network too (`musterkreis`), then those that write (`writable`). So the database is filled once for all
that read, and again only for each test that writes.

    def test_reads(page): page.goto("/")
    def test_reads_filled_pages(page, musterkreis): …
    def test_writes(page, writable): …

A test gets a tab that others used before, back at an empty page, without cookies, and with the usual window. What
cannot be taken back, such as a stopped clock, is for `own_page`. Tabs without script or with a touch screen:
`@pytest.mark.browser_context_args(…)`.

Every test fails on an error or warning in the console, and on a request to another host. What it expects there it
removes from `browser_errors`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from networks.management.commands.seed import DEMO
from tests.browser import chromium
from tests.factories import create_user

HERE = Path(__file__).parent
WINDOW = {"width": 1280, "height": 1024}

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
    items.sort(
        key=lambda item: (
            bool(item.get_closest_marker("browser")),
            "writable" in item.fixturenames,
            "musterkreis" in item.fixturenames,
        )
    )


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
    return browser_context_args | {"locale": "de-DE", "timezone_id": "Europe/Berlin", "viewport": WINDOW}


@pytest.fixture(scope="session")
def base_url(seed, django_db_blocker):
    """The server's address, where `page.goto` starts from; the fixtures are loaded."""
    with django_db_blocker.unblock():
        seed()
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture(scope="session")
def musterkreis(base_url, django_db_blocker):
    """The made-up network, whose pages leave nothing empty."""
    with django_db_blocker.unblock():
        call_command("loaddata", DEMO, verbosity=0)


@pytest.fixture(scope="session")
def empty_database(base_url, django_db_blocker):
    """Removes once what the tests before only read."""
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def writable(empty_database, transactional_db, seed):
    """The fixtures, for a test that changes them. It leaves the database empty."""
    seed()


@pytest.fixture(scope="session")
def errors_of_the_session() -> list[str]:
    return []


@pytest.fixture
def browser_errors(errors_of_the_session: list[str]) -> Iterator[list[str]]:
    """Errors and warnings of the console, and requests to other hosts; empty at the end of every test."""
    yield errors_of_the_session
    found = errors_of_the_session.copy()
    errors_of_the_session.clear()
    assert found == []


@pytest.fixture(scope="session")
def open_page(browser: Browser, browser_context_args: dict, base_url: str, errors_of_the_session: list[str]):
    """Opens a tab in a context of its own."""
    host = urlsplit(base_url).netloc

    def on_console(message):
        if message.type in {"error", "warning"}:
            errors_of_the_session.append(f"{message.type}: {message.text} ({message.location['url']})")

    def on_request(request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != host:
            errors_of_the_session.append(f"request to another host: {request.url}")

    def open_page(**options) -> Page:
        context = browser.new_context(**browser_context_args | options)
        context.on("console", on_console)
        context.on("weberror", lambda error: errors_of_the_session.append(f"script error: {error.error}"))
        context.on("request", on_request)
        return context.new_page()

    return open_page


@pytest.fixture(scope="session")
def shared_pages() -> dict[str, Page]:
    """The tabs that are open, by the options of their context."""
    return {}


@pytest.fixture
def page(
    request, shared_pages: dict[str, Page], open_page: Callable[..., Page], browser_errors
) -> Iterator[Page]:
    marker = request.node.get_closest_marker("browser_context_args")
    options = marker.kwargs if marker else {}
    page = shared_pages.get(str(options)) or shared_pages.setdefault(str(options), open_page(**options))
    yield page
    page.unroute_all()
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.set_viewport_size(options.get("viewport", WINDOW))
    page.context.clear_cookies()


@pytest.fixture
def own_page(open_page: Callable[..., Page], browser_errors) -> Iterator[Page]:
    """A tab that no other test uses."""
    page = open_page()
    yield page
    page.context.close()


@pytest.fixture
def log_in(base_url: str, writable) -> Callable[[Page], None]:
    """Logs an editor in who may do everything."""
    client = Client()
    client.force_login(create_user(is_staff=True, is_superuser=True))

    def log_in(page: Page) -> None:
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}]
        )

    return log_in


@pytest.fixture
def editor(page: Page, log_in: Callable[[Page], None]) -> Page:
    """A tab in which an editor has logged in."""
    log_in(page)
    return page
