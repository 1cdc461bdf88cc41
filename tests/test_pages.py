"""What holds for every public page, on the real data."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import html5lib
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.models import FieldOfAction, Municipality, Network
from networks.sitemaps import SITEMAPS
from tests.addresses import addresses

# Also for the tests that only read what the fixture `pages` has fetched.
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    cookies: str
    vary: str
    queries: int


@pytest.fixture(scope="module")
def pages(seed, django_db_blocker):
    """Each public page by its address, asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        client = Client()
        client.get(reverse("networks:search"))  # the first search of a process makes the finder's index
        answers = {address: ask(client, address) for address in addresses()}
        transaction.set_rollback(True)
    return answers


def ask(client: Client, address: str) -> Answer:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    return Answer(
        status=answer.status_code,
        text=answer.content.decode(),
        cookies=str(answer.cookies),
        vary=answer.get("Vary", ""),
        queries=len(captured),
    )


@pytest.mark.usefixtures("seeded")
def test_addresses_are_all_pages_there_are(pages):
    expected = {
        "pages": 13,
        "networks": Network.objects.count() * 3,  # its own page, its committee's, its conferences'
        "towns": Municipality.objects.count(),
        "fields": FieldOfAction.objects.count(),
    }

    assert len(pages) == sum(expected.values())
    assert {response.status for response in pages.values()} == {200}


@pytest.mark.usefixtures("seeded")
def test_sitemap_lists_every_page_but_the_search(client, pages):
    body = client.get("/sitemap.xml").content.decode()
    listed = {re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>(.*?)</loc>", body)}

    assert listed == set(pages) - {reverse("networks:search")}
    assert body.count("<lastmod>") == sum(
        len(SITEMAPS[name].items()) for name in SITEMAPS if name != "seiten"
    )


def test_page_is_valid_html(pages):
    parser_errors = {}
    for address, response in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(response.text)
        if parser.errors:
            parser_errors[address] = parser.errors[:3]

    assert parser_errors == {}


def test_page_has_one_h1_one_main_and_no_id_twice(pages):
    wrong = {}
    for address, response in pages.items():
        text = response.text
        counts = (text.count("<h1"), text.count("<main"), text.count("<title>"))
        twice = [name for name, count in Counter(re.findall(r'\sid="([^"]+)"', text)).items() if count > 1]
        if counts != (1, 1, 1) or twice:
            wrong[address] = (counts, twice)

    assert wrong == {}


def test_headings_go_down_one_level_at_a_time(pages):
    wrong = {}
    for address, response in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", response.text)]
        if levels[0] != 1 or any(after - before > 1 for before, after in pairwise(levels)):
            wrong[address] = levels

    assert wrong == {}


def test_headings_are_never_empty(pages):
    empty = re.compile(r"<h([1-6])[^>]*>\s*</h\1>|<h([2-6])[^>]*>[^<]*(?:<[^h/][^<]*)*</h\2>\s*</section>")

    assert [address for address, response in pages.items() if empty.search(response.text)] == []


def test_titles_are_unique(pages):
    titles = Counter(
        re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1] for response in pages.values()
    )

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.usefixtures("seeded")
def test_page_links_inside_the_site_lead_somewhere(client, pages):
    links = {
        link.split("#")[0].split("?")[0]
        for response in pages.values()
        for link in re.findall(r'<a [^>]*href="(/[^"]*)"', response.text)
    }
    dead = [
        link
        for link in sorted(links - set(pages))
        if not link.startswith("/static/") and client.get(link).status_code >= 400
    ]

    assert dead == []


def test_fragments_lead_to_an_id_of_the_page(pages):
    dead = {}
    for address, response in pages.items():
        text = response.text
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        missing = set(re.findall(r'href="#([^"]+)"', text)) - ids
        if missing:
            dead[address] = missing

    assert dead == {}


def test_every_listed_source_is_cited_on_its_page(pages):
    idle = {}
    for address, response in pages.items():
        listed = set(re.findall(r'\sid="(quelle-\d+)"', response.text))
        if uncited := listed - set(re.findall(r'href="#(quelle-\d+)"', response.text)):
            idle[address] = uncited

    assert idle == {}


def test_page_sets_no_cookie_and_varies_on_none(pages):
    assert [address for address, response in pages.items() if response.cookies] == []
    assert [address for address, response in pages.items() if "Cookie" in response.vary] == []


def test_page_names_no_other_host_as_part_of_itself(pages):
    """Links lead out; nothing is loaded from elsewhere."""
    loads = re.compile(r'<(?:img|script|link|iframe|source|video|use)[^>]*(?:src|href)="(?:https?:)?//')

    assert [address for address, response in pages.items() if loads.search(response.text)] == []


def test_page_has_a_trail_but_the_first_one(pages):
    without = [
        address for address, response in pages.items() if 'aria-label="Sie sind hier"' not in response.text
    ]

    assert without == [reverse("networks:home")]


def test_page_says_that_it_is_no_official_offer_yet(pages):
    assert [
        address for address, response in pages.items() if "noch kein amtliches Angebot" not in response.text
    ] == []


def test_paragraph_signs_hold_on_to_their_number(pages):
    loose = re.compile(r"§ \d|\bz\. B\.")

    assert [address for address, response in pages.items() if loose.search(response.text)] == []


def test_quotation_marks_are_german(pages):
    wrong = {}
    for address, response in pages.items():
        text = re.sub(r"<[^>]+>", " ", response.text)
        if found := re.findall(r".{15}(?:&quot;|“[^“„]*”).{5}", text):
            wrong[address] = found

    assert wrong == {}


@pytest.mark.usefixtures("seeded")
def test_every_towns_way_out_is_its_networks(pages):
    towns = Municipality.objects.select_related("district__network__office", "district__network__district")

    found = {
        town.slug: re.findall(
            r'href="([^"]+)" rel="external" data-way-out', pages[town.get_absolute_url()].text
        )
        for town in towns
    }

    assert found == {town.slug: [town.district.network.way_out.url] for town in towns}


def test_every_page_asks_the_database_at_most_eight_times(pages):
    assert {address: page.queries for address, page in pages.items() if page.queries > 8} == {}
