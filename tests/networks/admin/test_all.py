"""Rules for the admin of every model."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from networks.models import Network, Page, SupervisoryAuthority
from tests import factories
from tests.networks.admin.forms import fill_in, form_data, form_of, results, url

# By model: how to make a record, a text field, fields that a form could change by accident, and its public page.
MODELS: dict[str, tuple[Callable[..., models.Model], str, dict[str, Any], str]] = {
    "Network": (
        factories.create_network,
        "name",
        {"as_of": "Juni 2008", "checked_on": dt.date(2026, 1, 31)},
        "/netzwerke/{slug}/",
    ),
    "EducationOffice": (factories.create_office, "name", {}, "/netzwerke/{slug}/"),
    "SteeringCommittee": (
        factories.create_committee,
        "name",
        {"constituted": "2008"},
        "/lenkungskreise/{slug}/",
    ),
    "Seat": (
        factories.create_seat,
        "function",
        {"begins": "2024", "ends": "31.07.2031", "as_of": "Juni 2024"},
        "/lenkungskreise/{slug}/",
    ),
    "Meeting": (
        factories.create_meeting,
        "place",
        {"date": "12.03.2031", "begins_at": dt.time(14), "ends_at": dt.time(16, 30)},
        "/lenkungskreise/{slug}/",
    ),
    "Aim": (factories.create_aim, "text", {"agreed_on": "September 2025"}, "/lenkungskreise/{slug}/"),
    "Mandate": (factories.create_mandate, "text", {"due": "2027"}, "/lenkungskreise/{slug}/"),
    "Recommendation": (factories.create_recommendation, "text", {}, "/bildungskonferenzen/{slug}/"),
    "EducationConference": (
        factories.create_conference,
        "theme",
        {"date": "12.03.2031", "begins_at": dt.time(14)},
        "/bildungskonferenzen/{slug}/",
    ),
    "CooperationAgreement": (
        factories.create_agreement,
        "note",
        {"effective": "1.8.2008", "ended": "2021", "has_ended": True},
        "/netzwerke/{slug}/",
    ),
    "Focus": (factories.create_focus, "local_name", {}, "/netzwerke/{slug}/"),
    "SupervisoryAuthority": (factories.create_authority, "name", {}, "/schulaufsicht/"),
    "ServiceCentre": (factories.create_service_centre, "name", {}, "/servicestelle/"),
    "Page": (factories.create_page, "body", {}, "/ueber/"),
    "FieldOfAction": (factories.create_field, "name", {}, "/handlungsfelder/{record.slug}/"),
    "Figure": (factories.create_figure, "note", {}, ""),
    "Source": (
        factories.create_source,
        "title",
        {"dated": "23.06.2008", "retrieved_on": dt.date(2026, 1, 31)},
        "/quellen/",
    ),
    "District": (factories.create_district, "name", {}, "/netzwerke/"),
    "Municipality": (factories.create_municipality, "name", {}, "/orte/{record.slug}/"),
    "PostalCode": (factories.create_postal_code, "", {}, ""),
    "Operator": (factories.create_operator, "name", {}, "/impressum/"),
    "AccessibilityStatement": (
        factories.create_accessibility_statement,
        "tested_by_people",
        {"made_on": dt.date(2026, 1, 31)},
        "/barrierefreiheit/",
    ),
    "Barrier": (
        factories.create_barrier,
        "where",
        {"since": "Mai 2026", "mended_on": dt.date(2031, 3, 12)},
        "/barrierefreiheit/",
    ),
    "BarrierReport": (factories.create_barrier_report, "page", {}, ""),
    "MonitoringNotice": (factories.create_monitoring_notice, "text", {"sent_on": dt.date(2026, 1, 31)}, ""),
    "Film": (factories.create_film, "title", {}, "/gebaerdensprache/#film-{record.pk}"),
}
SINGLETONS = ["ServiceCentre", "Operator", "AccessibilityStatement"]
READ_ONLY = ["Municipality", "PostalCode"]


def create(name: str, number: int = 0, /, **fields: Any) -> models.Model:
    if name == "User":
        return factories.create_user()
    if name == "Group":
        return Group.objects.create(name=f"Gruppe {number}")
    if name == "Page":
        fields["slug"] = [*Page.Slug, "dritte"][number]
    return MODELS[name][0](**fields)


def model_of(name: str) -> type[models.Model]:
    return next(model for model in apps.get_models() if model.__name__ == name and hasattr(model, "objects"))


def test_every_model_has_an_admin():
    registered = [model for model in admin.site._registry if model._meta.app_label in {"networks", "duties"}]

    assert {model.__name__ for model in registered} == set(MODELS)


@pytest.mark.parametrize("name", [*(name for name in MODELS if name not in SINGLETONS), "User", "Group"])
def test_changelist_has_as_many_queries_for_three_rows_as_for_one(admin_client, name):
    records, counts = [], []
    for number in range(3):
        records.append(create(name, number))
        with CaptureQueriesContext(connection) as queries:
            assert set(results(admin_client, type(records[0]))) >= set(records)
        counts.append(len(queries))

    assert counts[0] == counts[2] <= 8


def test_staff_without_permissions_see_nothing(client, db):
    client.force_login(factories.create_user(is_staff=True))

    for name in MODELS:
        record = create(name)
        statuses = [client.get(url(page, record)).status_code for page in ["change", "delete", "history"]]
        assert (name, *statuses, client.get(url("changelist", type(record))).status_code) == (
            name,
            403,
            403,
            403,
            403,
        )


def test_bulk_actions_need_the_permission_to_change():
    actions = [
        getattr(model_admin, action)
        for model_admin in admin.site._registry.values()
        for action in model_admin.actions
        if isinstance(action, str)
    ]

    assert {action.allowed_permissions == ["change"] for action in actions} == {True}


@pytest.mark.parametrize("name", [name for name in MODELS if name not in READ_ONLY])
def test_saving_an_untouched_form_changes_nothing(admin_client, name):
    record = create(name, **MODELS[name][2])
    before = type(record).objects.filter(pk=record.pk).values().get()

    response = fill_in(admin_client, url("change", record))

    assert (response.status_code, LogEntry.objects.get().change_message) == (302, "[]")
    after = type(record).objects.filter(pk=record.pk).values().get()
    assert after | {"changed_at": None} == before | {"changed_at": None}


@pytest.mark.parametrize("name", [*READ_ONLY, "District"])
def test_reference_data_say_how_they_change_and_are_neither_added_nor_deleted(admin_client, name):
    record = create(name)

    for page in [url("changelist", type(record)), url("change", record)]:
        assert "mit der Datenlieferung" in admin_client.get(page).content.decode()
    writes = [url("add", type(record)), url("delete", record)]
    writes += [url("change", record)] if name in READ_ONLY else []
    assert {admin_client.post(page, {"post": "yes"}).status_code for page in writes} == {403}


def test_name_and_keys_of_a_district_cannot_be_changed(admin_client):
    district = factories.create_district(name="Kreis Borken", ags="05554", nuts="DEA34", seat="Borken")
    data = form_data(admin_client.get(url("change", district)))

    admin_client.post(
        url("change", district),
        data | {"name": "X", "ags": "99999", "nuts": "X", "seat": "Y", "phone": "0251 1"},
    )

    district.refresh_from_db()
    assert (district.name, district.ags, district.nuts, district.seat, district.phone) == (
        "Kreis Borken",
        "05554",
        "DEA34",
        "Borken",
        "0251 1",
    )


@pytest.mark.parametrize("name", SINGLETONS)
@pytest.mark.parametrize("exists", [True, False])
def test_singleton_has_one_form_and_no_other_pages(admin_client, name, exists):
    record = create(name) if exists else model_of(name)(pk=1)
    form = url("change", record)

    response = admin_client.get(form)

    assert admin_client.get(url("changelist", type(record)))["Location"] == form
    assert (response.status_code, response.context["absolute_url"]) == (200, MODELS[name][3])
    assert admin_client.get(url("add", type(record))).status_code == 403
    assert admin_client.post(url("delete", record), {"post": "yes"}).status_code == 403
    assert admin_client.get(f"{form}../../2/change/", follow=True).redirect_chain[0] == ("/admin/", 302)
    assert type(record).objects.count() == exists


@pytest.mark.parametrize("name", [name for name, (_, field, _, _) in MODELS.items() if field])
def test_text_from_the_database_is_escaped(admin_client, name):
    record = create(name, **{MODELS[name][1]: "</textarea><script>alert(1)</script>"})

    for page in [url("changelist", type(record)), url("change", record), url("history", record)]:
        assert "<script>alert" not in admin_client.get(page, follow=True).content.decode()
    assert "&lt;script&gt;alert" in admin_client.get(url("change", record)).content.decode()


@pytest.mark.parametrize("name", [name for name in MODELS if name not in SINGLETONS and MODELS[name][3]])
def test_form_links_to_the_public_page_of_its_record(admin_client, name):
    record = create(name)

    response = admin_client.get(admin_client.get(url("change", record)).context["absolute_url"])

    expected = MODELS[name][3].format(record=record, slug=getattr(Network.objects.first(), "slug", ""))
    assert response["Location"] == f"http://testserver{expected}"


def network() -> str:
    return str(factories.create_network().pk)


ENTERED: dict[str, Callable[[], dict[str, Any]]] = {
    "CooperationAgreement": lambda: {
        "network": network(),
        "kind": "wiederaufnahme",
        "signed": "14. September 2022",
        "effective": "Oktober 2022",
        "checked_on": "2026-11-02",
    },
    "EducationConference": lambda: {
        "network": network(),
        "date": "14. September 2022",
        "number": "7",
        "begins_at": "09:30",
        "documentation": "https://beispiel.example/doku.pdf",
        "sources": [str(factories.create_source().pk)],
    },
    "EducationOffice": lambda: {"network": network(), "name": "Bildungsbüro", "phone": "0209 169-0"},
    "Focus": lambda: {
        "network": network(),
        "field": str(factories.create_field().pk),
        "local_name": "Medien",
    },
    "SteeringCommittee": lambda: {"network": network(), "constituted": "März 2009", "rhythm": "jährlich"},
    "Recommendation": lambda: {
        "conference": str(factories.create_conference().pk),
        "number": "1",
        "text": "Begleiten",
    },
    "Meeting": lambda: {
        "committee": str(factories.create_committee().pk),
        "date": "12. März 2026",
        "number": "4",
        "place": "Kreishaus",
    },
    "Mandate": lambda: {
        "aim": str(factories.create_aim().pk),
        "text": "Karte zeichnen",
        "addressee": "partner",
        "partner": "Volkshochschule",
        "due": "2027",
    },
    "SupervisoryAuthority": lambda: {
        "level": "obere",
        "name": "Dezernat 41",
        "slug": "dezernat-41",
        "parent": str(factories.create_authority(level=SupervisoryAuthority.Level.UPPER).pk),
    },
    "ServiceCentre": lambda: {"name": "Servicestelle", "host_body": "Bezirksregierung", "tasks": "- berät"},
    "Page": lambda: {"slug": "ueber", "body": "## Worum es geht\n\n- drei Ebenen"},
    "FieldOfAction": lambda: {"name": "Übergang", "slug": "uebergang", "description": "Worum es geht."},
    "Figure": lambda: {"key": "netzwerke-in-nrw", "value": "52", "as_of": "November 2026"},
    "Source": lambda: {
        "publisher": "Bezirksregierung",
        "title": "Bildungsnetzwerke",
        "key": "bezreg",
        "url": "https://www.bezreg.example/",
        "is_linked": "on",
        "dated": "April 2024",
    },
    "Operator": lambda: {"name": "Musterbehörde", "log_days": "0"},
}


@pytest.mark.parametrize("name", ENTERED)
def test_entered_values_appear_in_the_form_again(admin_client, name):
    model, values = model_of(name), ENTERED[name]()
    page = url("change", model(pk=1)) if name in SINGLETONS else url("add", model)

    response = fill_in(admin_client, page, **values)

    data = form_data(admin_client.get(url("change", model.objects.order_by("pk").last())))
    assert response.status_code == 302
    assert {key: data[key] for key in values} == {
        key: value if isinstance(value, list) else [value] for key, value in values.items()
    }


def second(record: models.Model, parent: str) -> dict[str, str]:
    return {parent: str(getattr(record, f"{parent}_id"))}


# By model: a function that returns the input, and the expected errors; "" stands above the form.
REFUSED: list[tuple[str, Callable[[], dict[str, str]], dict[str, str]]] = [
    (
        "CooperationAgreement",
        lambda: second(factories.create_agreement(), "network") | {"signed": "2022"},
        {"": "Dieses Bildungsnetzwerk hat schon einen laufenden Vertrag."},
    ),
    (
        "CooperationAgreement",
        lambda: {"network": network(), "signed": "2008", "ended": "2007", "has_ended": "on"},
        {"": "Das Ende des Vertrags muss nach seinem Beginn liegen."},
    ),
    (
        "EducationConference",
        lambda: second(factories.create_conference(date="Mai 2014"), "network") | {"date": "Mai 2014"},
        {"": "Eine Konferenz mit diesem Datum ist bei diesem Netzwerk schon eingetragen."},
    ),
    (
        "EducationConference",
        lambda: (
            second(factories.create_conference(number=5), "network") | {"date": "Mai 2014", "number": "5"}
        ),
        {"": "Eine Konferenz mit dieser Nummer ist bei diesem Netzwerk schon eingetragen."},
    ),
    (
        "EducationOffice",
        lambda: second(factories.create_office(), "network") | {"name": "Zweites Büro"},
        {"network": "Dieses Bildungsnetzwerk hat schon ein Bildungsbüro."},
    ),
    (
        "EducationOffice",
        lambda: {"network": network(), "name": "Büro", "phone": "ruf an", "website": "ftp://a.example/"},
        {
            "phone": "Bitte schreiben Sie die Telefonnummer mit Ziffern und Leerzeichen, z. B. 0251 411-0.",
            "website": "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt.",
        },
    ),
    (
        "Recommendation",
        lambda: (
            second(factories.create_recommendation(number=1), "conference") | {"number": "1", "text": "Neu"}
        ),
        {"": "Diese Nummer hat bei dieser Konferenz schon eine andere Empfehlung."},
    ),
    (
        "Figure",
        lambda: {"key": factories.create_figure(as_of="2024").key, "value": "52", "as_of": "2024"},
        {"": "Diese Kennzahl ist für diesen Stand schon eingetragen."},
    ),
    (
        "Source",
        lambda: {"publisher": "Stelle", "title": "Titel", "key": "titel", "is_linked": "on"},
        {"": "Zum Verlinken fehlt die Adresse der Quelle."},
    ),
    (
        "SupervisoryAuthority",
        lambda: {"level": "untere", "name": "Schulamt", "slug": "schulamt"},
        {"": "Die untere Schulaufsicht gehört zu genau einer Gebietskörperschaft, die obere zu keiner."},
    ),
    *(
        (
            "Mandate",
            lambda change=change: {"aim": str(factories.create_aim().pk), "text": "Neu"} | change,
            {"": "Ein Auftrag geht an genau eine Stelle:"},
        )
        for change in [{"partner": "Volkshochschule"}, {"addressee": "partner"}]
    ),
    (
        "Aim",
        lambda: {
            "committee": str(factories.create_committee().pk),
            "text": "Neu",
            "field": str(factories.create_field().pk),
            "recommendation": str(factories.create_recommendation().pk),
        },
        {"recommendation": "Diese Empfehlung"},
    ),
]


@pytest.mark.parametrize(("name", "values", "expected"), REFUSED)
def test_broken_rule_shows_its_sentence_and_keeps_the_input(admin_client, name, values, expected):
    values = values()

    response = fill_in(admin_client, url("add", model_of(name)), **values)

    errors = {field.replace("__all__", ""): messages for field, messages in form_of(response).errors.items()}
    assert {field: len(messages) for field, messages in errors.items()} == dict.fromkeys(expected, 1)
    assert [field for field in expected if not errors[field][0].startswith(expected[field])] == []
    data = form_data(response)
    assert {key: data[key] for key in values} == {key: [value] for key, value in values.items()}


# By model: the searched record and parameters of its changelist that find it and no other one.
FOUND: list[tuple[str, Callable[[], models.Model], list[dict[str, str]]]] = [
    (
        "Network",
        lambda: factories.create_network(
            name="Lenkenhorst", district=factories.create_district(name="Kreis Borken", seat="Ahaus")
        ),
        [{"q": "lenkenhorst"}, {"q": "Kreis Borken"}, {"q": "ahaus"}],
    ),
    (
        "Aim",
        lambda: factories.create_aim(text="Anlaufstellen", field=factories.create_field(name="Übergang")),
        [{"q": "anlaufstellen"}, {"q": "Übergang"}],
    ),
    (
        "EducationConference",
        lambda: factories.create_conference(date="14.09.2022", place="Kreishaus", theme="Übergänge"),
        [{"q": "2022-09"}, {"q": "kreishaus"}, {"q": "gänge"}],
    ),
    (
        "Meeting",
        lambda: factories.create_meeting(is_released=False, state="abgesagt", date="April 2026"),
        [{"is_released__exact": "0"}, {"state__exact": "abgesagt"}, {"q": "2026-04"}],
    ),
    (
        "Mandate",
        lambda: factories.create_mandate(state="erledigt", addressee="partner", partner="Volkshochschule"),
        [{"state__exact": "erledigt"}, {"addressee__exact": "partner"}, {"q": "volkshoch"}],
    ),
    (
        "Municipality",
        lambda: (
            factories.create_postal_code(
                plz="59229", municipality=factories.create_municipality(name="Ahlen", ags="05570004")
            ).municipality
        ),
        [{"q": "ahlen"}, {"q": "05570004"}, {"q": "59229"}],
    ),
]


@pytest.mark.parametrize(("name", "wanted", "queries"), FOUND)
def test_changelist_finds_a_record(admin_client, name, wanted, queries):
    wanted = wanted()
    create(name)

    assert [results(admin_client, type(wanted), **parameters) for parameters in queries] == [[wanted]] * len(
        queries
    )
