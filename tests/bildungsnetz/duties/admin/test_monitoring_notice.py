import datetime as dt

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from bildungsnetz.duties.models import MonitoringNotice
from tests.factories import create_barrier
from tests.networks.admin.forms import fill_in

INDEX = reverse("admin:index")
LIST = reverse("admin:duties_monitoringnotice_changelist")
pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def notice(db) -> MonitoringNotice:
    create_barrier(where="Karte")
    return MonitoringNotice.objects.get()


def change(notice: MonitoringNotice) -> str:
    return reverse("admin:duties_monitoringnotice_change", args=[notice.pk])


def mark_sent(client, *notices: MonitoringNotice):
    data = {"action": "mark_sent", "_selected_action": [notice.pk for notice in notices]}
    response = client.post(LIST, data, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_the_text_is_there_to_be_copied(admin_client, notice):
    page = html5lib.parse(admin_client.get(change(notice)).content.decode(), namespaceHTMLElements=False)

    [text] = page.findall(".//textarea")
    assert (text.get("aria-label"), text.get("readonly"), text.text) == ("Text zum Kopieren", "", notice.text)


def test_a_notice_is_noted_as_sent(admin_client, notice):
    fill_in(admin_client, change(notice), sent_on="2026-03-01")

    notice.refresh_from_db()
    assert notice.sent_on == dt.date(2026, 3, 1)


def test_notices_are_marked_as_sent(admin_client, notice):
    create_barrier()
    earlier = MonitoringNotice.objects.create(text="Text", sent_on=dt.date(2026, 1, 1))

    said = mark_sent(admin_client, *MonitoringNotice.objects.all())

    earlier.refresh_from_db()
    assert said == ["2 Mitteilungen sind jetzt als heute gesendet vermerkt."]
    assert earlier.sent_on == dt.date(2026, 1, 1)
    assert MonitoringNotice.objects.filter(sent_on=TODAY).count() == 2
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Gesendet am geändert."] * 2


def test_one_notice_is_marked_as_sent_once(admin_client, notice):
    first, second = mark_sent(admin_client, notice), mark_sent(admin_client, notice)

    assert first == ["Eine Mitteilung ist jetzt als heute gesendet vermerkt."]
    assert second == ["Diese Mitteilungen sind schon als gesendet vermerkt."]


def test_notices_are_neither_added_nor_deleted_by_hand(admin_client, notice):
    answers = [
        admin_client.get(reverse("admin:duties_monitoringnotice_add")).status_code,
        admin_client.post(f"{change(notice)}../delete/", {"post": "yes"}).status_code,
        admin_client.post(
            LIST, {"action": "delete_selected", "_selected_action": [notice.pk], "post": "yes"}
        ).status_code,
    ]

    assert answers == [403, 403, 302]
    assert MonitoringNotice.objects.count() == 1


@pytest.mark.parametrize(("asked", "subjects"), [("offen", ["Neu: Barriere „Karte“"]), ("gesendet", [""])])
def test_the_list_is_filtered(admin_client, notice, asked, subjects):
    MonitoringNotice.objects.create(text="Text", sent_on=TODAY)

    found = admin_client.get(LIST, {"versand": asked}).context["cl"].result_list

    assert [notice.subject for notice in found] == subjects


@pytest.mark.parametrize(
    ("barriers", "sentence"),
    [
        (1, "Eine Mitteilung</a> an die Überwachungsstelle ist noch nicht gesendet."),
        (2, "2 Mitteilungen</a> an die Überwachungsstelle sind noch nicht gesendet."),
    ],
)
def test_the_index_tells_what_is_not_sent(admin_client, barriers, sentence):
    for _ in range(barriers):
        create_barrier()

    assert sentence in admin_client.get(INDEX).content.decode()


def test_the_index_is_silent_where_all_is_sent(admin_client):
    assert "an die Überwachungsstelle ist" not in admin_client.get(INDEX).content.decode()
