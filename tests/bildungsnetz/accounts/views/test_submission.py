"""Two clicks, a reload, a lost answer: one record."""

import datetime as dt

import pytest
from django.utils import timezone

from bildungsnetz.accounts.models import Submission
from bildungsnetz.accounts.views.submission import REPEATED
from bildungsnetz.duties.models import BarrierReport
from networks.models import EducationConference, Seat, Source
from tests.bildungsnetz.accounts.clerk import Clerk
from tests.factories import create_committee, create_network
from tests.networks.admin.forms import add_row, messages, url

ADD = "/admin/networks/educationconference/add/"


def conference(clerk: Clerk):
    return clerk.open(ADD, network=str(create_network().pk), date="14.09.2022", theme="Übergänge")


def test_form_sent_twice_gives_one_record_and_a_message(db):
    clerk = Clerk()
    data = conference(clerk)

    first, second = clerk.send(ADD, data), clerk.send(ADD, data)

    assert second["Location"] == first["Location"]
    assert messages(clerk.get(second["Location"]))[1:] == [REPEATED]
    assert EducationConference.objects.count() == 1


def test_other_text_and_another_page_give_another_record(db):
    clerk, add = Clerk(), "/admin/duties/barrierreport/add/"
    first, other_page = (clerk.open(add, message="Die Karte.") for _ in range(2))

    for form in (first, first | {"message": ["Die Karte ist leer."]}, other_page, first):
        clerk.send(add, form)

    assert BarrierReport.objects.count() == 3


def test_form_with_errors_may_be_sent_again(db):
    clerk = Clerk()
    data = conference(clerk) | {"date": ["irgendwann"]}

    assert [clerk.send(ADD, data).status_code for _ in range(2)] == [200, 200]
    assert Submission.objects.count() == 0


def test_new_row_of_a_change_form_is_saved_once(db):
    clerk, form = Clerk(), url("change", create_committee())
    row = {"function": "Jugendamt", "institution": "Stadt", "side": "kommune", "begins": "2026"}
    data = add_row(clerk.open(form), "seats", **row)

    assert [clerk.send(form, data).status_code for _ in range(2)] == [302, 302]
    assert Seat.objects.count() == 1


def test_popup_sent_twice_closes_twice_and_adds_one_record(db):
    clerk, add = Clerk(), "/admin/networks/source/add/?_popup=1"
    data = clerk.open(add, key="kreis-2026", publisher="Kreis", title="Bericht", _popup="1")

    first, second = clerk.send(add, data), clerk.send(add, data)

    assert "data-popup-response" in first.text
    assert (second.text, Source.objects.count()) == (first.text, 1)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_give_one_record():
    clerk = Clerk()
    data = conference(clerk)

    locations = clerk.click(4, ADD, data)

    assert locations == [url("changelist", EducationConference)] * 4
    assert EducationConference.objects.count() == 1


def test_submission_is_forgotten_after_a_day(db):
    first, _ = Submission.objects.first_or_repeated("Meldung")
    Submission.objects.update(sent_at=timezone.now() - dt.timedelta(days=1))

    assert Submission.objects.first_or_repeated("Meldung") == (first, True)
    assert Submission.objects.first_or_repeated("Meldung") == (first, False)
