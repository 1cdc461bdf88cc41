"""What holds for the admin of every model."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import models
from django.urls import reverse

from networks.models import Network, Page, SupervisoryAuthority
from tests import factories
from tests.networks.admin.forms import fill_in

Make = Callable[..., models.Model]

ALL: dict[str, Make] = {
    "network": factories.create_network,
    "educationoffice": factories.create_office,
    "steeringcommittee": factories.create_committee,
    "seat": factories.create_seat,
    "meeting": factories.create_meeting,
    "aim": factories.create_aim,
    "mandate": factories.create_mandate,
    "recommendation": factories.create_recommendation,
    "educationconference": factories.create_conference,
    "cooperationagreement": factories.create_agreement,
    "focus": factories.create_focus,
    "supervisoryauthority": factories.create_authority,
    "servicecentre": factories.create_service_centre,
    "operator": factories.create_operator,
    "page": factories.create_page,
    "fieldofaction": factories.create_field,
    "figure": factories.create_figure,
    "source": factories.create_source,
    "district": factories.create_district,
    "municipality": factories.create_municipality,
    "postalcode": factories.create_postal_code,
    "accessibilitystatement": factories.create_accessibility_statement,
    "barrier": factories.create_barrier,
    "barrierreport": factories.create_barrier_report,
    "monitoringnotice": factories.create_monitoring_notice,
    "film": factories.create_film,
}
SINGLE = ["servicecentre", "operator", "accessibilitystatement"]  # the list leads straight to the form
READ_ONLY = ["municipality", "postalcode"]
EDITABLE = [name for name in ALL if name not in READ_ONLY]
DATES = {
    "network": {"as_of": "Juni 2008", "checked_on": "2026-01-31"},
    "steeringcommittee": {"constituted": "2008"},
    "seat": {"begins": "2024", "ends": "31.07.2031", "as_of": "Juni 2024"},
    "meeting": {"date": "12.03.2031", "begins_at": dt.time(14), "ends_at": dt.time(16, 30)},
    "aim": {"agreed_on": "September 2025"},
    "mandate": {"due": "2027"},
    "educationconference": {"date": "12.03.2031", "begins_at": dt.time(14)},
    "cooperationagreement": {"effective": "1.8.2008", "ended": "2021", "has_ended": True},
    "source": {"dated": "23.06.2008", "retrieved_on": "2026-01-31"},
    "accessibilitystatement": {"made_on": "2026-01-31"},
    "barrier": {"since": "Mai 2026", "mended_on": "2031-03-12"},
    "monitoringnotice": {"sent_on": "2026-01-31"},
}


def address(record: models.Model, page: str) -> str:
    return reverse(f"admin:networks_{record._meta.model_name}_{page}", args=[record.pk])


def changelist(name: str) -> str:
    return reverse(f"admin:networks_{name}_changelist")


def make(name: str, number: int, /, **fields: Any) -> models.Model:
    if name == "page":
        fields = {"slug": list(Page.Slug)[number % 2] if number < 2 else f"seite-{number}"} | fields
    return ALL[name](**fields)


def test_every_model_of_the_site_has_an_admin():
    registered = {
        model._meta.model_name for model in admin.site._registry if model._meta.app_label == "networks"
    }

    assert registered == set(ALL)


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("network", 5),
        ("educationoffice", 5),
        ("steeringcommittee", 6),
        ("seat", 6),
        ("meeting", 6),
        ("aim", 7),
        ("mandate", 6),
        ("recommendation", 6),
        ("educationconference", 6),
        ("cooperationagreement", 6),
        ("focus", 7),
        ("supervisoryauthority", 5),
        ("page", 5),
        ("fieldofaction", 5),
        ("figure", 5),
        ("source", 5),
        ("district", 5),
        ("municipality", 6),
        ("postalcode", 6),
        ("barrier", 5),
        ("barrierreport", 5),
        ("monitoringnotice", 5),
        ("film", 5),
    ],
)
def test_a_list_asks_as_often_for_three_rows_as_for_one(
    admin_client, django_assert_num_queries, name, queries, how_many
):
    records = [make(name, number) for number in range(how_many)]

    with django_assert_num_queries(queries):
        response = admin_client.get(changelist(name))

    assert set(response.context["cl"].result_list) == set(records)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_nobody_gets_in_without_logging_in(client, db, name, page):
    url = reverse(f"admin:networks_{name}_{page}")

    response = client.get(url)

    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={url}")


@pytest.mark.parametrize("name", ALL)
def test_staff_without_rights_see_nothing(client, db, name):
    record = make(name, 0)
    client.force_login(factories.create_user(is_staff=True))

    answers = [
        client.get(url).status_code
        for url in [address(record, "change"), address(record, "delete"), address(record, "history")]
    ]

    assert answers == [403, 403, 403]


@pytest.mark.parametrize("name", [name for name in ALL if name not in SINGLE])
def test_staff_without_rights_see_no_list(client, db, name):
    client.force_login(factories.create_user(is_staff=True))

    assert client.get(changelist(name)).status_code == 403


@pytest.mark.parametrize("name", EDITABLE)
def test_saving_an_untouched_form_changes_nothing(admin_client, name):
    record = make(name, 0, **DATES.get(name, {}))
    before = type(record).objects.filter(pk=record.pk).values().get()

    response = fill_in(admin_client, address(record, "change"))

    after = type(record).objects.filter(pk=record.pk).values().get()
    assert response.status_code == 302
    assert LogEntry.objects.get().change_message == "[]"
    assert after | {"changed_at": None} == before | {"changed_at": None}


@pytest.mark.parametrize("name", READ_ONLY)
def test_reference_data_can_be_read_but_not_written(admin_client, name):
    record = make(name, 0)

    read = admin_client.get(address(record, "change"))
    written = [
        admin_client.post(url).status_code
        for url in [
            address(record, "change"),
            address(record, "delete"),
            reverse(f"admin:networks_{name}_add"),
        ]
    ]

    assert read.status_code == 200
    assert written == [403, 403, 403]


@pytest.mark.parametrize("name", [*READ_ONLY, "district"])
def test_reference_data_say_how_they_change(admin_client, name):
    record = make(name, 0)

    for url in [changelist(name), address(record, "change")]:
        [hint] = [
            line for line in admin_client.get(url).content.decode().splitlines() if 'class="hint"' in line
        ]
        assert "mit der Datenlieferung" in hint


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("network", "name"),
        ("educationoffice", "name"),
        ("steeringcommittee", "name"),
        ("seat", "function"),
        ("meeting", "place"),
        ("aim", "text"),
        ("mandate", "text"),
        ("recommendation", "text"),
        ("educationconference", "theme"),
        ("cooperationagreement", "note"),
        ("focus", "local_name"),
        ("supervisoryauthority", "name"),
        ("servicecentre", "name"),
        ("operator", "name"),
        ("page", "body"),
        ("fieldofaction", "name"),
        ("figure", "note"),
        ("source", "title"),
        ("district", "name"),
        ("municipality", "name"),
        ("accessibilitystatement", "tested_by_people"),
        ("barrier", "where"),
        ("barrierreport", "page"),
        ("monitoringnotice", "text"),
        ("film", "title"),
    ],
)
def test_text_from_the_database_is_escaped(admin_client, name, field):
    record = make(name, 0, **{field: "<script>alert(1)</script>"})

    for url in [changelist(name), address(record, "change"), address(record, "history")]:
        page = admin_client.get(url, follow=True).content.decode()
        assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in admin_client.get(address(record, "change")).content.decode()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("educationoffice", "/netzwerke/{network.slug}/"),
        ("steeringcommittee", "/lenkungskreise/{network.slug}/"),
        ("seat", "/lenkungskreise/{network.slug}/"),
        ("meeting", "/lenkungskreise/{network.slug}/"),
        ("aim", "/lenkungskreise/{network.slug}/"),
        ("mandate", "/lenkungskreise/{network.slug}/"),
        ("recommendation", "/bildungskonferenzen/{network.slug}/"),
        ("educationconference", "/bildungskonferenzen/{network.slug}/"),
        ("cooperationagreement", "/netzwerke/{network.slug}/"),
        ("focus", "/netzwerke/{network.slug}/"),
        ("supervisoryauthority", "/schulaufsicht/"),
        ("source", "/quellen/"),
        ("operator", "/impressum/"),
        ("accessibilitystatement", "/barrierefreiheit/"),
        ("barrier", "/barrierefreiheit/"),
    ],
)
def test_a_form_leads_to_the_page_that_shows_its_record(admin_client, name, path):
    record = make(name, 0)

    response = admin_client.get(address(record, "change"))

    assert response.context["absolute_url"] == path.format(network=Network.objects.first())


@pytest.mark.parametrize("name", ["network", "fieldofaction", "servicecentre", "page", "municipality"])
def test_a_form_leads_to_its_records_own_page(admin_client, name):
    record = make(name, 0) if name != "page" else factories.create_page()

    response = admin_client.get(admin_client.get(address(record, "change")).context["absolute_url"])

    assert response["Location"] == f"http://testserver{record.get_absolute_url()}"


def test_groups_and_users_have_lists_of_constant_cost(admin_client, django_assert_num_queries):
    for number in range(3):
        factories.create_user()
        Group.objects.create(name=f"Gruppe {number}")

    with django_assert_num_queries(6):
        admin_client.get(reverse("admin:auth_user_changelist"))
    with django_assert_num_queries(5):
        admin_client.get(reverse("admin:auth_group_changelist"))


def test_the_upper_authority_has_a_form_too(admin_client):
    authority = factories.create_authority(level=SupervisoryAuthority.Level.UPPER)

    assert fill_in(admin_client, address(authority, "change"), phone="0251 411-0").status_code == 302
