"""What a first visit transfers, measured in Chromium against the server as it runs in production: `make bench` prints it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not chromium.is_available(), reason=chromium.MISSING)]

MOST_BYTES = 40_000
# With its map, and 26 times headers that HTTP/2 would compress: 87 kB behind nginx.
MOST_BYTES_OF_THE_FIRST_PAGE = 95_000
ENCRYPTED = {"X-Forwarded-Proto": "https"}  # as the proxy says, which this test does without

# The only difference to production: what collectstatic makes stays out of the repository's folder.
SETTINGS = "from bildungsnetz.settings import *\nSTATIC_ROOT = {root!r}\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """Return the address of a gunicorn with the data of a first start."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "measured.py").write_text(SETTINGS.format(root=str(folder / "static")), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(folder),
        "DJANGO_SETTINGS_MODULE": "measured",
        "DJANGO_SECRET_KEY": "nur-fuer-die-messungen-" * 3,
        "DJANGO_ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_HTTPS": "proxy",
        "DATABASE_URL": f"sqlite:///{folder / 'measured.sqlite3'}",
    }
    options = {"cwd": settings.BASE_DIR, "env": environment, "text": True}
    for command in (["migrate"], ["seed"], ["collectstatic", "--no-input"]):
        subprocess.run([sys.executable, "manage.py", *command], check=True, capture_output=True, **options)  # noqa: S603
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*gunicorn, "--bind", "127.0.0.1:0"], stderr=subprocess.PIPE, **options
    ) as process:
        yield next(found[1] for line in process.stderr if (found := re.search(r"Listening at: (\S+)", line)))
        process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=sandbox)
        yield browser
        browser.close()


def one_of_each(server: str) -> list[str]:
    """Return the path of a page of each kind, and of a search that finds several."""
    with urlopen(Request(f"{server}/sitemap.xml", headers=ENCRYPTED)) as sitemap:  # noqa: S310 - our own server
        paths = re.findall(r"<loc>https://[^/]+(.*?)</loc>", sitemap.read().decode())
    kinds = {(Path(path).parts[1:2], path.count("/")): path for path in paths}
    return [*kinds.values(), "/suche/?q=inklusion"]


def transferred(browser: Browser, address: str) -> tuple[int, int]:
    """Bytes and answers of a first visit, headers included, until nothing more is asked for."""
    context = browser.new_context(extra_http_headers=ENCRYPTED)
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()
    return sum(sizes), len(sizes)


def test_first_visit_is_light(server, browser):
    measured = {path: transferred(browser, server + path) for path in one_of_each(server)}

    print("\nBytes transferred on a first visit, in so many answers")
    for path, (size, count) in sorted(measured.items(), key=lambda entry: -entry[1][0]):
        print(f"{size:>8,} | {count:>2}  {path}")
    sizes = {path: size for path, (size, _) in measured.items()}
    assert sizes.pop("/") <= MOST_BYTES_OF_THE_FIRST_PAGE
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_server_does_not_tell_its_version(server):
    with urlopen(Request(server, headers=ENCRYPTED)) as page:  # noqa: S310 - our own server
        assert (page.headers["Server"], page.headers["X-Powered-By"]) == ("gunicorn", None)
