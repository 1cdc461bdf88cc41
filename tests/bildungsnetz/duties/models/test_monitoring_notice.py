import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from bildungsnetz.duties.models import AccessibilityStatement, Barrier, MonitoringNotice
from bildungsnetz.duties.models.monitoring_notice import LETTER
from tests.factories import create_barrier, create_operator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]  # 15 June 2024

TODAY, TOMORROW = dt.date(2024, 6, 15), dt.date(2024, 6, 16)


def latest() -> str:
    return MonitoringNotice.objects.latest("pk").text


def change() -> str:
    """Return the part of the latest letter that differs from letter to letter."""
    return latest().partition("/barrierefreiheit/\n\n")[2].partition("\n\nFreundliche Grüße")[0]


def test_letter_is_ready_to_be_sent():
    create_operator(name="Musterbehörde")
    create_barrier(where="Karte", description="Namen\nfehlen.", explanation="Kommt.", since="Mai 2024")

    assert latest() == LETTER.format(
        subject="Betreff: Erklärung zur Barrierefreiheit – Neu: Barriere „Karte“",
        day="15. Juni 2024",
        address="https://testserver/barrierefreiheit/",
        change=(
            "Neu: Barriere „Karte“.\n"
            "– Wo: Karte\n"
            "– Was nicht zugänglich ist: Namen fehlen.\n"
            "– Anforderung: EN 301 549, 9.1.1.1\n"
            "– Grund: noch nicht vereinbar, wird behoben\n"
            "– Begründung: Kommt.\n"
            "– seit: Mai 2024"
        ),
        operator="Musterbehörde",
    )


@pytest.mark.parametrize(
    ("hosts", "host"),
    [
        (["bildungsnetz.example", "127.0.0.1"], "bildungsnetz.example"),
        ([".bildungsnetz.example"], "bildungsnetz.example"),
        ([], "localhost"),
    ],
)
def test_letter_names_the_site_and_a_missing_operator(settings, hosts, host):
    settings.ALLOWED_HOSTS = hosts
    create_barrier()

    assert f"\nhttps://{host}/barrierefreiheit/\n" in latest()
    assert latest().endswith("\n[Der Anbieter ist noch nicht eingetragen.]\n")


def test_changed_barrier_is_reported_with_its_old_values():
    barrier = create_barrier(where="Karte", explanation="Kommt.")
    barrier.explanation, barrier.alternative = "Kommt im Juni.", "Die Liste."
    barrier.reason, barrier.mended_on = Barrier.Reason.BURDEN, TODAY

    barrier.save(update_fields=["explanation", "alternative", "reason", "mended_on"])

    assert change() == (
        "Geändert: Barriere „Karte“.\n"
        "– Grund: unverhältnismäßige Belastung (bisher: noch nicht vereinbar, wird behoben)\n"
        "– Begründung: Kommt im Juni. (bisher: Kommt.)\n"
        "– Alternative: Die Liste. (bisher: keine Angabe)\n"
        "– behoben am: 15. Juni 2024 (bisher: keine Angabe)"
    )


def test_each_deleted_barrier_is_reported():
    alone, *together = (create_barrier(where=where) for where in ("Menü", "Karte", "Suche"))
    MonitoringNotice.objects.all().delete()

    alone.delete()
    deleted = Barrier.objects.filter(pk__in=[barrier.pk for barrier in together]).delete()

    assert deleted == (2, {"duties.Barrier": 2})
    assert {notice.subject for notice in MonitoringNotice.objects.all()} == {
        f"Aus der Erklärung gestrichen: Barriere „{where}“" for where in ("Menü", "Karte", "Suche")
    }


def test_new_and_changed_statement_is_reported():
    statement = AccessibilityStatement.objects.create(made_on=dt.date(2024, 6, 1))
    made = change()
    statement.reviewed_on = TODAY
    statement.save()

    assert made == (
        "Neu: Erklärung zur Barrierefreiheit.\n"
        "– erstellt am: 1. Juni 2024\n"
        "– Bewertet durch: Selbstbewertung durch die Stelle"
    )
    assert change() == (
        "Geändert: Erklärung zur Barrierefreiheit.\n– zuletzt überprüft am: 15. Juni 2024 (bisher: keine Angabe)"
    )


def test_only_shown_fields_of_the_operator_are_reported():
    operator = create_operator(name="Musterbehörde")
    operator.name, operator.phone, operator.log_days = "Neu", "", 98
    operator.mailbox, operator.address = "neu@muster.example", "Weg 2"
    operator.save()
    operator.log_days, operator.processor, operator.website = 99, "Anderes Haus", "https://muster.example"
    operator.save()

    assert MonitoringNotice.objects.count() == 2
    assert change() == (
        "Geändert: Anbieter „Neu“.\n"
        "– Name der Stelle: Neu (bisher: Musterbehörde)\n"
        "– Telefon: keine Angabe (bisher: 030 23125 100)\n"
        "– Funktionspostfach: neu@muster.example (bisher: poststelle@musterbehoerde.example)\n"
        "– Anschrift: Weg 2 (bisher: Musterplatz 1, 12345 Musterstadt)"
    )


def test_barrier_is_reported_while_the_statement_shows_it():
    barrier = create_barrier(mended_on=TODAY)
    counts = [MonitoringNotice.objects.count()]
    for explanation, mended_on in (("Anders.", TODAY), ("Anders.", TOMORROW), ("Anders.", TODAY)):
        barrier.explanation, barrier.mended_on = explanation, mended_on
        barrier.save()
        counts.append(MonitoringNotice.objects.count())
    barrier.delete()

    assert [*counts, MonitoringNotice.objects.count()] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize("create", [create_barrier, create_operator, AccessibilityStatement.objects.create])
def test_unchanged_record_is_not_reported(create):
    record = create()

    record.save()

    assert MonitoringNotice.objects.count() == 1


def test_failed_change_and_loaded_data_are_not_reported(tmp_path):
    create_barrier(pk=7)
    with pytest.raises(IntegrityError):
        Barrier(pk=7, where="Noch eine").save(force_insert=True)
    file = tmp_path / "barrieren.json"
    call_command("dumpdata", "duties.barrier", output=str(file))
    call_command("loaddata", str(file), verbosity=0)

    assert MonitoringNotice.objects.count() == 1


def test_notice_has_a_local_day_and_a_subject():
    create_barrier(where="Karte")
    sent = MonitoringNotice.objects.create(text="Ohne Betreff", sent_on=TODAY)
    MonitoringNotice.objects.update(made_at=dt.datetime(2024, 6, 14, 22, 30, tzinfo=dt.UTC))
    [unsent] = MonitoringNotice.objects.unsent()

    assert (str(unsent), unsent.subject) == ("Mitteilung vom 15.06.2024", "Neu: Barriere „Karte“")
    assert sent.subject == ""
