import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry

from networks.admin.record.base import without
from networks.models import EducationOffice, Network
from tests.factories import create_conference, create_network, create_office, create_source
from tests.networks.admin.forms import fill_in, form_data, form_of, messages, run_action, url

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def test_mark_checked_writes_date_change_and_history(admin_client, today):
    one, *others = [create_office() for _ in range(4)]
    untouched = create_office()
    EducationOffice.objects.update(changed_at=LONG_AGO)

    said = [messages(run_action(admin_client, "mark_checked", *chosen)) for chosen in [[one], others]]
    marked = EducationOffice.objects.filter(checked_on=today, changed_at__gt=LONG_AGO).count()
    left = EducationOffice.objects.get(checked_on=None, changed_at=LONG_AGO)
    EducationOffice.objects.all().delete()
    said.append(messages(run_action(admin_client, "mark_checked", one)))

    assert (marked, left) == (4, untouched)
    assert said == [
        [f"„{one}“ ist jetzt als heute geprüft vermerkt."],
        ["3 Einträge sind jetzt als heute geprüft vermerkt."],
        ["Diese Einträge gibt es nicht mehr."],
    ]
    entries = [entry.get_change_message() for entry in LogEntry.objects.all()]
    assert entries == ["Zuletzt geprüft am geändert."] * 4


def test_url_without_scheme_gets_https(admin_client):
    fill_in(admin_client, url("change", create_office()), website="www.beispiel.example/bildung")

    assert EducationOffice.objects.get().website == "https://www.beispiel.example/bildung"


def test_form_reads_a_partial_date(admin_client):
    stored = {"Juni 2008": "2008-06", " 23.6.2008 ": "2008-06-23", "": None}
    network, found = create_network(as_of="2001"), {}

    for written in stored:
        fill_in(admin_client, url("change", network), as_of=written)
        network.refresh_from_db()
        found[written] = network.as_of and network.as_of.iso

    assert found == stored


@pytest.mark.parametrize("written", ["irgendwann", "31.02.2008", "<script>"])
def test_form_refuses_an_unreadable_date_and_keeps_the_input(admin_client, written):
    network = create_network(as_of="2001")

    response = fill_in(admin_client, url("change", network), as_of=written, introduction="Neu")

    data = form_data(response)
    assert (list(form_of(response).errors), data["as_of"], data["introduction"]) == (
        ["as_of"],
        [written],
        ["Neu"],
    )
    assert Network.objects.get().introduction == ""


def test_delete_page_lists_no_rows_of_many_to_many_tables(admin_client):
    network = create_network(sources=[create_source()])
    create_conference(network=network, sources=[create_source()])

    response = admin_client.get(url("delete", network))

    assert dict(response.context["model_count"]) == {"Bildungsnetzwerke": 1, "Bildungskonferenzen": 1}
    assert "Beziehung" not in response.content.decode()


def test_without_drops_lines_and_lists_that_become_empty():
    tree = ["Netz: a", ["Büro: b", ["Band: 1", "Band: 2"], "Band: 3", "Konferenz: c", ["Band: 4", "Ort: d"]]]

    assert without(("Band: ",), tree) == ["Netz: a", ["Büro: b", "Konferenz: c", ["Ort: d"]]]
