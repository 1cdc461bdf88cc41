import pytest

from networks.models import Source
from tests.factories import create_conference, create_network, create_page, create_source

# --- cited_by ------------------------------------------------------------------------------------------------


def test_cited_by_numbers_in_the_order_of_the_records(db):
    third, first, second = create_source(), create_source(), create_source()
    create_source()
    network = create_network(sources=[first])
    conference = create_conference(sources=[second])
    conference.sources.add(first)
    page = create_page(sources=[third])

    sources = Source.objects.cited_by([network, conference, page])

    assert [(source.pk, source.number) for source in sources] == [
        (first.pk, 1),
        (second.pk, 2),
        (third.pk, 3),
    ]
    assert [[source.number for source in r.cited] for r in (network, conference, page)] == [[1], [1, 2], [3]]


def test_cited_by_keeps_records_of_two_models_with_the_same_key_apart(db):
    network = create_network(pk=77, sources=[create_source()])
    page = create_page(pk=77, sources=[create_source()])
    conference = create_conference(pk=77, network=network)

    Source.objects.cited_by([page, network, conference])

    assert page.cited == list(page.sources.all())
    assert network.cited == list(network.sources.all())
    assert conference.cited == []


def test_cited_by_accepts_an_iterator_and_skips_none(django_assert_num_queries, db):
    network, bare = create_network(sources=[create_source()]), create_network()

    sources = Source.objects.cited_by(record for record in [None, network, bare])
    with django_assert_num_queries(0):
        nothing = Source.objects.cited_by([])

    assert sources == network.cited == list(network.sources.all())
    assert (bare.cited, nothing) == ([], [])


@pytest.mark.parametrize("rows", [1, 3])
def test_cited_by_needs_two_queries(django_assert_num_queries, db, rows):
    records = [create(sources=[create_source()]) for create in (create_network, create_conference)] * rows
    records += [create_conference(sources=[create_source()]) for _ in range(rows)]

    with django_assert_num_queries(2):
        sources = Source.objects.cited_by(records)

    assert len(sources) == 2 + rows


# --- Querysets -----------------------------------------------------------------------------------------------


def test_licensed_and_unlicensed_sources(db):
    licensed, other = create_source(licence="CC BY 4.0"), create_source()

    assert list(Source.objects.licensed()) == [licensed]
    assert list(Source.objects.unlicensed()) == [other]


def test_sources_are_sorted_by_publisher_and_title(db):
    for publisher, title in [("B", "A"), ("A", "B"), ("A", "A")]:
        create_source(publisher=publisher, title=title)

    assert [str(source) for source in Source.objects.all()] == ["A: A", "A: B", "B: A"]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["url", "licence_url"])
def test_address_of_a_source_is_an_http_address(db, sentences, assert_refused, field):
    addresses = ["", "https://quelle.example/", "http://quelle.example/a.pdf"]

    assert [sentences(create_source(is_linked=False, **{field: each})) for each in addresses] == [[], [], []]
    assert_refused(create_source(), f"source_{field}_is_http", **{field: "ftp://quelle.example/"})


def test_linked_source_needs_an_address(assert_refused):
    assert_refused(create_source(is_linked=True), "source_linked_has_address", url="")
