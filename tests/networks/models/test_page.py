import pytest
from django.db import IntegrityError

from networks.models import Page
from tests.databases import duplicate
from tests.factories import create_page


@pytest.mark.parametrize("slug", Page.Slug.values)
def test_page_is_shown_at_its_address(client, db, slug):
    page = create_page(slug=slug, body="Ein Absatz, den nur wir kennen.")

    response = client.get(page.get_absolute_url())

    assert response.context["page"] == page
    assert response.content.decode().count("<p>Ein Absatz, den nur wir kennen.</p>") == 1


def test_address_has_one_page_only(db, sentences):
    create_page()
    second = Page(slug=Page.Slug.ABOUT, body="Noch einer.")

    assert sentences(second) == ["Seite mit diesem Wert für das Feld Erscheint auf existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate("slug")):
        second.save()


def test_page_needs_an_existing_address(db, sentences):
    assert sentences(Page(slug="impressum", body="Text")) == ["Wert 'impressum' ist keine gültige Option."]


def test_shown_on_gives_the_page_or_none(db):
    page = create_page(slug=Page.Slug.ABOUT)

    assert Page.objects.shown_on(Page.Slug.ABOUT) == page
    assert Page.objects.shown_on(Page.Slug.SUPERVISION) is None
