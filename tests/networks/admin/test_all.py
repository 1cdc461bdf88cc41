"""Rules for the admin of every model."""

import datetime as dt
from typing import Any, get_type_hints
from urllib.parse import parse_qsl

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.management.commands.seed import DEMO
from networks.models import FieldOfAction, Municipality, Network, Page
from tests import factories
from tests.bildungsnetz.accounts.clerk import Clerk
from tests.networks.admin.forms import Data, fill_in, form_data, form_of, results, url

FACTORIES = {
    get_type_hints(create)["return"].__name__: create
    for name, create in vars(factories).items()
    if name.startswith("create_")
}
# By model: a text field and the public page.
MODELS: dict[str, tuple[str, str]] = {
    "Network": ("name", "/netzwerke/{slug}/"),
    "EducationOffice": ("name", "/netzwerke/{slug}/"),
    "SteeringCommittee": ("name", "/lenkungskreise/{slug}/"),
    "Seat": ("function", "/lenkungskreise/{slug}/"),
    "Meeting": ("place", "/lenkungskreise/{slug}/"),
    "Aim": ("text", "/lenkungskreise/{slug}/"),
    "Mandate": ("text", "/lenkungskreise/{slug}/"),
    "Recommendation": ("text", "/bildungskonferenzen/{slug}/"),
    "EducationConference": ("theme", "/bildungskonferenzen/{slug}/"),
    "CooperationAgreement": ("note", "/netzwerke/{slug}/"),
    "Focus": ("local_name", "/netzwerke/{slug}/"),
    "SupervisoryAuthority": ("name", "/schulaufsicht/{record.slug}/"),
    "ServiceCentre": ("name", "/servicestelle/"),
    "Page": ("body", "/ueber/"),
    "FieldOfAction": ("name", "/handlungsfelder/{record.slug}/"),
    "Figure": ("note", ""),
    "Source": ("title", "/quellen/"),
    "District": ("name", "/netzwerke/"),
    "Municipality": ("name", "/orte/{record.slug}/"),
    "Locality": ("name", ""),
    "PostalCode": ("", ""),
    "SchoolCount": ("", ""),
    "Operator": ("name", "/impressum/"),
    "AccessibilityStatement": ("tested_by_people", "/barrierefreiheit/"),
    "Barrier": ("where", "/barrierefreiheit/"),
    "BarrierReport": ("page", ""),
    "MonitoringNotice": ("text", ""),
    "Film": ("title", "/gebaerdensprache/#film-{record.pk}"),
}
# Values that a form could change by accident.
VALUES: dict[str, dict[str, Any]] = {
    "Network": {"as_of": "Juni 2008", "checked_on": dt.date(2026, 1, 31)},
    "SteeringCommittee": {"constituted": "2008"},
    "Seat": {"begins": "2024", "ends": "31.07.2031", "as_of": "Juni 2024"},
    "Meeting": {"date": "12.03.2031", "begins_at": dt.time(14), "ends_at": dt.time(16, 30)},
    "Aim": {"agreed_on": "September 2025"},
    "Mandate": {"due": "2027"},
    "EducationConference": {"date": "12.03.2031", "begins_at": dt.time(14)},
    "CooperationAgreement": {"effective": "1.8.2008", "ended": "2021", "has_ended": True},
    "Source": {"dated": "23.06.2008", "retrieved_on": dt.date(2026, 1, 31)},
    "AccessibilityStatement": {"made_on": dt.date(2026, 1, 31)},
    "Barrier": {"since": "Mai 2026", "mended_on": dt.date(2031, 3, 12)},
    "MonitoringNotice": {"sent_on": dt.date(2026, 1, 31)},
}
SINGLETONS = ["ServiceCentre", "Operator", "AccessibilityStatement"]
READ_ONLY = ["Municipality", "PostalCode", "SchoolCount"]
NOT_ENTERED = ["District", "BarrierReport", "MonitoringNotice", "Film"]  # or not with the form for changes


def create(name: str, number: int = 0, /, **fields: Any) -> models.Model:
    if name == "Group":
        return Group.objects.create(name=f"Gruppe {number}")
    if name == "Page":
        fields["slug"] = [*Page.Slug, "dritte"][number]
    return FACTORIES[name](**fields)


def test_every_model_has_an_admin():
    registered = [model for model in admin.site._registry if model._meta.app_label in {"networks", "duties"}]

    assert {model.__name__ for model in registered} == set(MODELS)


