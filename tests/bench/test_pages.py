"""Queries, server time and bytes a page: `make bench` prints them."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.management.commands.seed import DEMO
from networks.models import Municipality, Network, Seat
from tests.addresses import OF_A_NETWORK, PAGES, one_of_each
from tests.bench.country import fill
from tests.bench.test_finder import measure

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("demo")]

MOST_QUERIES = 10  # without those for the version of the content
ACROSS = (
    "/lenkungskreise/?seite=obere",
    "/lenkungskreise/?funktion=leitung",
    "/bildungskonferenzen/kalender.ics",
)


@pytest.fixture
def demo(seeded):
    """Load the Musterkreis, the one network of which everything is known."""
    call_command("loaddata", DEMO, verbosity=0)


def measured() -> list[str]:
    """A page of each kind; of a network also those that are filled; the seats and the conferences of all networks."""
    filled = (reverse(f"networks:{name}", args=[DEMO]) for name in OF_A_NETWORK)
    return list(dict.fromkeys([*one_of_each(), *filled, *ACROSS]))


def queries(client: Client, address: str) -> int:
    client.get(address)  # templates and the finder's index are made once a process
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len([query for query in captured if "contentversion" not in query["sql"]])


def test_queries_are_the_same_for_eight_networks_and_for_four_hundred(client):
    pages = measured()
    few = {address: queries(client, address) for address in pages}
    fill(networks=392, towns=10_922)
    assert (Network.objects.not_fictional().count(), Municipality.objects.count()) == (400, 11_000)
    many = {address: queries(client, address) for address in pages}

    print("\nQueries a page, 8 networks and 78 towns | 400 networks and 11,000 towns")
    for address in pages:
        print(f"{few[address]:>3} | {many[address]:>3}  {address}")
    print(
        f"\nServer time a page with 400 networks and {Seat.objects.count():,} seats: fastest, median, slowest of 5 (ms)"
    )
    for address in pages:
        measure(address, lambda address=address: client.get(address), repeats=5)
    # The unit tests compare three rows with one; a list that is empty here asks once less.
    assert max(many.values()) <= MOST_QUERIES


def compressed(data: bytes) -> tuple[int, int]:
    return len(gzip.compress(data, 9)), len(brotli.compress(data))


def test_bytes(client):
    static = Path(settings.BASE_DIR) / "static"
    sheets = [static / "css/tokens.css", static / "css/base.css", *static.glob("css/components/*.css")]
    all_css = compressed(b"".join(sheet.read_bytes() for sheet in sheets))[1]
    scripts = sum(
        compressed((static / "js" / name).read_bytes())[0] for name in ["finder.js", "network-map.js"]
    )
    print(f"\nAll CSS in one piece {all_css:,} bytes brotli; own scripts {scripts:,} bytes gzip")
    print(
        "HTML (bytes) gzip | brotli; CSS (bytes) brotli, as every browser takes it over HTTPS, in so many sheets"
    )
    largest = most_css = 0
    for address in measured():
        page = client.get(address)
        small = compressed(page.content)
        linked = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', page.text)
        css = sum(compressed((static / sheet).read_bytes())[1] for sheet in linked)
        largest, most_css = max(largest, small[0]), max(most_css, css)
        print(f"{small[0]:>7,} | {small[1]:>7,}; {css:>6,} in {len(linked)}  {address}")
    assert len(PAGES) == 20
    assert [all_css <= 14_000, most_css <= 12_000, scripts <= 8_000, largest <= 30_000] == [True] * 4
