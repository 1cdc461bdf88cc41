import datetime as dt

import pytest

from networks.models import EducationOffice, Network
from tests.factories import create_office, create_source
from tests.networks.admin.forms import results, url

pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]


def names(client, **parameters) -> list[str]:
    return [office.name for office in results(client, EducationOffice, **parameters)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("nie", ["nie"]),
        ("alt", ["alt"]),
        ("neu", ["vor genau einem Jahr", "heute"]),
        ("unsinn", ["nie", "alt", "vor genau einem Jahr", "heute"]),
    ],
)
def test_checked_filter(admin_client, today, value, expected):
    for name, checked_on in {
        "nie": None,
        "alt": dt.date(2025, 3, 1),
        "vor genau einem Jahr": dt.date(2025, 3, 2),
        "heute": today,
    }.items():
        create_office(name=name, checked_on=checked_on)

    assert names(admin_client, geprueft=value) == expected


def test_missing_filter_finds_each_missing_field(admin_client):
    whole = {"address": "Domplatz 1–3, 48143 Münster", "as_of": "2026", "sources": [create_source()]}
    empty = {"website": "", "phone": "", "mailbox": "", "address": "", "as_of": None, "sources": []}
    create_office(name="vollständig", **whole)
    for field, value in empty.items():
        create_office(name=field, **whole | {field: value})

    assert {field: names(admin_client, fehlt=field) for field in empty} == {field: [field] for field in empty}


def test_missing_filter_offers_only_fields_of_the_model_and_counts(admin_client):
    create_office(website="")
    create_office()

    page = admin_client.get(url("changelist", Network)).context["cl"]
    [missing] = [spec for spec in page.filter_specs if getattr(spec, "parameter_name", "") == "fehlt"]

    assert missing.lookup_choices == [("as_of", "ohne Stand"), ("sources", "ohne Quelle")]
    facets = admin_client.get(url("changelist", EducationOffice), {"_facets": ""}).content.decode()
    assert "ohne eigene Website (1)" in facets
