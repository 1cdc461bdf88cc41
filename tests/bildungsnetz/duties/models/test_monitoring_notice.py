import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from bildungsnetz.duties.models import AccessibilityStatement, Barrier, MonitoringNotice
from tests.factories import create_barrier, create_operator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 5, 14))


def latest() -> str:
    return MonitoringNotice.objects.latest("pk").text


def change_of(text: str) -> str:
    """What the letter tells, without what stands in each of them."""
    return text.partition("/barrierefreiheit/\n\n")[2].partition("\n\nFreundliche Grüße")[0]


def test_letter_is_ready_to_be_sent():
    create_operator(name="Musterbehörde")

    create_barrier(
        where="Karte",
        description="Namen\nfehlen.",
        requirement="EN 301 549, 9.1.1.1",
        explanation="Kommt.",
        since="Mai 2026",
    )

    assert latest() == (
        "An die Überwachungsstelle für Barrierefreiheit NRW bei IT.NRW\n"
        "\n"
        "Betreff: Erklärung zur Barrierefreiheit – Neu: Barriere „Karte“\n"
        "\n"
        "Guten Tag,\n"
        "\n"
        "die Erklärung zur Barrierefreiheit der Website „Bildungsnetz Regierungsbezirk Münster“ hat sich am 14. Mai "
        "2026 geändert. Sie steht unter dieser Adresse:\n"
        "https://testserver/barrierefreiheit/\n"
        "\n"
        "Neu: Barriere „Karte“.\n"
        "– Wo: Karte\n"
        "– Was nicht zugänglich ist: Namen fehlen.\n"
        "– Anforderung: EN 301 549, 9.1.1.1\n"
        "– Grund: noch nicht vereinbar, wird behoben\n"
        "– Begründung: Kommt.\n"
        "– seit: Mai 2026\n"
        "\n"
        "Freundliche Grüße\n"
        "Musterbehörde\n"
    )


def test_letter_without_an_operator_says_so():
    create_barrier()

    assert latest().endswith("\n[Der Anbieter ist noch nicht eingetragen.]\n")


@pytest.mark.parametrize(
    ("hosts", "address"),
    [
        (["bildungsnetz.example", "127.0.0.1"], "https://bildungsnetz.example/barrierefreiheit/"),
        ([".bildungsnetz.example"], "https://bildungsnetz.example/barrierefreiheit/"),
        ([], "https://localhost/barrierefreiheit/"),
    ],
)
def test_letter_names_the_address_of_the_statement(settings, hosts, address):
    settings.ALLOWED_HOSTS = hosts

    create_barrier()

    assert f"\n{address}\n" in latest()


def test_changed_barrier_is_told_with_what_stood_there_before():
    barrier = create_barrier(where="Karte", explanation="Kommt.")

    barrier.explanation, barrier.alternative = "Kommt im Juni.", "Die Liste."
    barrier.reason = Barrier.Reason.BURDEN
    barrier.save()

    assert change_of(latest()) == (
        "Geändert: Barriere „Karte“.\n"
        "– Grund: unverhältnismäßige Belastung (bisher: noch nicht vereinbar, wird behoben)\n"
        "– Begründung: Kommt im Juni. (bisher: Kommt.)\n"
        "– Alternative: Die Liste. (bisher: keine Angabe)"
    )


def test_mended_barrier_is_told():
    barrier = create_barrier(where="Karte")

    barrier.mended_on = dt.date(2026, 5, 13)
    barrier.save(update_fields=["mended_on"])

    assert (
        change_of(latest())
        == "Geändert: Barriere „Karte“.\n– behoben am: 13. Mai 2026 (bisher: keine Angabe)"
    )


def test_deleted_barrier_is_told():
    create_barrier(where="Karte").delete()

    assert change_of(latest()) == "Aus der Erklärung gestrichen: Barriere „Karte“."


def test_each_of_many_deleted_barriers_is_told():
    for where in ("Karte", "Suche"):
        create_barrier(where=where)
    MonitoringNotice.objects.all().delete()

    deleted = Barrier.objects.filter(where__in=["Karte", "Suche"]).delete()

    assert deleted == (2, {"networks.Barrier": 2})
    assert sorted(notice.subject for notice in MonitoringNotice.objects.all()) == [
        "Aus der Erklärung gestrichen: Barriere „Karte“",
        "Aus der Erklärung gestrichen: Barriere „Suche“",
    ]


