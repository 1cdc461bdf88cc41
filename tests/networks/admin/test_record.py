import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from networks.admin.record.base import without
from networks.models import EducationOffice, Network
from tests.factories import (
    create_agreement,
    create_conference,
    create_focus,
    create_network,
    create_office,
    create_source,
    create_user,
)
from tests.networks.admin.forms import fill_in

OFFICES = reverse("admin:networks_educationoffice_changelist")
NETWORKS = reverse("admin:networks_network_changelist")
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def mark_checked(client, *records):
    data = {"action": "mark_checked", "_selected_action": [record.pk for record in records]}
    return client.post(OFFICES, data, follow=True)


def names(response) -> list[str]:
    return [record.name for record in response.context["cl"].result_list]


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 3, 2))
    return dt.date(2026, 3, 2)


def test_mark_checked_writes_todays_date_and_moves_the_change(admin_client, today):
    office, other = create_office(), create_office()
    EducationOffice.objects.update(changed_at=LONG_AGO)

    mark_checked(admin_client, office)

    office.refresh_from_db()
    other.refresh_from_db()
    assert (office.checked_on, office.changed_at > LONG_AGO) == (today, True)
    assert (other.checked_on, other.changed_at) == (None, LONG_AGO)


def test_mark_checked_names_the_one_it_marked(admin_client):
    response = mark_checked(admin_client, create_office(name="Kommunales Bildungsbüro"))

    assert [str(message) for message in response.context["messages"]] == [
        "„Kommunales Bildungsbüro“ ist jetzt als heute geprüft vermerkt."
    ]


def test_mark_checked_counts_the_many_it_marked(admin_client):
    response = mark_checked(admin_client, create_office(), create_office(), create_office())

    assert [str(message) for message in response.context["messages"]] == [
        "3 Einträge sind jetzt als heute geprüft vermerkt."
    ]


def test_mark_checked_stands_in_the_history(admin_client):
    mark_checked(admin_client, create_office())

    assert LogEntry.objects.get().get_change_message() == "Zuletzt geprüft am geändert."


def test_mark_checked_is_not_offered_to_those_who_may_only_look(client, db):
    office = create_office()
    client.force_login(create_user(is_staff=True, permissions=["networks.view_educationoffice"]))

    mark_checked(client, office)

    office.refresh_from_db()
    assert office.checked_on is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("nie", ["nie"]),
        ("alt", ["alt"]),
        ("neu", ["vor genau einem Jahr", "heute"]),
        ("unsinn", ["nie", "alt", "vor genau einem Jahr", "heute"]),
    ],
)
def test_list_filters_by_when_a_record_was_checked(admin_client, today, value, expected):
    for name, checked_on in {
        "nie": None,
        "alt": dt.date(2025, 3, 1),
        "vor genau einem Jahr": dt.date(2025, 3, 2),
        "heute": today,
    }.items():
        create_office(name=name, checked_on=checked_on)

    assert names(admin_client.get(OFFICES, {"geprueft": value})) == expected


@pytest.mark.parametrize(
    ("missing", "value"), [("website", ""), ("phone", ""), ("mailbox", ""), ("address", ""), ("as_of", None)]
)
def test_list_shows_what_a_record_lacks(admin_client, missing, value):
    whole = {"address": "Domplatz 1–3, 48143 Münster", "as_of": "2026"}
    create_office(name="alles da", **whole)
    create_office(name="lückenhaft", **whole | {missing: value})

    assert names(admin_client.get(OFFICES, {"fehlt": missing})) == ["lückenhaft"]


def test_list_shows_what_has_no_source(admin_client):
    create_office(name="belegt", sources=[create_source(), create_source()])
    create_office(name="unbelegt")

    assert names(admin_client.get(OFFICES, {"fehlt": "sources"})) == ["unbelegt"]


def test_list_asks_only_for_what_its_records_can_lack(admin_client):
    response = admin_client.get(NETWORKS)

    [missing] = [
        spec for spec in response.context["cl"].filter_specs if getattr(spec, "parameter_name", "") == "fehlt"
    ]
    assert missing.lookup_choices == [("as_of", "ohne Stand"), ("sources", "ohne Quelle")]


