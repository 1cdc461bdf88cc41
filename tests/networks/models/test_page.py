import pytest
from django.db import IntegrityError

from networks.models import Page
from tests.databases import duplicate
from tests.factories import create_page


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("ueber", "So arbeitet ein Bildungsnetzwerk (/ueber/)"),
        ("schulaufsicht", "Schulaufsicht (/schulaufsicht/)"),
    ],
)
def test_page_stands_at_an_address_that_exists(client, db, slug, text):
    page = create_page(slug=slug, body="Ein Absatz, den nur wir kennen.")

    response = client.get(page.get_absolute_url())

    assert str(page) == text
    assert response.context["page"] == page
    assert response.content.decode().count("<p>Ein Absatz, den nur wir kennen.</p>") == 1


def test_page_that_exists_already(db, sentences):
    create_page()
    second = Page(slug=Page.Slug.ABOUT, body="Noch einer.")

    assert sentences(second) == ["Seite mit diesem Wert für das Feld Erscheint auf existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate("slug")):
        second.save()


def test_page_that_stands_nowhere(db, sentences):
    assert sentences(Page(slug="impressum", body="Text")) == ["Wert 'impressum' ist keine gültige Option."]


def test_shown_on(db):
    page = create_page(slug=Page.Slug.ABOUT)

    assert Page.objects.shown_on(Page.Slug.ABOUT) == page
    assert Page.objects.shown_on(Page.Slug.SUPERVISION) is None


def test_page_is_found_by_its_natural_key(db):
    page = create_page()

    assert page.natural_key() == ("ueber",)
    assert Page.objects.get_by_natural_key("ueber") == page
