"""What holds for every public page, on the real data."""

import re
from collections import Counter
from itertools import pairwise

import html5lib
import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from networks.management.commands.seed import DEMO
from networks.models import FieldOfAction, Municipality, Network
from networks.sitemaps import SITEMAPS
from tests.addresses import OF_A_NETWORK, answers_of, one_of_each
from tests.factories import create_operator

# The database also for the tests that only read what the fixture `pages` has fetched.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled_pages(seed, django_db_blocker):
    """Pages with the Musterkreis, the one network of which everything is known."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        call_command("loaddata", DEMO, verbosity=0)
        of_a_network = [reverse(f"networks:{name}", args=[DEMO]) for name in OF_A_NETWORK]
        across = [reverse("networks:committee-list") + query for query in ("", "?seite=obere")]
        lists = [reverse(f"networks:{name}") for name in ("conference-list", "authority-list")]
        answers = answers_of([*of_a_network, *across, *lists])
        transaction.set_rollback(True)
    return answers


@pytest.fixture(scope="module")
def official_pages(seed, django_db_blocker):
    """A page of each kind, of an operator of whom nothing is missing."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        create_operator()
        answers = answers_of(one_of_each())
        transaction.set_rollback(True)
    return answers


@pytest.fixture(params=["pages", "filled_pages"])
def either_pages(request):
    return request.getfixturevalue(request.param)


@pytest.mark.usefixtures("seeded")
def test_addresses_are_all_pages_there_are(pages):
    expected = {
        "pages": 20,
        "networks": Network.objects.count() * 4,  # its own page, its sheet, its committee's, its conferences'
        "towns": Municipality.objects.count() * 2,  # its own page, and the same in plain words
        "fields": FieldOfAction.objects.count(),
    }

    assert len(pages) == sum(expected.values())
    assert {response.status for response in pages.values()} == {200}


@pytest.mark.usefixtures("seeded")
def test_sitemap_lists_every_page_that_says_something_of_its_own(client, pages):
    answers = {reverse("networks:search"), reverse("duties:barrier-report-sent")}
    sheets = {reverse("networks:network-sheet", args=[network.slug]) for network in Network.objects.all()}
    easy = {reverse("networks:municipality-easy", args=[town.slug]) for town in Municipality.objects.all()}
    body = client.get("/sitemap.xml").content.decode()
    listed = {re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>(.*?)</loc>", body)}

    assert listed == set(pages) - answers - sheets - easy
    assert body.count("<lastmod>") == sum(
        len(SITEMAPS[name].items()) for name in SITEMAPS if name != "seiten"
    )


def test_page_is_valid_html(either_pages):
    parser_errors = {}
    for address, response in either_pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(response.text)
        if parser.errors:
            parser_errors[address] = parser.errors[:3]

    assert parser_errors == {}


def test_page_has_one_h1_one_main_and_no_id_twice(either_pages):
    wrong = {}
    for address, response in either_pages.items():
        text = response.text
        counts = (text.count("<h1"), text.count("<main"), text.count("<title>"))
        twice = [name for name, count in Counter(re.findall(r'\sid="([^"]+)"', text)).items() if count > 1]
        if counts != (1, 1, 1) or twice:
            wrong[address] = (counts, twice)

    assert wrong == {}


def test_headings_go_down_one_level_at_a_time(either_pages):
    wrong = {}
    for address, response in either_pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", response.text)]
        if levels[0] != 1 or any(after - before > 1 for before, after in pairwise(levels)):
            wrong[address] = levels

    assert wrong == {}


def test_headings_are_never_empty(either_pages):
    empty = re.compile(r"<h([1-6])[^>]*>\s*</h\1>|<h([2-6])[^>]*>[^<]*(?:<[^h/][^<]*)*</h\2>\s*</section>")

    assert [address for address, response in either_pages.items() if empty.search(response.text)] == []


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


def test_fragments_lead_to_an_id_of_the_page(either_pages):
    dead = {}
    for address, response in either_pages.items():
        text = response.text
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        missing = set(re.findall(r'href="#([^"]+)"', text)) - ids
        if missing:
            dead[address] = missing

    assert dead == {}


def test_every_listed_source_is_cited_on_its_page(either_pages):
    idle = {}
    for address, response in either_pages.items():
        listed = set(re.findall(r'\sid="(quelle-\d+)"', response.text))
        if uncited := listed - set(re.findall(r'href="#(quelle-\d+)"', response.text)):
            idle[address] = uncited

    assert idle == {}


def test_page_sets_no_cookie_and_varies_on_none(pages):
    assert [address for address, response in pages.items() if response.cookies] == []
    assert [address for address, response in pages.items() if "Cookie" in response.vary] == []


def test_page_names_no_other_host_as_part_of_itself(pages):
    """Links lead out; nothing is loaded from elsewhere."""
    loads = re.compile(
        r'<(?:img|script|link(?! rel="canonical")|iframe|source|video|use)[^>]*(?:src|href)="(?:https?:)?//'
    )

    assert [address for address, response in pages.items() if loads.search(response.text)] == []


def test_page_has_a_trail_but_the_first_one(pages):
    without = [
        address for address, response in pages.items() if 'aria-label="Sie sind hier"' not in response.text
    ]

    assert without == [reverse("networks:home")]


def test_page_says_that_it_is_no_official_offer_yet(pages):
    marks = {
        address: (
            "noch kein amtliches Angebot" in page.text,
            '<meta name="robots" content="noindex">' in page.text,
        )
        for address, page in pages.items()
    }

    assert marks == dict.fromkeys(pages, (True, True))


def test_page_of_a_complete_operator_may_be_found(official_pages):
    marked = re.compile(r'amtliches Angebot|<meta name="robots"')

    assert [address for address, page in official_pages.items() if marked.search(page.text)] == []


def test_footer_leads_to_what_the_law_wants_found(either_pages):
    duties = (
        "imprint",
        "privacy",
        "accessibility-statement",
        "barrier-report",
        "easy-language",
        "sign-language",
    )
    wanted = {reverse(f"duties:{name}") for name in duties}
    missing = {}
    for address, page in either_pages.items():
        footer = page.text.partition("<footer")[2]
        if absent := wanted - set(re.findall(r'<a href="(/[^"#?]*)', footer)):
            missing[address] = absent

    assert missing == {}


def test_page_names_no_program_and_no_version(pages):
    leaks = re.compile(r'name="generator"|Django|gunicorn|WhiteNoise|Python', re.IGNORECASE)

    assert {
        address: leaks.findall(page.text) for address, page in pages.items() if leaks.search(page.text)
    } == {}
    assert {name for page in pages.values() for name in page.headers} & {
        "Server",
        "X-Powered-By",
        "Via",
    } == set()


def test_paragraph_signs_hold_on_to_their_number(either_pages):
    loose = re.compile(r"§ \d|\bz\. B\.")

    assert [address for address, response in either_pages.items() if loose.search(response.text)] == []


def test_quotation_marks_are_german(either_pages):
    wrong = {}
    for address, response in either_pages.items():
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


def test_every_page_asks_the_database_at_most_ten_times(either_pages):
    assert {address: page.queries for address, page in either_pages.items() if page.queries > 10} == {}
