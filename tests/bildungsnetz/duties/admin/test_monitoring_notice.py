import datetime as dt

import html5lib
from django.contrib.admin.models import LogEntry

from bildungsnetz.duties.models import MonitoringNotice
from tests.factories import create_barrier, create_monitoring_notice
from tests.networks.admin.forms import fill_in, messages, run_action, url


def test_text_can_be_copied_and_the_day_of_sending_noted(admin_client):
    notice = create_monitoring_notice()

    page = html5lib.parse(
        admin_client.get(url("change", notice)).content.decode(), namespaceHTMLElements=False
    )
    fill_in(admin_client, url("change", notice), sent_on="2024-06-01")

    [text] = page.findall(".//textarea")
    assert (text.get("aria-label"), text.get("readonly"), text.text) == ("Text zum Kopieren", "", notice.text)
    assert MonitoringNotice.objects.get().sent_on == dt.date(2024, 6, 1)


def test_bulk_action_marks_unsent_notices_as_sent(admin_client, today):
    earlier = create_monitoring_notice(sent_on=dt.date(2024, 1, 1))
    one, *others = [create_monitoring_notice() for _ in range(3)]

    said = [messages(run_action(admin_client, "mark_sent", *n)) for n in [[one], [*others, earlier], [one]]]

    assert said == [
        ["Eine Mitteilung ist jetzt als heute gesendet vermerkt."],
        ["2 Mitteilungen sind jetzt als heute gesendet vermerkt."],
        ["Diese Mitteilungen sind schon als gesendet vermerkt."],
    ]
    assert list(MonitoringNotice.objects.exclude(sent_on=today)) == [earlier]
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Gesendet am geändert."] * 3


def test_notices_are_neither_added_nor_deleted_by_hand(admin_client):
    notice = create_monitoring_notice()

    run_action(admin_client, "delete_selected", notice, post="yes")
    pages = [url("add", MonitoringNotice), url("delete", notice)]

    assert [admin_client.post(page, {"post": "yes"}).status_code for page in pages] == [403, 403]
    assert MonitoringNotice.objects.get() == notice


def test_index_counts_unsent_notices(admin_client):
    one = "Eine Mitteilung</a> an die Überwachungsstelle ist noch nicht gesendet."
    two = "2 Mitteilungen</a> an die Überwachungsstelle sind noch nicht gesendet."
    assert "noch nicht gesendet" not in admin_client.get("/admin/").text
    for sentence in (one, two):
        create_barrier()
        assert sentence in admin_client.get("/admin/").text
