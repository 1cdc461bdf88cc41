import datetime as dt

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from bildungsnetz.duties.models import AccessibilityStatement, BarrierReport
from bildungsnetz.duties.models.barrier_report import MOST_AN_HOUR
from tests.factories import create_barrier_report, create_operator
from tests.networks.admin.forms import fill_in

INDEX = reverse("admin:index")
LIST = reverse("admin:duties_barrierreport_changelist")
ADD = reverse("admin:duties_barrierreport_add")
pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]
TODAY = dt.date(2026, 3, 2)


def received(days_ago: int, **fields) -> BarrierReport:
    noon = dt.datetime.combine(TODAY - dt.timedelta(days=days_ago), dt.time(12))
    return create_barrier_report(received_at=timezone.make_aware(noon), **fields)


def change(report: BarrierReport) -> str:
    return reverse("admin:duties_barrierreport_change", args=[report.pk])


def errors(response) -> dict[str, list[str]]:
    return response.context["adminform"].form.errors


def letters(client, report: BarrierReport) -> dict[str, str]:
    page = html5lib.parse(client.get(change(report)).content.decode(), namespaceHTMLElements=False)
    return {
        box.get("aria-label"): box.text for box in page.findall(".//textarea") if box.get("readonly") == ""
    }


def test_the_list_begins_with_what_is_due(admin_client):
    answered = received(99, answered_on=TODAY)
    with_notice, fresh = received(20, interim_on=TODAY), received(1)
    late, today = received(15), received(14)

    response = admin_client.get(LIST)

    assert list(response.context["cl"].result_list) == [late, today, fresh, with_notice, answered]
    page = response.content.decode()
    assert "noch 13 Tage bis zur Antwort oder Zwischennachricht (fällig am 15.03.2026)" in page
    assert page.count('<strong class="mark">') == 2
    assert (
        '<strong class="mark">Antwort oder Zwischennachricht seit einem Tag überfällig (fällig am 01.03.2026)</strong>'
        in page
    )


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, {"neu", "alt", "fertig"}),
        ({"bearbeitung": "offen"}, {"neu", "alt"}),
        ({"bearbeitung": "ueberfaellig"}, {"alt"}),
        ({"bearbeitung": "beantwortet"}, {"fertig"}),
        ({"q": "fert"}, {"fertig"}),
    ],
)
def test_the_list_is_filtered(admin_client, asked, places):
    received(1, page="neu")
    received(20, page="alt")
    received(30, page="fertig", answered_on=TODAY)

    found = admin_client.get(LIST, asked).context["cl"].result_list

    assert {report.page for report in found} == places


def test_a_report_by_phone_is_taken_down_with_its_day(admin_client):
    fill_in(admin_client, ADD, message="Die Karte ist zu klein.", received_on="2026-02-27")

    report = BarrierReport.objects.get()
    assert (report.message, report.received_on, report.due) == (
        "Die Karte ist zu klein.",
        dt.date(2026, 2, 27),
        dt.date(2026, 3, 13),
    )


def test_a_report_by_phone_did_not_come_in_the_future(admin_client):
    response = fill_in(admin_client, ADD, message="Text", received_on="2026-03-03")

    assert errors(response) == {
        "received_on": ["Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum."]
    }


def test_what_somebody_wrote_is_read_and_not_changed(admin_client):
    report = received(3, message="So stand es da.", reply_to="leserin@beispiel.example")

    page = admin_client.get(change(report)).content.decode()
    admin_client.post(change(report), {"message": "Anders", "note": "Notiz"})

    report.refresh_from_db()
    assert (report.message, report.note) == ("So stand es da.", "Notiz")
    assert '<a href="mailto:leserin@beispiel.example">leserin@beispiel.example</a>' in page


def test_a_report_without_an_address_says_that_nobody_can_be_answered_and_has_no_letters(admin_client):
    report = received(3)

    page = admin_client.get(change(report)).content.decode()

    assert "Eine Antwort ist nicht möglich" in page
    assert ("Vorlagen" in page, letters(admin_client, report)) == (False, {})


def test_what_the_public_form_asks_its_readers_is_not_asked_of_editors(admin_client):
    page = admin_client.get(change(received(3))).content.decode()

    hints = [BarrierReport._meta.get_field(name).help_text for name in ("page", "message")]
    assert [hint for hint in hints if hint in page] == []


