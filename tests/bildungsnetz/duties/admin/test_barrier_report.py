import datetime as dt

import html5lib
import pytest
from django.utils import timezone

from bildungsnetz.duties.models import AccessibilityStatement, BarrierReport
from bildungsnetz.duties.models.barrier_report import MOST_AN_HOUR
from tests.factories import create_barrier_report, create_operator
from tests.networks.admin.forms import fill_in, form_of, url

pytestmark = pytest.mark.usefixtures("today")
TODAY = dt.date(2024, 6, 15)
READER = "leserin@beispiel.example"


def received(days_ago: int, **fields) -> BarrierReport:
    noon = dt.datetime.combine(TODAY - dt.timedelta(days=days_ago), dt.time(12))
    return create_barrier_report(received_at=timezone.make_aware(noon), **fields)


def letters(client, report: BarrierReport) -> dict[str, str]:
    page = html5lib.parse(client.get(url("change", report)).content.decode(), namespaceHTMLElements=False)
    return {
        box.get("aria-label"): box.text for box in page.findall(".//textarea") if box.get("readonly") == ""
    }


def test_changelist_sorts_by_due_day_and_marks_what_is_due(admin_client):
    answered = received(99, answered_on=TODAY)
    with_notice, fresh = received(20, interim_on=TODAY), received(1)
    late, today = received(15), received(14)

    response = admin_client.get(url("changelist", BarrierReport))

    assert list(response.context["cl"].result_list) == [late, today, fresh, with_notice, answered]
    page = response.content.decode()
    assert page.count('<strong class="mark">') == 2
    assert f'<strong class="mark">{late.clock(TODAY)}</strong>' in page


def test_report_by_phone_has_its_own_day_and_no_future_one(admin_client):
    values = {"message": "Die Karte ist zu klein."}

    refused = fill_in(admin_client, url("add", BarrierReport), **values, received_on="2024-06-16")
    fill_in(admin_client, url("add", BarrierReport), **values, received_on="2024-06-12")

    assert form_of(refused).errors == {
        "received_on": ["Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum."]
    }
    report = BarrierReport.objects.get()
    assert (report.message, report.received_on) == ("Die Karte ist zu klein.", dt.date(2024, 6, 12))


def test_message_is_read_only_and_without_the_hints_of_the_public_form(admin_client):
    report = received(3, message="So stand es da.", reply_to=READER)

    page = admin_client.get(url("change", report)).content.decode()
    admin_client.post(url("change", report), {"message": "Anders", "note": "Notiz"})

    report.refresh_from_db()
    assert (report.message, report.note) == ("So stand es da.", "Notiz")
    assert f'<a href="mailto:{READER}">{READER}</a>' in page
    hints = [BarrierReport._meta.get_field(name).help_text for name in ("page", "message")]
    assert [hint for hint in hints if hint in page] == []


def test_report_without_address_has_no_letters(admin_client):
    report = received(3)

    assert "Eine Antwort ist nicht möglich" in admin_client.get(url("change", report)).text
    assert letters(admin_client, report) == {}


@pytest.mark.parametrize("name", ["interim_on", "answered_on"])
def test_answer_is_not_before_the_report_nor_in_the_future(admin_client, name):
    errors = {}
    for day in ["2024-06-11", "2024-06-12", "2024-06-15", "2024-06-16"]:
        response = fill_in(admin_client, url("change", received(3)), **{name: day})
        errors[day] = response.status_code == 200 and form_of(response).errors

    refused = {name: ["Dieser Tag liegt vor der Meldung oder in der Zukunft. Bitte prüfen Sie das Datum."]}
    assert list(errors.values()) == [refused, False, False, refused]


def test_letters_quote_the_report_and_name_the_ombuds_procedure(admin_client):
    report = received(3, message="Das „Bild“ {fehlt}.\r\n\r\nBitte helfen Sie.", reply_to=READER)
    without_operator = letters(admin_client, report)
    create_operator(name="Musterbehörde")
    AccessibilityStatement.objects.create(ombuds_contact="Musterstraße 1, 12345 Musterstadt")

    ombuds = (
        "Sind Sie damit nicht zufrieden? Dann können Sie ein Ombudsverfahren beantragen (§\N{NO-BREAK SPACE}10d "
        "BGG\N{NO-BREAK SPACE}NRW). Zuständig ist die Ombudsstelle für barrierefreie Informationstechnik des Landes "
        "Nordrhein-Westfalen:\nhttps://www.lbbp.nrw.de/ombudsstelle\n{}Freundliche Grüße\n{}\n"
    )
    expected = {
        "Vorlage für die Antwort": "Guten Tag,\n\ndanke für Ihre Meldung vom 12. Juni 2024. Sie haben uns "
        "geschrieben:\n\n> Das „Bild“ {fehlt}.\n>\n> Bitte helfen Sie.\n\n[Hier steht unsere Antwort.]\n\n",
        "Vorlage für die Zwischennachricht": "Guten Tag,\n\ndanke für Ihre Meldung vom 12. Juni 2024. Wir kümmern "
        "uns darum, sind aber noch nicht fertig:\n\n[Hier steht, was noch zu klären ist.]\n\nUnsere Antwort bekommen Sie "
        "spätestens am 24. Juli 2024.\n\n",
    }
    nobody = ombuds.format("\n", "[Der Anbieter ist noch nicht eingetragen.]")
    somebody = ombuds.format("Musterstraße 1, 12345 Musterstadt\n\n", "Musterbehörde")
    assert without_operator == {name: text + nobody for name, text in expected.items()}
    assert letters(admin_client, report) == {name: text + somebody for name, text in expected.items()}


def test_index_counts_overdue_reports(admin_client):
    received(14)
    sentences = [
        "Eine Meldung zu Barrieren</a> ist überfällig.",
        "2 Meldungen zu Barrieren</a> sind überfällig.",
    ]
    assert "überfällig" not in admin_client.get("/admin/").text
    for sentence in sentences:
        received(20)
        assert sentence in admin_client.get("/admin/").text


def test_index_reports_a_flood_but_no_message(admin_client):
    BarrierReport.objects.bulk_create(
        BarrierReport(message="Geheim", received_at=timezone.now(), answered_on=TODAY)
        for _ in range(MOST_AN_HOUR)
    )

    page = admin_client.get("/admin/").content.decode()

    sentence = "In den letzten 24 Stunden kamen 200 Meldungen zu Barrieren an. Das Formular war deshalb zeitweise geschlossen."
    assert (sentence in page, "Geheim" in page) == (True, False)
