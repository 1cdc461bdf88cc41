"""Rules for every public page, on the real data."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import html5lib
import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from networks.management.commands.seed import DEMO
from networks.models import FieldOfAction, Municipality, Network, SupervisoryAuthority
from networks.sitemaps import SITEMAPS
from tests.addresses import OF_A_NETWORK, Answer, answers_of, one_of_each
from tests.factories import create_operator

# The database also for the tests that only read what the fixture `pages` has fetched.
pytestmark = [pytest.mark.site, pytest.mark.django_db]


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


@pytest.fixture(params=["pages", "filled_pages"])
def either_pages(request):
    return request.getfixturevalue(request.param)


def wrong(pages: dict[str, Answer], check: Callable[[str], object]) -> dict[str, object]:
    """Return what the check finds in the text of each page, by address, without pages where it finds nothing."""
    return {address: found for address, page in pages.items() if (found := check(page.text))}


def ids(text: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', text)


@pytest.mark.usefixtures("seeded")
def test_addresses_are_all_pages_there_are(pages):
    of_networks, of_towns = Network.objects.count() * 4, Municipality.objects.count() * 2
    of_records = FieldOfAction.objects.count() + SupervisoryAuthority.objects.count()

    assert len(pages) == 20 + of_networks + of_towns + of_records
    assert {response.status for response in pages.values()} == {200}


@pytest.mark.usefixtures("seeded")
def test_sitemap_lists_every_page_that_says_something_of_its_own(client, pages):
    forms = ("networks:search", "networks:network-comparison", "duties:barrier-report-sent")
    answers = {reverse(name) for name in forms}
    sheets = {reverse("networks:network-sheet", args=[network.slug]) for network in Network.objects.all()}
    easy = {reverse("networks:municipality-easy", args=[town.slug]) for town in Municipality.objects.all()}
    body = client.get("/sitemap.xml").content.decode()
    listed = {re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>(.*?)</loc>", body)}

    assert listed == set(pages) - answers - sheets - easy
    assert body.count("<lastmod>") == sum(
        len(SITEMAPS[name].items()) for name in SITEMAPS if name != "seiten"
    )


def of_each_structure(pages: dict[str, Answer]) -> dict[str, Answer]:
    """Return the pages with three tags in a row that no page of their kind before them has; the others repeat these."""
    known: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    found = {}
    for address, page in pages.items():
        parts = address.strip("/").split("/")
        tags = re.findall(r"</?[a-z][^\s>]*", page.text)
        seen, rows = (
            known.setdefault((parts[0], len(parts)), set()),
            set(zip(tags, tags[1:], tags[2:], strict=False)),
        )
        if rows - seen:
            found[address] = page
        seen |= rows
    return found


def test_page_is_valid_html(either_pages):
    def errors(text: str) -> list:
        parser = html5lib.HTMLParser()
        parser.parse(text)
        return parser.errors[:3]

    assert wrong(of_each_structure(either_pages), errors) == {}


def test_page_has_one_h1_one_main_and_no_id_twice(either_pages):
    def faults(text: str) -> list:
        once = [element for element in ("<h1", "<main", "<title>") if text.count(element) != 1]
        return once + [name for name, count in Counter(ids(text)).items() if count > 1]

    assert wrong(either_pages, faults) == {}


def test_headings_go_down_one_level_at_a_time_and_are_never_empty(either_pages):
    empty = re.compile(r"<h([1-6])[^>]*>\s*</h\1>|<h([2-6])[^>]*>[^<]*(?:<[^h/][^<]*)*</h\2>\s*</section>")

    def faults(text: str) -> list:
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        return [step for step in pairwise([0, *levels]) if step[1] - step[0] > 1] or empty.findall(text)

    assert wrong(either_pages, faults) == {}


def test_titles_are_unique(pages):
    titles = Counter(re.search(r"<title>(.*?)</title>", page.text, re.DOTALL)[1] for page in pages.values())

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.usefixtures("seeded")
def test_links_inside_the_site_lead_somewhere(client, pages):
    links = {
        re.split("[#?]", link)[0]
        for page in pages.values()
        for link in re.findall(r'<a [^>]*href="(/[^"]*)"', page.text)
    }
    others = [link for link in links - set(pages) if not link.startswith("/static/")]

    assert [link for link in others if client.get(link).status_code >= 400] == []


def test_fragments_lead_to_an_id_of_the_page(either_pages):
    assert wrong(either_pages, lambda text: set(re.findall(r'href="#([^"]+)"', text)) - set(ids(text))) == {}


def test_every_listed_source_is_cited_on_its_page(either_pages):
    def uncited(text: str) -> set[str]:
        return {name for name in ids(text) if re.fullmatch(r"quelle-\d+", name)} - set(
            re.findall(r'href="#(quelle-\d+)"', text)
        )

    assert wrong(either_pages, uncited) == {}


def test_page_sets_no_cookie_varies_on_none_and_names_no_program(pages):
    headers = {name for page in pages.values() for name in page.headers}
    programs = re.compile(r'name="generator"|Django|gunicorn|WhiteNoise|Python', re.IGNORECASE)

    assert [address for address, page in pages.items() if page.cookies or "Cookie" in page.vary] == []
    assert wrong(pages, programs.findall) == {}
    assert headers & {"Server", "X-Powered-By", "Via"} == set()


def test_page_loads_nothing_from_another_host(pages):
    """Links lead out; nothing is loaded from elsewhere."""
    loads = re.compile(
        r'<(?:img|script|link(?! rel="canonical")|iframe|source|video|use)[^>]*(?:src|href)="(?:https?:)?//'
    )

    assert wrong(pages, loads.findall) == {}


def test_page_has_a_trail_but_the_first_one(pages):
    assert [*wrong(pages, lambda text: 'aria-label="Sie sind hier"' not in text)] == [
        reverse("networks:home")
    ]


def test_page_is_no_official_offer_until_the_operator_is_complete(pages, seeded):
    create_operator()
    official = answers_of(one_of_each())
    mark, robots = "Noch kein amtliches Angebot", '<meta name="robots" content="noindex">'
    unchecked = "noch nicht bei den Stellen nachgeprüft"

    assert wrong(pages, lambda text: mark not in text or robots not in text) == {}
    assert wrong(official, re.compile(r'amtliches Angebot|<meta name="robots"').findall) == {}
    assert (unchecked in official["/"].text, unchecked in official["/impressum/"].text) == (True, False)
    # A Steckbrief and a page in plain language have no room for their evidence.
    facts = {
        address
        for address, page in official.items()
        if "<span>0 von " in page.text or address.endswith(("/steckbrief/", "/einfach/"))
    }
    assert {address for address, page in official.items() if unchecked in page.text} == facts


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

    def missing(text: str) -> set[str]:
        return wanted - set(re.findall(r'<a href="(/[^"#?]*)', text.partition("<footer")[2]))

    assert wrong(either_pages, missing) == {}


def test_typography_is_german(either_pages):
    loose = re.compile(r"§ \d|\bz\. B\.")
    quotes = re.compile(r".{15}(?:&quot;|“[^“„]*”).{5}")

    assert wrong(either_pages, loose.findall) == {}
    assert wrong(either_pages, lambda text: quotes.findall(re.sub(r"<[^>]+>", " ", text))) == {}


@pytest.mark.usefixtures("seeded")
def test_every_towns_way_out_is_its_networks(pages):
    towns = Municipality.objects.select_related("district__network__office", "district__network__district")
    link = re.compile(r'href="([^"]+)" rel="external" data-way-out')

    found = {town.slug: link.findall(pages[town.get_absolute_url()].text) for town in towns}

    assert found == {town.slug: [town.district.network.way_out.url] for town in towns}


def test_every_page_asks_the_database_at_most_ten_times(either_pages):
    assert {address: page.queries for address, page in either_pages.items() if page.queries > 10} == {}