def test_a_report_is_answered(admin_client):
    report = received(3)

    fill_in(admin_client, change(report), answered_on="2026-03-02", note="Erledigt")

    report.refresh_from_db()
    assert (report.answered_on, report.clock(TODAY)) == (TODAY, "beantwortet am 02.03.2026")


@pytest.mark.parametrize("name", ["interim_on", "answered_on"])
@pytest.mark.parametrize(
    ("day", "is_right"),
    [("2026-02-26", False), ("2026-02-27", True), ("2026-03-02", True), ("2026-03-03", False)],
)
def test_an_answer_comes_after_the_report_and_not_in_the_future(admin_client, name, day, is_right):
    response = fill_in(admin_client, change(received(3)), **{name: day})

    assert (response.status_code == 302) == is_right
    if not is_right:
        assert errors(response) == {
            name: ["Dieser Tag liegt vor der Meldung oder in der Zukunft. Bitte prüfen Sie das Datum."]
        }


def test_letters_are_ready_and_name_the_ombuds_procedure(admin_client):
    create_operator(name="Musterbehörde")
    AccessibilityStatement.objects.create(ombuds_contact="Musterstraße 1, 12345 Musterstadt")

    found = letters(
        admin_client,
        received(
            3, message="Das „Bild“ {fehlt}.\r\n\r\nBitte helfen Sie.", reply_to="leserin@beispiel.example"
        ),
    )

    ombuds = (
        "Sind Sie damit nicht zufrieden? Dann können Sie ein Ombudsverfahren beantragen (§\N{NO-BREAK SPACE}10d "
        "BGG\N{NO-BREAK SPACE}NRW). Zuständig ist die Ombudsstelle für barrierefreie Informationstechnik des Landes "
        "Nordrhein-Westfalen:\nhttps://www.lbbp.nrw.de/ombudsstelle\nMusterstraße 1, 12345 Musterstadt\n\n"
        "Freundliche Grüße\nMusterbehörde\n"
    )
    assert found == {
        "Vorlage für die Antwort": "Guten Tag,\n\ndanke für Ihre Meldung vom 27. Februar 2026. Sie haben uns "
        f"geschrieben:\n\n> Das „Bild“ {{fehlt}}.\n>\n> Bitte helfen Sie.\n\n[Hier steht unsere Antwort.]\n\n{ombuds}",
        "Vorlage für die Zwischennachricht": "Guten Tag,\n\ndanke für Ihre Meldung vom 27. Februar 2026. Wir kümmern "
        "uns darum, sind aber noch nicht fertig:\n\n[Hier steht, was noch zu klären ist.]\n\nUnsere Antwort bekommen Sie "
        f"spätestens am 10. April 2026.\n\n{ombuds}",
    }


def test_letters_without_operator_and_contact(admin_client):
    found = letters(admin_client, received(3, reply_to="leserin@beispiel.example"))

    assert len(found) == 2
    for letter in found.values():
        assert letter.endswith(
            "/ombudsstelle\n\nFreundliche Grüße\n[Der Anbieter ist noch nicht eingetragen.]\n"
        )


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        (1, "Eine Meldung zu Barrieren</a> ist überfällig."),
        (2, "2 Meldungen zu Barrieren</a> sind überfällig."),
    ],
)
def test_the_index_tells_what_is_late(admin_client, late, sentence):
    for _ in range(late):
        received(20)

    assert sentence in admin_client.get(INDEX).content.decode()


def test_the_index_is_silent_where_nothing_is_late(admin_client):
    received(14)

    assert "überfällig" not in admin_client.get(INDEX).content.decode()


def test_the_index_tells_for_a_day_that_the_form_was_closed(admin_client):
    now = timezone.now()
    reports = [
        BarrierReport(message="Geheim", received_at=now, answered_on=TODAY) for _ in range(MOST_AN_HOUR)
    ]
    BarrierReport.objects.bulk_create(reports)

    page = admin_client.get(INDEX).content.decode()
    BarrierReport.objects.update(received_at=now - dt.timedelta(hours=25))
    later = admin_client.get(INDEX).content.decode()

    sentence = "In den letzten 24 Stunden kamen 200 Meldungen zu Barrieren an. Das Formular war deshalb zeitweise geschlossen."
    assert (sentence in page, "Geheim" in page, "zeitweise" in later) == (True, False, False)