@pytest.mark.parametrize("name", [*(name for name in MODELS if name not in SINGLETONS), "User", "Group"])
def test_changelist_has_as_many_queries_for_three_rows_as_for_one(admin_client, name):
    records, counts = [], []
    for numbers in [[0], [1, 2]]:
        records += [create(name, number) for number in numbers]
        with CaptureQueriesContext(connection) as queries:
            assert set(results(admin_client, type(records[0]))) >= set(records)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


def test_staff_without_permissions_see_nothing(client, db):
    client.force_login(factories.create_user(is_staff=True))

    for name in MODELS:
        record = create(name)
        pages = [url("changelist", type(record)), url("change", record)]
        assert (name, [client.get(page).status_code for page in pages]) == (name, [403, 403])


def test_bulk_actions_need_the_permission_to_change():
    for model_admin in admin.site._registry.values():
        for name in model_admin.actions:
            if isinstance(name, str):
                assert getattr(model_admin, name).allowed_permissions == ["change"]


@pytest.mark.parametrize("name", [name for name in MODELS if name not in READ_ONLY])
def test_saving_an_untouched_form_changes_nothing(admin_client, name):
    record = create(name, **VALUES.get(name, {}))
    before = type(record).objects.filter(pk=record.pk).values().get()

    response = fill_in(admin_client, url("change", record))

    assert (response.status_code, LogEntry.objects.get().change_message) == (302, "[]")
    after = type(record).objects.filter(pk=record.pk).values().get()
    assert after | {"changed_at": None} == before | {"changed_at": None}


@pytest.mark.parametrize("name", [name for name in MODELS if name not in READ_ONLY])
def test_form_comes_back_as_it_was_typed_when_the_session_has_ended(db, name):
    clerk, record = Clerk(), create(name, **VALUES.get(name, {}))
    data = form_data(clerk.get(url("change", record)))
    text = next((field for field in (MODELS[name][0], "note") if field in data), "")
    data |= {text: ["Über Nacht"]} if text else {}
    clerk.let_session_end()

    found = clerk.get(clerk.log_in(clerk.send(url("change", record), data)["Location"])["Location"])

    token = {"csrfmiddlewaretoken": []}
    assert form_data(found) | token == data | token


@pytest.mark.parametrize("name", [*READ_ONLY, "District"])
def test_reference_data_are_read_only(admin_client, name):
    record = create(name)

    for page in [url("changelist", type(record)), url("change", record)]:
        assert "mit der Datenlieferung" in admin_client.get(page).text
    writes = [url("add", type(record)), url("delete", record)]
    writes += [url("change", record)] if name in READ_ONLY else []
    assert {admin_client.post(page, {"post": "yes"}).status_code for page in writes} == {403}


def test_name_and_keys_of_a_district_cannot_be_changed(admin_client):
    district = factories.create_district()
    before = {name: getattr(district, name) for name in ["name", "ags", "nuts", "seat"]}
    data = form_data(admin_client.get(url("change", district)))

    admin_client.post(url("change", district), data | dict.fromkeys(before, "X") | {"phone": "0251 411-1"})

    district.refresh_from_db()
    assert {name: getattr(district, name) for name in before} == before
    assert district.phone == "0251 411-1"


@pytest.mark.parametrize("name", SINGLETONS)
@pytest.mark.parametrize("exists", [True, False])
def test_singleton_has_one_form_and_no_other_pages(admin_client, name, exists):
    record = create(name) if exists else get_type_hints(FACTORIES[name])["return"](pk=1)
    form = url("change", record)

    response = admin_client.get(form)

    assert admin_client.get(url("changelist", type(record)))["Location"] == form
    assert (response.status_code, response.context["absolute_url"]) == (200, MODELS[name][1])
    assert admin_client.get(url("add", type(record))).status_code == 403
    assert admin_client.post(url("delete", record), {"post": "yes"}).status_code == 403
    assert admin_client.get(f"{form}../../2/change/", follow=True).redirect_chain[0] == ("/admin/", 302)
    assert type(record).objects.count() == exists


@pytest.mark.parametrize("name", [name for name, (field, _) in MODELS.items() if field])
def test_text_from_the_database_is_escaped(admin_client, name):
    record = create(name, **{MODELS[name][0]: "</textarea><script>alert(1)</script>"})

    addresses = [url("history", record), url("changelist", type(record)), url("change", record)]
    pages = [admin_client.get(address, follow=True).content.decode() for address in addresses]
    assert ["<script>alert" in page for page in pages] == [False] * 3
    assert "&lt;script&gt;alert" in pages[-1]


