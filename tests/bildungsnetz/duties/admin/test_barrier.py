from bildungsnetz.duties.models import Barrier, MonitoringNotice
from tests.factories import create_barrier
from tests.networks.admin.forms import fill_in, run_action, url


def test_each_edit_in_the_admin_makes_a_notice(admin_client, today):
    entered = {
        "where": "Karte",
        "description": "Namen fehlen.",
        "requirement": "EN 301 549, 9.1.1.1",
        "explanation": "Kommt im Mai.",
        "since": "Februar 2024",
    }
    fill_in(admin_client, url("add", Barrier), **entered)
    fill_in(admin_client, url("change", Barrier.objects.get()), alternative="Die Liste.")
    fill_in(admin_client, url("change", Barrier.objects.get()))
    run_action(
        admin_client, "delete_selected", Barrier.objects.get(), create_barrier(where="Suche"), post="yes"
    )

    *first, one, other = [notice.subject for notice in MonitoringNotice.objects.order_by("pk")]
    assert first == ["Neu: Barriere „Karte“", "Geändert: Barriere „Karte“", "Neu: Barriere „Suche“"]
    assert {one, other} == {
        "Aus der Erklärung gestrichen: Barriere „Karte“",
        "Aus der Erklärung gestrichen: Barriere „Suche“",
    }
