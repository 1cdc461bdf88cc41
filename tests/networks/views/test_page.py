import pytest

from networks.models import Page
from tests.factories import create_figure, create_page, create_source
from tests.networks.views.reading import elements, section, texts


@pytest.mark.parametrize("rows", [1, 3])
def test_about_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    create_page(sources=[create_source()])
    for _ in range(rows):
        create_figure(sources=[create_source()])

    with django_assert_num_queries(4):
        response = client.get("/ueber/")

    assert len(texts(response, section("zahl", "//tbody/tr"))) == rows
    assert len(texts(response, ".//ol/li[@id]")) == rows + 1


def test_about_without_page_and_figures(client, db):
    create_page(slug=Page.Slug.SUPERVISION, body="Für die andere Seite.")

    response = client.get("/ueber/")

    assert texts(response, ".//section/h2") == ["Weiter"]
    assert elements(response, ".//div[@class='prose']") == []
    assert texts(response, ".//ol[@class='levels__text']/li/strong") == [
        "Empfehlung:",
        "Ziel:",
        "Arbeitsauftrag:",
        "Bericht:",
    ]


def test_about_shows_the_editors_text(client, db):
    create_page(body="# Wozu?\n\nDamit es *gelingt*.", as_of="2024", sources=[create_source()])

    response = client.get("/ueber/")

    assert texts(response, ".//h1") == ["So arbeitet ein Bildungsnetzwerk"]
    assert texts(response, ".//div[@class='prose']/*") == ["Wozu?", "Damit es gelingt."]
    assert texts(response, ".//main/p") == ["Stand: 2024 · noch nicht nachgeprüft · Quelle [1]"]


def test_about_shows_each_figure_with_its_date(client, db):
    create_figure(value=51, as_of="April 2024", note="Ohne Köln.")
    create_figure(value=52, as_of=None, is_current=True, sources=[create_source()])

    response = client.get("/ueber/")

    assert texts(response, section("zahl", "//tbody/tr/td")) == [
        "52",
        "Stand: undatiert · noch nicht nachgeprüft · Quelle [1]",
        "51",
        "Stand: April 2024 · noch nicht nachgeprüft Ohne Köln.",
    ]
