import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from networks.admin.record.base import without
from networks.models import EducationOffice, Network
from tests.factories import create_conference, create_network, create_office, create_seat, create_source
from tests.networks.admin.forms import fill_in, form_data, form_of, messages, run_action, url

pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def test_mark_checked_writes_date_change_and_history(admin_client, today):
    office, other = create_office(name="Bildungsbüro"), create_office()
    EducationOffice.objects.update(changed_at=LONG_AGO)

    response = run_action(admin_client, "mark_checked", office)

    office.refresh_from_db()
    other.refresh_from_db()
    assert (office.checked_on, office.changed_at > LONG_AGO) == (today, True)
    assert (other.checked_on, other.changed_at) == (None, LONG_AGO)
    assert messages(response) == ["„Bildungsbüro“ ist jetzt als heute geprüft vermerkt."]
    assert LogEntry.objects.get().get_change_message() == "Zuletzt geprüft am geändert."


def test_mark_checked_counts_several_records_and_reports_deleted_ones(admin_client):
    offices = [create_office(), create_office(), create_office()]

    several = run_action(admin_client, "mark_checked", *offices)
    keys = [office.pk for office in offices]
    EducationOffice.objects.all().delete()
    offices[0].pk = keys[0]
    deleted = run_action(admin_client, "mark_checked", offices[0])

    assert messages(several) == ["3 Einträge sind jetzt als heute geprüft vermerkt."]
    assert messages(deleted) == ["Diese Einträge gibt es nicht mehr."]


def test_autocomplete_finds_a_source_by_part_of_its_title(admin_client):
    create_source(title="Jahresbericht 2014")
    wanted = create_source(publisher="Kreis Borken", title="Jahresbericht 2018")

    response = admin_client.get(
        reverse("admin:autocomplete"),
        {"term": "bericht 2018", "app_label": "networks", "model_name": "network", "field_name": "sources"},
    )

    assert response.json()["results"] == [{"id": str(wanted.pk), "text": "Kreis Borken: Jahresbericht 2018"}]


def test_url_without_scheme_gets_https(admin_client):
    office = create_office()

    fill_in(admin_client, url("change", office), website="www.beispiel.example/bildung")

    office.refresh_from_db()
    assert office.website == "https://www.beispiel.example/bildung"


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
def test_form_reads_a_partial_date(admin_client, written, stored):
    network = create_network(as_of="2001")

    fill_in(admin_client, url("change", network), as_of=written)

    network.refresh_from_db()
    assert (network.as_of and network.as_of.iso) == stored


@pytest.mark.parametrize("written", ["irgendwann", "31.02.2008", "2008-13", "<script>", "0000"])
def test_form_refuses_an_unreadable_date_and_keeps_the_input(admin_client, written):
    network = create_network(as_of="2001")

    response = fill_in(admin_client, url("change", network), as_of=written, introduction="Neu")

    assert form_of(response).errors == {
        "as_of": ["Bitte geben Sie ein Datum an, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008."]
    }
    data = form_data(response)
    assert (data["as_of"], data["introduction"]) == ([written], ["Neu"])
    assert Network.objects.get().introduction == ""


def test_saving_warns_of_a_persons_name(admin_client):
    seat = create_seat()
    data = form_data(admin_client.get(url("change", seat)))

    response = admin_client.post(url("change", seat), data | {"note": ["Dr. Weber"]}, follow=True)

    seat.refresh_from_db()
    assert seat.note == "Dr. Weber"
    assert messages(response)[0] == (
        f"Sitz „{seat}“, Anmerkung: „Dr. Weber“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle. Gesichert ist es trotzdem."
    )


def test_delete_page_lists_records_but_no_rows_of_many_to_many_tables(admin_client):
    network = create_network(name="Netz", sources=[create_source()])
    create_conference(network=network, sources=[create_source()])

    response = admin_client.get(url("delete", network))
    admin_client.post(url("delete", network), {"post": "yes"})

    assert dict(response.context["model_count"]) == {"Bildungsnetzwerke": 1, "Bildungskonferenzen": 1}
    assert "Beziehung" not in response.content.decode()
    assert Network.objects.count() == 0


def test_without_drops_lines_and_lists_that_become_empty():
    tree = ["Netz: a", ["Büro: b", ["Band: 1", "Band: 2"], "Band: 3", "Konferenz: c", ["Band: 4", "Ort: d"]]]

    assert without(("Band: ",), tree) == ["Netz: a", ["Büro: b", "Konferenz: c", ["Ort: d"]]]
