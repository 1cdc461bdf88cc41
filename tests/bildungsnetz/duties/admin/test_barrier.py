import datetime as dt

import pytest
from django.urls import reverse

from bildungsnetz.duties.models import Barrier, MonitoringNotice
from tests.factories import create_barrier
from tests.networks.admin.forms import fill_in

LIST = reverse("admin:duties_barrier_changelist")
ADD = reverse("admin:duties_barrier_add")
pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]


def change(barrier: Barrier) -> str:
    return reverse("admin:duties_barrier_change", args=[barrier.pk])


def told() -> list[str]:
    return [notice.subject for notice in MonitoringNotice.objects.order_by("pk")]


def test_a_barrier_is_entered_and_told_and_stands_on_the_page(admin_client):
    response = fill_in(
        admin_client,
        ADD,
        where="Karte auf der Startseite",
        description="Namen fehlen.",
        requirement="EN 301 549, 9.1.1.1",
        explanation="Kommt im Mai.",
        since="Februar 2026",
    )

    assert response.status_code == 302
    assert told() == ["Neu: Barriere „Karte auf der Startseite“"]
    assert "Karte auf der Startseite" in admin_client.get("/barrierefreiheit/").content.decode()


def test_a_barrier_is_mended_and_told_and_leaves_the_page(admin_client):
    barrier = create_barrier(where="Karte auf der Startseite")

    fill_in(admin_client, change(barrier), mended_on="2026-03-02")

    assert told() == [
        "Neu: Barriere „Karte auf der Startseite“",
        "Geändert: Barriere „Karte auf der Startseite“",
    ]
    assert "Karte auf der Startseite" not in admin_client.get("/barrierefreiheit/").content.decode()


def test_saving_it_unchanged_is_not_told(admin_client):
    barrier = create_barrier()

    fill_in(admin_client, change(barrier))

    assert len(told()) == 1


def test_a_barrier_is_deleted_and_told(admin_client):
    barrier = create_barrier(where="Karte")

    admin_client.post(reverse("admin:duties_barrier_delete", args=[barrier.pk]), {"post": "yes"})

    assert told()[1:] == ["Aus der Erklärung gestrichen: Barriere „Karte“"]


def test_many_barriers_are_deleted_and_each_is_told(admin_client):
    barriers = [create_barrier(where=where) for where in ("Karte", "Suche")]
    data = {"action": "delete_selected", "_selected_action": [b.pk for b in barriers], "post": "yes"}

    admin_client.post(LIST, data)

    assert Barrier.objects.count() == 0
    assert sorted(told()[2:]) == [
        "Aus der Erklärung gestrichen: Barriere „Karte“",
        "Aus der Erklärung gestrichen: Barriere „Suche“",
    ]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, {"heute", "morgen", "alt"}),
        ({"besteht": "heute"}, {"heute", "morgen"}),
        ({"besteht": "behoben"}, {"alt"}),
        ({"q": "morg"}, {"morgen"}),
        ({"reason__exact": "b-belastung"}, {"alt"}),
    ],
)
def test_the_list_is_filtered(admin_client, asked, places):
    create_barrier(where="heute")
    create_barrier(where="morgen", mended_on=dt.date(2026, 3, 3))
    create_barrier(where="alt", mended_on=dt.date(2026, 3, 2), reason="b-belastung")

    found = admin_client.get(LIST, asked).context["cl"].result_list

    assert {barrier.where for barrier in found} == places
