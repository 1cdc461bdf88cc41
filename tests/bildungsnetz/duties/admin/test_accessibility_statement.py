import datetime as dt

import pytest
from django.urls import reverse

from bildungsnetz.duties.models import AccessibilityStatement, MonitoringNotice
from tests.networks.admin.forms import fill_in

INDEX = reverse("admin:index")
LIST = reverse("admin:duties_accessibilitystatement_changelist")
ADD = reverse("admin:duties_accessibilitystatement_add")
CHANGE = reverse("admin:duties_accessibilitystatement_change", args=[AccessibilityStatement.ONLY])
pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]
LATE = "Die jährliche Überprüfung der Erklärung zur Barrierefreiheit war am 1. März 2026 fällig."


def test_it_is_entered_and_told(admin_client):
    fill_in(admin_client, CHANGE, made_on="2026-03-01", tested_by_people="Mit der Tastatur: alles.")

    assert AccessibilityStatement.objects.get().made_on == dt.date(2026, 3, 1)
    assert "– erstellt am: 1. März 2026" in MonitoringNotice.objects.get().text


def test_saving_the_empty_form_enters_nothing(admin_client):
    fill_in(admin_client, CHANGE)

    assert (AccessibilityStatement.objects.count(), MonitoringNotice.objects.count()) == (0, 0)


def test_it_is_reviewed_and_told(admin_client):
    AccessibilityStatement.objects.create(made_on=dt.date(2025, 3, 1))

    fill_in(admin_client, CHANGE, reviewed_on="2026-03-02")

    assert "– zuletzt überprüft am: 2. März 2026 (bisher: keine Angabe)" in (
        MonitoringNotice.objects.latest("pk").text
    )


def test_saving_it_unchanged_is_not_told(admin_client):
    AccessibilityStatement.objects.create(made_on=dt.date(2025, 3, 1))

    fill_in(admin_client, CHANGE)

    assert MonitoringNotice.objects.count() == 1


@pytest.mark.parametrize("url", [INDEX, CHANGE])
def test_a_late_review_is_told_on_the_index_and_on_the_form(admin_client, url):
    AccessibilityStatement.objects.create(made_on=dt.date(2025, 3, 1))

    assert LATE in admin_client.get(url).content.decode()


@pytest.mark.parametrize("url", [INDEX, CHANGE])
def test_a_review_in_time_is_not_told(admin_client, url):
    AccessibilityStatement.objects.create(made_on=dt.date(2026, 3, 1))

    assert "Überprüfung der Erklärung" not in admin_client.get(url).content.decode()


def test_a_site_that_nobody_assessed_says_so_before_there_is_a_statement(admin_client):
    for url in (INDEX, CHANGE):
        assert "Die Website ist noch nicht auf Barrieren geprüft." in admin_client.get(url).content.decode()