def test_list_counts_what_is_missing(admin_client):
    create_office(website="")
    create_office()

    assert "ohne eigene Website (1)" in admin_client.get(OFFICES, {"_facets": ""}).content.decode()


def test_a_source_is_found_by_a_part_of_its_title(admin_client):
    create_source(title="Jahresbericht 2014")
    wanted = create_source(publisher="Kreis Borken", title="Jahresbericht 2018")

    response = admin_client.get(
        reverse("admin:autocomplete"),
        {"term": "bericht 2018", "app_label": "networks", "model_name": "network", "field_name": "sources"},
    )

    assert response.json()["results"] == [{"id": str(wanted.pk), "text": "Kreis Borken: Jahresbericht 2018"}]


def test_a_note_is_seen_whole(admin_client):
    office = create_office(note="Zwei Sätze. " * 20)

    response = admin_client.get(reverse("admin:networks_educationoffice_change", args=[office.pk]))

    assert response.context["adminform"].form.fields["note"].widget.attrs["rows"] == 3


def test_a_form_cites_a_source(admin_client):
    office, source = create_office(), create_source()
    url = reverse("admin:networks_educationoffice_change", args=[office.pk])

    fill_in(admin_client, url, sources=[str(source.pk)])

    assert list(office.sources.all()) == [source]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2008", "2008"),
        ("Juni 2008", "2008-06"),
        ("23.6.2008", "2008-06-23"),
        (" 06/2008 ", "2008-06"),
        ("", None),
    ],
)
def test_a_form_reads_a_date_as_exact_as_it_is_known(admin_client, written, stored):
    network = create_network(as_of="2001")

    fill_in(admin_client, reverse("admin:networks_network_change", args=[network.pk]), as_of=written)

    network.refresh_from_db()
    assert (network.as_of and network.as_of.iso) == stored


@pytest.mark.parametrize("written", ["irgendwann", "31.02.2008", "2008-13", "<script>", "0000"])
def test_a_form_keeps_what_it_cannot_read(admin_client, written):
    network = create_network(as_of="2001")
    url = reverse("admin:networks_network_change", args=[network.pk])

    response = fill_in(
        admin_client, url, as_of=written, introduction="Neu geschrieben", checked_on="2026-02-01"
    )

    form = response.context["adminform"].form
    assert form.errors == {
        "as_of": ["Bitte geben Sie ein Datum an, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008."]
    }
    assert (form["as_of"].value(), form["introduction"].value(), form["checked_on"].value()) == (
        written,
        "Neu geschrieben",
        "2026-02-01",
    )
    assert Network.objects.get().introduction == ""


def test_a_form_shows_a_date_as_it_can_be_written(admin_client):
    network = create_network(as_of="23.06.2008")

    response = admin_client.get(reverse("admin:networks_network_change", args=[network.pk]))

    assert response.context["adminform"].form["as_of"].value() == "23. Juni 2008"


def test_deleting_names_records_and_not_their_ties_to_sources(admin_client):
    network = create_network(name="Netz", sources=[create_source()])
    create_conference(network=network, number=2, date="2010", sources=[create_source()])

    response = admin_client.get(reverse("admin:networks_network_delete", args=[network.pk]))

    assert dict(response.context["model_count"]) == {"Bildungsnetzwerke": 1, "Bildungskonferenzen": 1}
    assert "Beziehung" not in response.content.decode()


def test_deleting_takes_the_parts_along(admin_client):
    network = create_network()
    create_office(network=network)
    create_agreement(network=network)
    create_focus(network=network)

    admin_client.post(reverse("admin:networks_network_delete", args=[network.pk]), {"post": "yes"})

    assert (Network.objects.count(), EducationOffice.objects.count()) == (0, 0)


def test_without_drops_lines_and_the_lists_they_leave_empty():
    tree = ["Netz: a", ["Büro: b", ["Band: 1", "Band: 2"], "Band: 3", "Konferenz: c", ["Band: 4", "Ort: d"]]]

    assert without(("Band: ",), tree) == ["Netz: a", ["Büro: b", "Konferenz: c", ["Ort: d"]]]
