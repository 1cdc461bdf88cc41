"""A session ends while somebody types, or a login elsewhere changes the CSRF token: the text comes back."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from bildungsnetz.accounts.models import KeptInput
from bildungsnetz.errors import FORM_OUTDATED
from networks.models import EducationConference
from tests.bildungsnetz.accounts.clerk import LOGIN, NOT_LOGGED_IN, URL_ENCODED, Clerk
from tests.factories import create_committee, create_conference, create_network, create_seat
from tests.networks.admin.forms import add_row, form_data, form_of, messages, url

ADD = "/admin/networks/educationconference/add/"
TYPED = "Ein langer Text, der noch nicht gesichert ist."
BACK = "Ihre Eingaben sind wieder da. Gesichert ist noch nichts."


def is_back(response) -> bool:
    return any(message.startswith(BACK) for message in messages(response))


def theme_of(response) -> str:
    return form_data(response)["theme"][0]


@pytest.fixture
def clerk(db) -> Clerk:
    return Clerk()


def test_ended_session_keeps_a_new_record_until_it_is_saved(clerk):
    path = f"{ADD}?network={create_network().pk}"
    data = clerk.open(path, date="14.09.2022", note=TYPED)
    clerk.let_session_end()

    refused = [clerk.send(path, data) for _ in range(2)]  # a double click
    login = clerk.get(refused[1]["Location"])
    found = clerk.get(clerk.log_in(refused[1]["Location"])["Location"])
    reloaded = clerk.get(path)

    assert (
        messages(login)
        == [
            "Ihre Anmeldung ist abgelaufen. Ihre Eingaben sind aufgehoben: Melden Sie sich an, dann stehen sie wieder da."
        ]
        * 2
    )
    assert [is_back(page) and form_data(page)["note"] for page in (found, reloaded)] == [[TYPED]] * 2
    assert (found.context["errors"], EducationConference.objects.count()) == ([], 0)
    saved = clerk.send(path, form_data(found))
    assert (saved.status_code, EducationConference.objects.get().note) == (302, TYPED)
    assert (is_back(clerk.get(path)), KeptInput.objects.count()) == (False, 0)


def test_rows_come_back_and_a_concurrent_edit_is_merged(clerk):
    committee = create_committee(rhythm="jährlich")
    create_seat(committee=committee)
    form = url("change", committee)
    data = add_row(clerk.open(form, **{"seats-0-ends": "2030"}), "seats", function="Neu")
    clerk.let_session_end()
    colleague = Clerk()
    colleague.send(form, colleague.open(form, rhythm="monatlich"))

    found = clerk.get(clerk.log_in(clerk.send(form, data)["Location"])["Location"])

    shown = form_data(found)
    assert [shown[name] for name in ("rhythm", "seats-0-ends", "seats-1-function")] == [
        ["monatlich"],
        ["2030"],
        ["Neu"],
    ]
    # The new row lacks an institution, and says so at once.
    assert [bool(row.errors) for row in found.context["inline_admin_formsets"][0].formset.forms] == [
        False,
        True,
    ]


def test_kept_input_is_for_the_same_person_at_most_a_day(clerk):
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()
    clerk.send(form, data)

    assert is_back(Clerk().get(form)) is False
    clerk.log_in()
    assert f'<a href="{form}">Eingaben vom' in clerk.get("/admin/").text
    assert is_back(clerk.get(form)) is True
    KeptInput.objects.update(kept_at=timezone.now() - dt.timedelta(days=1))
    assert is_back(clerk.get(form)) is False


def test_form_opens_without_the_kept_input_and_forgets_nothing(clerk):
    form = url("change", create_conference(note="alt"))
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()
    clerk.send(form, data)
    clerk.log_in()

    plain = f"{form}?ohne-eingaben={KeptInput.objects.get().digest}"

    assert f'href="?{plain.partition("?")[2]}"' in clerk.get(form).text
    assert (is_back(clerk.get(plain)), clerk.open(plain)["note"]) == (False, ["alt"])
    assert clerk.send(plain, clerk.open(plain, note="neu")).status_code == 302
    assert form_of(clerk.get(form))["note"].value() == TYPED


def test_login_in_another_tab_shows_the_form_again_filled_in(clerk):
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()
    clerk.log_in()  # in another tab of the same browser: another CSRF token

    answer = clerk.send(form, data)
    found = clerk.get(answer["Location"])

    assert (answer.status_code, answer["Location"], is_back(found)) == (302, form, True)
    assert clerk.send(form, form_data(found)).status_code == 302
    assert EducationConference.objects.get().note == TYPED


def test_login_form_that_is_older_than_a_login_is_shown_again(clerk):
    clerk.let_session_end()
    old = clerk.open(LOGIN, username="x", password="x")
    clerk.log_in()

    answer = clerk.send(LOGIN, old)
    without_cookies = Client(enforce_csrf_checks=True).post(LOGIN, "username=x", content_type=URL_ENCODED)

    assert (answer.status_code, answer["Location"]) == (302, LOGIN)
    assert (without_cookies.status_code, "Bitte erlauben Sie sie" in without_cookies.text) == (403, True)


@pytest.mark.parametrize("end", ["lose_session", "logout"])
def test_reload_after_login_brings_back_what_no_session_could_keep(clerk, end):
    """The page says how: log in elsewhere, then send the same body once more."""
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.lose_session() if end == "lose_session" else clerk.logout()

    refused = clerk.send(form, data)
    clerk.log_in()
    found = clerk.get(clerk.send(form, data)["Location"])

    assert (refused.status_code, NOT_LOGGED_IN in refused.text) == (403, True)
    assert (is_back(found), form_data(found)["note"]) == (True, [TYPED])


def test_change_of_the_password_keeps_what_another_session_has_open(clerk):
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.clerk.set_password("ein-anderes-langes-passwort")
    clerk.clerk.save()

    assert clerk.send(form, data)["Location"] == f"{LOGIN}?next={form}"
    assert KeptInput.objects.get().user == clerk.clerk


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_in_an_ended_session_are_kept_once():
    clerk, form = Clerk(), url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()

    assert clerk.click(2, form, data) == [f"{LOGIN}?next={form}"] * 2
    assert KeptInput.objects.count() == 1


def test_locked_session_brings_in_one_body_and_no_other(clerk):
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()

    outdated = data | {"csrfmiddlewaretoken": ["x" * 64]}
    answers = [
        clerk.send(form, sent | {"note": [str(note)]}) for note, sent in enumerate((data, data, outdated))
    ]

    assert [answer.status_code for answer in answers] == [302, 403, 403]
    assert {NOT_LOGGED_IN in answer.text for answer in answers[1:]} == {True}
    assert KeptInput.objects.count() == 1


def test_foreign_form_and_passwords_are_not_kept(clerk):
    form, account = url("change", create_conference()), "/admin/auth/user/add/"
    foreign = clerk.send(form, {"note": ["Untergeschoben"]}, headers={"Origin": "https://boese.example"})
    data = clerk.open(account, username="neu", password1="Geheimnis-1", password2="Geheimnis-1")
    clerk.let_session_end()
    clerk.send(account, data)

    body = KeptInput.objects.get().body
    assert (foreign.status_code, FORM_OUTDATED in foreign.text) == (403, True)
    assert ("username=neu" in body, "Geheimnis" in body, "csrf" in body) == (True, False, False)


def test_kept_input_hides_neither_a_missing_record_nor_a_form_for_readers(clerk):
    conference = create_conference(note="alt")
    form = url("change", conference)
    data = clerk.open(form, note=TYPED)
    clerk.let_session_end()
    clerk.send(form, data)
    clerk.clerk.is_superuser = False
    clerk.clerk.save()
    clerk.clerk.user_permissions.add(Permission.objects.get(codename="view_educationconference"))
    clerk.log_in()

    assert (clerk.get(form).status_code, is_back(clerk.get(form))) == (200, False)
    conference.delete()
    assert (clerk.get(form)["Location"], KeptInput.objects.count()) == ("/admin/", 1)


def test_closed_account_keeps_nothing(clerk):
    form = url("change", create_conference())
    data = clerk.open(form, note=TYPED)
    clerk.clerk.is_active = False
    clerk.clerk.save()

    assert (clerk.send(form, data).status_code, KeptInput.objects.count()) == (403, 0)
