"""What editors, or whoever took their place, write into the database is text on every page and never markup."""

import datetime as dt
import html
from urllib.parse import quote, urlsplit

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse

from bildungsnetz.duties.models import AccessibilityStatement
from tests.addresses import addresses
from tests.databases import store_any_length
from tests.factories import (
    create_authority,
    create_barrier,
    create_conference,
    create_figure,
    create_film,
    create_network,
    create_operator,
    create_page,
    create_service_centre,
)
from tests.networks.views.reading import create_whole_network, elements

# Their values are keys: a constraint or a query allows no other.
KEYS = {
    "AccessibilityStatement.method",
    "Barrier.reason",
    "BarrierReport.kind",
    "District.ags",
    "Figure.key",
    "Mandate.addressee",
    "Meeting.state",
    "Municipality.ags",
    "Page.slug",
    "PostalCode.kind",
    "PostalCode.plz",
    "Seat.side",
    "SupervisoryAuthority.level",
}
NOT_SHOWN = {
    "FieldOfAction.search_words",
    "Locality.reference",
    "Municipality.school_year",
    "SchoolCount.form",
    "BarrierReport.message",
    "BarrierReport.note",
    "BarrierReport.page",
    "BarrierReport.reply_to",
    "District.nuts",
    "District.seat",
    "Municipality.kind",
}


def text_fields() -> dict[str, models.Field]:
    return {
        f"{model.__name__}.{field.name}": field
        for app in ("networks", "duties")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
        if field.editable
    }


@pytest.fixture
def attacked(db) -> dict[str, int]:
    """Every text field of every record filled with markup, and the number that its markup carries."""
    store_any_length(field for name, field in text_fields().items() if name not in KEYS)
    network = create_whole_network()
    create_network()  # without an office, so its district stands in for it
    create_conference(network=network, date="2990")
    create_authority(level="obere")
    create_figure()
    create_service_centre()
    create_operator()
    create_barrier()
    create_film(is_released=True)
    AccessibilityStatement.objects.create(made_on=dt.date(2024, 6, 15))
    for slug in ("ueber", "schulaufsicht"):
        create_page(slug=slug)
    numbers = {name: number for number, name in enumerate(sorted(text_fields().keys() - KEYS), start=1000)}
    for name, number in numbers.items():
        field = text_fields()[name]
        markup = f'<script>alert({number})</script>"><img src=x onerror="alert({number})">'
        if isinstance(field, models.URLField):
            markup = f"https://boese.example/{markup}"
        for record in field.model.objects.all():
            value = f"{markup}{record.pk}" if field.unique else markup
            field.model.objects.filter(pk=record.pk).update(**{field.name: value})
    return numbers


@pytest.fixture
def pages(client, attacked) -> dict[str, HttpResponse]:
    """Also with what somebody typed into an address: that is text, too."""
    typed = '<script>alert(1)</script>"><img src=x onerror="alert(1)">'
    across = ["/lenkungskreise/?seite=obere", f"/lenkungskreise/?funktion={quote(typed)}"]
    return {address: client.get(address) for address in [*addresses(), *across]}


def test_markup_from_the_database_is_text_and_leads_nowhere(pages):
    """To an HTML parser, not to a search for how we think that it is escaped."""
    markup, schemes = {}, set()
    for address, response in pages.items():
        for element in elements(response, ".//*"):
            if (
                element.tag == "img"
                or "onerror" in element.attrib
                or (element.tag == "script" and "src" not in element.attrib)
            ):
                markup[address] = element.attrib
            schemes |= {
                urlsplit(element.get(name)).scheme for name in ("href", "src") if name in element.attrib
            }

    assert markup == {}
    # A phone or mailbox that holds markup cannot be read, so it is no link.
    assert schemes == {"", "http", "https", "webcal"}


def test_markup_from_the_database_is_shown_so_it_could_have_leaked(pages, attacked):
    shown = "".join(html.unescape(response.content.decode()) for response in pages.values())

    assert {name for name, number in attacked.items() if f"alert({number})" not in shown} == NOT_SHOWN