@pytest.mark.parametrize("name", [name for name in MODELS if name not in SINGLETONS and MODELS[name][1]])
def test_form_links_to_the_public_page_of_its_record(admin_client, name):
    record = create(name)

    response = admin_client.get(admin.site._registry[type(record)].get_view_on_site_url(record))

    expected = MODELS[name][1].format(record=record, slug=getattr(Network.objects.first(), "slug", ""))
    assert response["Location"] == f"http://testserver{expected}"


def fields(client: Client, page: str) -> Data:
    """Return the values that a form shows, without those of its rows and the hidden ones."""
    data, hidden = form_data(client.get(page)), ("csrfmiddlewaretoken", "original_values")
    return {name: data[name] for name in data if name not in hidden and "-" not in name}


@pytest.mark.parametrize("name", [name for name in MODELS if name not in [*READ_ONLY, *NOT_ENTERED]])
def test_add_form_has_the_fields_of_the_change_form(admin_client, name):
    record = create(name, **VALUES.get(name, {}))
    model = type(record)
    before = fields(admin_client, url("change", record))
    record.delete()
    page = url("change", model(pk=1)) if name in SINGLETONS else url("add", model)

    response = admin_client.post(page, form_data(admin_client.get(page)) | before)

    assert response.status_code == 302
    assert fields(admin_client, url("change", model.objects.order_by("pk").last())) == before


DAY = dt.date(2024, 6, 15)  # the fixture `today`
OFFICE = {"address": "Domplatz 1", "as_of": "2024", "sources": lambda: [factories.create_source()]}
MISSING = {"website": "", "phone": "", "mailbox": "", "address": "", "as_of": None, "sources": []}
BORKEN = {"district": lambda: factories.create_district(name="Kreis Borken", seat="Ahaus")}
ATTESTED = {"only_attested": True, "as_of": "2012", "begins": None}
OLD = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
# The fields of some records of a model, and the numbers of those that its changelist shows for a query.
FOUND: list[tuple[str, list[dict[str, Any]], dict[str, set[int]]]] = [
    (
        "Network",
        [{"name": "Lenkenhorst"}, BORKEN],
        {"q=lenkenhorst": {0}, "q=kreis+borken": {1}, "q=ahaus": {1}},
    ),
    ("Source", [{"title": "Jahresbericht 2014"}, {"title": "Jahresbericht 2018"}], {"q=bericht+2018": {1}}),
    (
        "Aim",
        [{"text": "Anlaufstellen"}, {"field": lambda: factories.create_field(name="Medien")}],
        {"q=anlaufstellen": {0}, "q=medien": {1}},
    ),
    (
        "EducationConference",
        [{"date": "14.09.2022"}, {"place": "Kreishaus"}, {"theme": "Übergänge"}],
        {"q=2022-09": {0}, "q=kreishaus": {1}, "q=gänge": {2}},
    ),
    (
        "Meeting",
        [{"is_released": False}, {"state": "abgesagt"}, {"date": "April 2024"}],
        {"is_released__exact=0": {0}, "state__exact=abgesagt": {1}, "q=2024-04": {2}},
    ),
    (
        "Mandate",
        [{"state": "erledigt"}, {"addressee": "partner", "partner": "Volkshochschule"}],
        {"state__exact=erledigt": {0}, "addressee__exact=partner": {1}, "q=volkshoch": {1}},
    ),
    (
        "Seat",
        [{"role": "vorsitz"}, {"is_vacant": True, "ends": "Juni 2024"}, {"ends": "14.06.2024"}, ATTESTED],
        {"besteht=heute": {0, 1}, "besteht=beendet": {2}, "besteht=belegt": {3}, "is_vacant__exact=1": {1}},
    ),
    (
        "Seat",
        [{"function": "Kämmerei"}, {"role": "vorsitz"}, {"side": "partner"}],
        {"q=kämmerei": {0}, "role__exact=vorsitz": {1}, "side__exact=partner": {2}},
    ),
    (
        "EducationOffice",
        [{}, *({"checked_on": DAY - dt.timedelta(days)} for days in (366, 365, 0))],
        {"geprueft=nie": {0}, "geprueft=alt": {1}, "geprueft=neu": {2, 3}, "geprueft=unsinn": {0, 1, 2, 3}},
    ),
    (
        "EducationOffice",
        [OFFICE, *(OFFICE | {name: value} for name, value in MISSING.items())],
        {f"fehlt={name}": {number} for number, name in enumerate(MISSING, 1)},
    ),
    (
        "Barrier",
        [
            {"where": "Karte"},
            {"mended_on": dt.date(2024, 6, 16)},
            {"mended_on": DAY, "reason": "b-belastung"},
        ],
        {"besteht=heute": {0, 1}, "besteht=behoben": {2}, "q=karte": {0}, "reason__exact=b-belastung": {2}},
    ),
    (
        "BarrierReport",
        [{}, {"received_at": OLD, "page": "Start"}, {"answered_on": DAY}],
        {
            "bearbeitung=offen": {0, 1},
            "bearbeitung=ueberfaellig": {1},
            "bearbeitung=beantwortet": {2},
            "q=start": {1},
        },
    ),
    (
        "MonitoringNotice",
        [{"text": "Karte"}, {"sent_on": DAY}],
        {"versand=offen": {0}, "versand=gesendet": {1}, "q=karte": {0}},
    ),
]


