import pytest

from networks.models import Page
from tests.factories import create_page


@pytest.mark.parametrize("slug", Page.Slug.values)
def test_page_is_shown_at_its_address(client, db, slug):
    page = create_page(slug=slug, body="Ein Absatz, den nur wir kennen.")

    response = client.get(page.get_absolute_url())

    assert response.context["page"] == page
    assert response.content.decode().count("<p>Ein Absatz, den nur wir kennen.</p>") == 1


def test_shown_on_gives_the_page_or_none(db):
    page = create_page(slug=Page.Slug.ABOUT)

    assert Page.objects.shown_on(Page.Slug.ABOUT) == page
    assert Page.objects.shown_on(Page.Slug.SUPERVISION) is None
