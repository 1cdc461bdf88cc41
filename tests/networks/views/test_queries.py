"""Each page asks the database as often for three rows as for one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Page
from tests.factories import (
    create_agreement,
    create_authority,
    create_conference,
    create_field,
    create_figure,
    create_focus,
    create_locality,
    create_mandate,
    create_meeting,
    create_municipality,
    create_page,
    create_postal_code,
    create_seat,
    create_service_centre,
    create_source,
)
from tests.networks.views.reading import create_chain, create_whole_network


def add_a_row_of_everything(network):
    """Another network, and in this one another of each record that a page lists."""
    create_whole_network()
    town, committee, sources = network.district.municipalities.first(), network.committee, [create_source()]
    create_municipality(district=network.district, sources=sources)
    create_postal_code(municipality=town)
    create_locality(municipality=town)
    create_authority(district=network.district, sources=sources)
    department = create_authority(level="obere", sources=sources)
    create_focus(network=network, sources=sources)
    create_focus(field=network.focuses.first().field, sources=sources)
    create_chain(network, create_field())
    create_chain(network, network.focuses.first().field)
    create_conference(network=network, date=f"29{department.pk % 90 + 10}", sources=sources)
    create_mandate(aim=committee.aims.first(), sources=sources)
    create_agreement(network=network, signed=f"19{department.pk % 90 + 10}", has_ended=True, sources=sources)
    create_seat(committee=committee, side="obere", authority=department, sources=sources)
    create_seat(committee=committee, begins=None, as_of="2009", only_attested=True, sources=sources)
    create_meeting(committee=committee, state="gehalten", date="2020", sources=sources)
    create_meeting(committee=committee, sources=sources)
    create_figure(sources=sources)
    create_source(licence="CC BY 4.0")


# Two queries ask for the version of the content: for the ETag, and for what is remembered until it changes.
QUERIES = {
    "/": 9,
    "/netzwerke/": 5,
    "/netzwerke/vergleich/?a={network}&b={other}": 12,
    "/netzwerke/{network}/": 11,
    "/netzwerke/{network}/steckbrief/": 11,
    "/netzwerke/{network}/kalender.ics": 6,
    "/orte/": 5,
    "/orte/{town}/": 13,
    "/orte/{town}/einfach/": 7,
    "/bildungskonferenzen/": 9,
    "/bildungskonferenzen/kalender.ics": 4,
    "/bildungskonferenzen/{network}/": 11,
    "/lenkungskreise/": 7,
    "/lenkungskreise/?seite=obere": 7,
    "/lenkungskreise/{network}/": 11,
    "/kooperationsvertraege/": 6,
    "/handlungsfelder/": 7,
    "/handlungsfelder/{field}/": 7,
    "/schulaufsicht/": 8,
    "/schulaufsicht/{authority}/": 11,
    "/schulaufsicht/{authority}/kalender.ics": 6,
    "/servicestelle/": 5,
    "/ueber/": 6,
    "/quellen/": 4,
    "/sitemap.xml": 13,
}
# Their content is one record's.
OF_ONE_RECORD = {"/servicestelle/", "/orte/{town}/einfach/"}


def test_page_asks_as_often_for_three_rows_as_for_one(client, db):
    network = create_whole_network()
    create_service_centre(sources=[create_source()])
    create_figure(sources=[create_source()])
    for slug in Page.Slug:
        create_page(slug=slug, sources=[create_source()])
    slugs = {
        "network": network.slug,
        "other": create_whole_network().slug,
        "town": network.district.municipalities.get().slug,
        "field": network.focuses.get().field.slug,
        "authority": create_authority(level="obere", sources=[create_source()]).slug,
    }

    def ask() -> tuple[dict[str, int], dict[str, int]]:
        """Return the number of queries and of bytes by address."""
        client.get("/suche/")  # the first page after a change asks whether the site is official
        queries, sizes = {}, {}
        client.get("/suche/?q=Ort")  # makes the finder's index
        for address in QUERIES:
            with CaptureQueriesContext(connection) as captured:
                sizes[address] = len(client.get(address.format(**slugs)).content)
            queries[address] = len(captured)
        return queries, sizes

    add_a_row_of_everything(network)
    few, small = ask()
    for _ in range(2):
        add_a_row_of_everything(network)
    many, large = ask()

    assert few == many == QUERIES
    assert {address for address in QUERIES if large[address] <= small[address]} == OF_ONE_RECORD