@pytest.mark.parametrize(("name", "records", "expected"), FOUND)
def test_changelist_filters_and_searches(admin_client, today, name, records, expected):
    def called(value: Any) -> Any:
        return value() if callable(value) else value

    made = [create(name, **{key: called(value) for key, value in fields.items()}) for fields in records]

    found = {query: results(admin_client, type(made[0]), **dict(parse_qsl(query))) for query in expected}

    assert {query: {made.index(record) for record in found[query]} for query in expected} == expected


SEEN = [  # model, query, how many records of the real data
    *(("FieldOfAction", query, 2) for query in ("übergang", "Übergang", "UEBERGANG", "U\u0308bergang")),
    *(("Municipality", query, 1) for query in ("MÜNSTER", "muenster", "48143")),
    *(
        ("Meeting", query, 1)
        for query in ("6. Mai 2026", "06.05.2026", "Lenkungskreis 6.\u00a0Mai 2026\u200b")
    ),
    *(("Meeting", query, number) for query, number in [("Mai 2030 kreishaus", 1), ("–", 0), (" ", 10)]),
    ("User", "MÜLLER", 1),
]


def test_changelists_and_autocompletes_find_what_an_editor_means(admin_client, seeded):
    call_command("loaddata", DEMO, verbosity=0)
    factories.create_user(last_name="Mueller")
    models = {model.__name__: model for model in admin.site._registry}
    found = [(name, query, len(results(admin_client, models[name], q=query))) for name, query, _ in SEEN]
    source = factories.create_source(title="Übersicht–Netz")
    parameters = {
        "app_label": "networks",
        "model_name": "network",
        "field_name": "sources",
        "term": "UEBERSICHT-netz",
    }
    completed = admin_client.get(reverse("admin:autocomplete"), parameters).json()["results"]

    assert found == SEEN
    assert [result["id"] for result in completed] == [str(source.pk)]


@pytest.mark.parametrize("order", ["1", "-1"])
def test_changelist_sorts_text_as_german_does(admin_client, order):
    for name in ("Zebra", "Übung", "uhr", "Ubier"):
        factories.create_field(name=name)

    names = [field.name for field in results(admin_client, FieldOfAction, o=order)]

    assert names == ["Ubier", "Übung", "uhr", "Zebra"][:: int(order)]


def test_name_that_reads_like_another_is_refused_at_its_field(admin_client):
    factories.create_field(name="Ganztag")
    field = factories.create_field()

    form = form_of(fill_in(admin_client, url("change", field), name=" GANZ\u200bTAG\u00a0"))

    assert form.errors == {"name": ["Ein Handlungsfeld mit diesem Namen ist schon eingetragen."]}


def test_limit_counts_what_is_seen_and_pasted_text_is_no_change(admin_client):
    field = factories.create_field(name="x" * 119 + "ü")

    response = fill_in(admin_client, url("change", field), name="\u200b" + "x" * 119 + "u\u0308\u00a0")

    assert (response.status_code, LogEntry.objects.get().change_message) == (302, "[]")


def test_town_is_found_by_its_postcode_name_and_key(admin_client):
    towns = [
        create("Municipality"),
        create("Municipality", name="Ahlen"),
        create("Municipality", ags="05570004"),
    ]
    create("PostalCode", plz="59229", municipality=towns[0])

    found = [results(admin_client, Municipality, q=query) for query in ["59229", "ahlen", "05570004"]]

    assert found == [[town] for town in towns]