def test_statement_is_told_when_it_is_made_and_when_it_changes():
    statement = AccessibilityStatement.objects.create(made_on=dt.date(2026, 5, 1))
    made = change_of(latest())
    statement.reviewed_on = dt.date(2026, 5, 14)
    statement.save()

    assert made == (
        "Neu: Erklärung zur Barrierefreiheit.\n"
        "– erstellt am: 1. Mai 2026\n"
        "– Bewertet durch: Selbstbewertung durch die Stelle"
    )
    assert change_of(latest()) == (
        "Geändert: Erklärung zur Barrierefreiheit.\n– zuletzt überprüft am: 14. Mai 2026 (bisher: keine Angabe)"
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "Neue Stelle", "Name der Stelle: Neue Stelle (bisher: Musterbehörde)"),
        ("phone", "", "Telefon: keine Angabe (bisher: 030 23125 100)"),
        (
            "mailbox",
            "neu@muster.example",
            "Funktionspostfach: neu@muster.example (bisher: poststelle@musterbehoerde.example)",
        ),
        ("address", "Weg 2", "Anschrift: Weg 2 (bisher: Musterplatz 1, 12345 Musterstadt)"),
    ],
)
def test_operator_is_told_as_far_as_the_statement_prints_it(field, value, told):
    operator = create_operator(name="Musterbehörde")

    setattr(operator, field, value)
    operator.save()

    assert change_of(latest()) == f"Geändert: Anbieter „{operator}“.\n– {told}"


def test_what_the_statement_does_not_print_of_the_operator_is_not_told():
    operator = create_operator()
    made = MonitoringNotice.objects.count()

    operator.log_days, operator.processor, operator.website = 99, "Anderes Haus", "https://muster.example"
    operator.save()

    assert (made, MonitoringNotice.objects.count()) == (1, 1)


def test_barrier_that_stood_there_neither_before_nor_after_is_not_told():
    barrier = create_barrier(mended_on=dt.date(2026, 5, 14))

    barrier.explanation, barrier.mended_on = "Anders.", dt.date(2026, 5, 13)
    barrier.save()
    barrier.delete()

    assert MonitoringNotice.objects.count() == 0


def test_barrier_that_stands_there_until_tomorrow_or_again_is_told():
    barrier = create_barrier(where="Karte", mended_on=dt.date(2026, 5, 15))
    until_tomorrow = MonitoringNotice.objects.count()
    barrier.mended_on = dt.date(2026, 5, 14)
    barrier.save()
    barrier.mended_on = None
    barrier.save()

    assert (until_tomorrow, MonitoringNotice.objects.count()) == (1, 3)
    assert change_of(latest()) == (
        "Geändert: Barriere „Karte“.\n– behoben am: keine Angabe (bisher: 14. Mai 2026)"
    )


@pytest.mark.parametrize("create", [create_barrier, create_operator, AccessibilityStatement.objects.create])
def test_what_is_saved_unchanged_is_not_told(create):
    record = create()

    record.save()

    assert MonitoringNotice.objects.count() == 1


def test_change_that_fails_is_not_told():
    create_barrier(pk=7)

    with pytest.raises(IntegrityError):
        Barrier(pk=7, where="Noch eine").save(force_insert=True)

    assert MonitoringNotice.objects.count() == 1


def test_loading_data_tells_nothing(tmp_path):
    create_barrier()
    file = tmp_path / "barrieren.json"
    call_command("dumpdata", "duties.barrier", output=str(file))
    MonitoringNotice.objects.all().delete()

    call_command("loaddata", str(file), verbosity=0)

    assert MonitoringNotice.objects.count() == 0


def test_what_is_unsent():
    create_barrier()
    unsent = create_barrier(where="Zweite") and MonitoringNotice.objects.latest("pk")
    MonitoringNotice.objects.exclude(pk=unsent.pk).update(sent_on=dt.date(2026, 5, 14))

    assert list(MonitoringNotice.objects.unsent()) == [unsent]


def test_notice_as_text():
    notice = MonitoringNotice.objects.create(text="Ohne Betreff")
    MonitoringNotice.objects.update(made_at=dt.datetime(2026, 5, 13, 22, 30, tzinfo=dt.UTC))
    notice.refresh_from_db()

    assert (str(notice), notice.subject) == ("Mitteilung vom 14.05.2026", "")
