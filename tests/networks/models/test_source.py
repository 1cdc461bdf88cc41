import pytest
from django.db import IntegrityError

from networks.models import Source
from networks.models.partial_date import INVALID
from tests.databases import duplicate
from tests.factories import create_conference, create_network, create_page, create_source

NO_ADDRESS = "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."


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
    assert [[source.number for source in r.cited] for r in (network, conference, page)] == [[1], [2, 1], [3]]


def test_cited_by_keeps_records_of_two_models_with_the_same_key_apart(db):
    network = create_network(pk=77, sources=[create_source()])
    page = create_page(pk=77, sources=[create_source()])
    conference = create_conference(pk=77, network=network)

    Source.objects.cited_by([page, network, conference])

    assert page.cited == list(page.sources.all())
    assert network.cited == list(network.sources.all())
    assert conference.cited == []


def test_cited_by_passes_over_what_is_missing(db):
    network = create_network()

    assert Source.objects.cited_by([None, network, None]) == []
    assert network.cited == []


def test_cited_by_no_records(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert Source.objects.cited_by([]) == []


def test_cited_by_takes_an_iterator(db):
    network = create_network(sources=[create_source()])

    sources = Source.objects.cited_by(each for each in [network])

    assert sources == network.cited == list(network.sources.all())


@pytest.mark.parametrize("rows", [1, 3])
def test_cited_by_asks_twice_however_many_records(django_assert_num_queries, db, rows):
    records = [create(sources=[create_source()]) for create in (create_network, create_conference)] * rows
    records += [create_conference(sources=[create_source()]) for _ in range(rows)]

    with django_assert_num_queries(2):
        sources = Source.objects.cited_by(records)

    assert len(sources) == 2 + rows


# --- Querysets -----------------------------------------------------------------------------------------------


def test_licensed_and_unlicensed_share_all_sources(db):
    licensed, other = create_source(licence="CC BY 4.0"), create_source()

    assert list(Source.objects.licensed()) == [licensed]
    assert list(Source.objects.unlicensed()) == [other]


def test_sources_are_by_publisher_then_by_title(db):
    for publisher, title in [("B", "A"), ("A", "B"), ("A", "A")]:
        create_source(publisher=publisher, title=title)

    assert [str(source) for source in Source.objects.all()] == ["A: A", "A: B", "B: A"]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [("", False), ("https://quelle.example/", False), ("http://quelle.example/a.pdf", True)],
)
def test_source_with_an_address(db, sentences, url, is_linked):
    assert sentences(create_source(url=url, is_linked=is_linked)) == []


@pytest.mark.parametrize("field", ["url", "licence_url"])
def test_source_whose_address_has_another_scheme(db, sentences, field):
    source = create_source()

    setattr(source, field, "ftp://quelle.example/")

    assert sentences(source) == [NO_ADDRESS]
    with pytest.raises(IntegrityError, match=f"source_{field}_is_http"):
        source.save()


@pytest.mark.parametrize("field", ["url", "licence_url"])
def test_source_whose_address_is_a_script(plain_update, field):
    with pytest.raises(IntegrityError, match=f"source_{field}_is_http"):
        plain_update(create_source(), **{field: "javascript:alert(1)"})


def test_source_that_is_linked_without_an_address(sentences, plain_update):
    source = create_source(is_linked=True)

    source.url = ""

    assert sentences(source) == ["Zum Verlinken fehlt die Adresse der Quelle."]
    with pytest.raises(IntegrityError, match="source_linked_has_address"):
        plain_update(source, url="")
    with pytest.raises(IntegrityError, match="source_linked_has_address"):
        source.save()


def test_source_dated_on_no_date(sentences, plain_update):
    source = create_source()

    source.dated = "undatiert"

    assert sentences(source) == [INVALID]
    with pytest.raises(IntegrityError, match="source_dated_precision_fits"):
        plain_update(source, dated="undatiert")


def test_source_that_exists_already(db, sentences):
    first, second = create_source(), create_source()

    second.key = first.key

    assert sentences(second) == ["Quelle mit diesem Wert für das Feld Kürzel existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate("key")):
        second.save()


# --- The record ----------------------------------------------------------------------------------------------


def test_source_as_text_and_natural_key(db):
    source = create_source(key="bezreg", publisher="Bezirksregierung", title="Netzwerke")

    assert str(source) == "Bezirksregierung: Netzwerke"
    assert source.natural_key() == ("bezreg",)
    assert Source.objects.get_by_natural_key("bezreg") == source
