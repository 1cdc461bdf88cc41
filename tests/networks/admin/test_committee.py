import datetime as dt

import pytest

from networks.models import Mandate, SteeringCommittee
from tests import factories as make
from tests.networks.admin.forms import add_row, fill_in, form_data, messages, url
from tests.networks.views.reading import texts

pytestmark = pytest.mark.usefixtures("today")

NEW_CHAIR = {
    "function": "Leitung C",
    "institution": "C",
    "side": "kommune",
    "role": "vorsitz",
    "begins": "1.3.2024",
}
TWO_CHAIRS = {
    "role": [
        "Zur gleichen Zeit gibt es nur einen Vorsitz. Eine andere Zeile hat ihn schon. "
        "Bitte prüfen Sie „seit“ und „bis“ bei beiden."
    ]
}


def rows(response, prefix: str):
    inlines = response.context["inline_admin_formsets"]
    return next(inline.formset for inline in inlines if inline.formset.prefix == prefix)


@pytest.fixture
def committee(db) -> SteeringCommittee:
    """Create a committee with two seats, an aim and a meeting."""
    committee = make.create_committee(
        network=make.create_network(district=make.create_district(name="Kreis Borken"))
    )
    make.create_seat(committee=committee, function="Leitung A", institution="Amt A", order=1)
    make.create_seat(committee=committee, function="Leitung B", institution="Amt B", order=2)
    make.create_aim(committee=committee, text="Ziel A")
    make.create_meeting(committee=committee, date="01.02.2024", number=1)
    return committee


def test_rows_are_edited_and_added(admin_client, committee):
    edited = {
        "seats-0-order": ["3"],
        "seats-0-is_vacant": ["on"],
        "seats-1-ends": ["31.7.2026"],
        "aims-0-state": ["erreicht"],
        "meetings-0-state": ["gehalten"],
        "meetings-0-begins_at": ["14:00"],
    }
    seat = NEW_CHAIR | {"function": "Leitung C\r\nund D", "role": ""}
    data = add_row(form_data(admin_client.get(url("change", committee))) | edited, "seats", **seat)
    data = add_row(data, "aims", text="B", field=str(make.create_field().pk))
    data = add_row(add_row(data, "meetings", date="Mai 2026"), "seats")  # an empty row is ignored

    admin_client.post(url("change", committee), data)

    a, b, c = committee.seats.order_by("function")
    assert (a.order, a.is_vacant, b.order, b.ends.iso) == (3, True, 2, "2026-07-31")
    assert (c.function, c.order, c.ends) == ("Leitung C und D", 3, None)
    assert set(committee.aims.values_list("text", "state")) == {("Ziel A", "erreicht"), ("B", "vereinbart")}
    assert set(committee.meetings.values_list("state", "begins_at", "sequence", "is_released")) == {
        ("gehalten", dt.time(14), 1, True),
        ("geplant", None, 0, False),
    }


def test_ended_seats_come_last_and_rows_are_marked(admin_client, committee):
    make.create_meeting(committee=committee, is_released=False)
    make.create_seat(committee=committee, function="Leitung Z", order=0, ends="01.03.2024")
    attested = {"begins": None, "as_of": "2012", "only_attested": True}
    make.create_seat(committee=committee, function="Leitung Y", order=0, **attested)

    response = admin_client.get(url("change", committee))

    functions = [form.instance.function[-1] for form in rows(response, "seats").initial_forms]
    marks = texts(response, ".//td/strong[@class='mark']")
    assert functions == ["A", "B", "Y", "Z"]
    assert sorted(marks) == ["beendet", "nicht freigegeben", "nur belegt: 2012"]


def test_row_of_an_aim_lists_its_mandates_and_adding_needs_the_permission(admin_client, client, committee):
    aim = committee.aims.get()
    mandate = make.create_mandate(aim=aim, text="Karte zeichnen", state="erledigt")
    item = f'<li><a href="{url("change", mandate)}">Karte zeichnen</a> (erledigt)</li>'
    add = f'href="{url("add", Mandate)}?aim={aim.pk}"'

    page = admin_client.get(url("change", committee)).content.decode()
    permissions = ["networks.change_steeringcommittee", "networks.view_aim"]
    client.force_login(make.create_user(is_staff=True, permissions=permissions))
    limited = client.get(url("change", committee)).content.decode()

    assert [(item in text, add in text) for text in (page, limited)] == [(True, True), (True, False)]


def test_remarks_stand_above_the_form(admin_client, committee):
    make.create_seat(committee=committee, function="Frau Müller", is_vacant=True)
    make.create_mandate(aim=committee.aims.get(), text="Bericht", partner="Herr Weber", addressee="partner")

    remarks = admin_client.get(url("change", committee)).context["remarks"]

    assert [remark.partition(" sieht nach dem Namen")[0] for remark in remarks] == [
        "Das Tandem der Schulaufsicht ist nicht bekannt.",
        "Unbesetzt: Frau Müller.",
        f"Sitz „{committee.seats.get(is_vacant=True)}“, Funktion: „Frau Müller“",
        "Arbeitsauftrag „Bericht“, Einrichtung: „Herr Weber“",
    ]


def test_changelist_shows_tandem_and_number_of_seats_today(admin_client):
    committee = make.create_committee()
    make.create_seat(committee=committee, side="obere")
    make.create_seat(committee=committee, side="untere", is_vacant=True)
    make.create_seat(committee=committee, ends="01.03.2024")
    make.create_committee()

    page = admin_client.get(url("changelist", SteeringCommittee)).content.decode()

    assert '<td class="field-tandem">nur halb besetzt</td><td class="field-seats_today">2</td>' in page
    assert '<td class="field-tandem">nicht bekannt</td><td class="field-seats_today">–</td>' in page


def test_saving_warns_of_names_in_rows(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    data |= {"seats-0-function": ["Frau Müller"], "composition_rule": ["Telefon 02861 82-1234"]}

    response = admin_client.post(url("change", committee), data, follow=True)

    assert messages(response)[:-1] == [
        f"Lenkungskreis „{committee}“, Regel der Zusammensetzung: „02861 82-1234“ sieht nach einer Durchwahl aus. "
        "Bitte nennen Sie die Zentrale oder keine Nummer. Gesichert ist es trotzdem.",
        "Sitz „Frau Müller (Amt A)“, Funktion: „Frau Müller“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle. Gesichert ist es trotzdem.",
    ]
    levels = [message.level_tag for message in response.context["messages"]]
    assert levels == ["warning", "warning", "success"]


@pytest.mark.parametrize(
    ("chair", "changes", "new", "errors", "chairs"),
    [
        (0, {"seats-0-ends": "31.03.2024"}, NEW_CHAIR, [{}, {}, TWO_CHAIRS], ["Leitung A"]),
        (0, {"seats-0-ends": "29.02.2024"}, NEW_CHAIR, [], ["Leitung C"]),
        (None, {"seats-0-role": "vorsitz", "seats-1-role": "vorsitz"}, None, [{}, TWO_CHAIRS], []),
        (0, {"seats-0-role": "", "seats-1-role": "vorsitz"}, None, [], ["Leitung B"]),
        (1, {"seats-1-role": "", "seats-0-role": "vorsitz"}, None, [], ["Leitung A"]),
        (
            1,
            {"seats-1-ends": "29.2.2024", "seats-0-role": "vorsitz", "seats-0-begins": "1.3.2024"},
            None,
            [],
            ["Leitung A"],
        ),
    ],
)
def test_there_is_one_chair_at_a_time(admin_client, committee, chair, changes, new, errors, chairs):
    if chair is not None:
        committee.seats.filter(function="Leitung " + "AB"[chair]).update(role="vorsitz")
    data = form_data(admin_client.get(url("change", committee)))
    data |= {name: [value] for name, value in changes.items()}

    response = admin_client.post(url("change", committee), add_row(data, "seats", **new) if new else data)

    assert (rows(response, "seats").errors if response.status_code == 200 else []) == errors
    open_chairs = committee.seats.filter(role="vorsitz", ends=None)
    assert list(open_chairs.values_list("function", flat=True)) == chairs


def test_concurrently_added_chair_is_refused(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    make.create_seat(committee=committee, role="vorsitz")

    response = admin_client.post(url("change", committee), data | {"seats-0-role": ["vorsitz"]})

    assert list(rows(response, "seats").forms[0].errors) == ["role"]


def test_only_attested_seat_ends_in_its_row(admin_client, committee):
    committee.seats.filter(function="Leitung B").delete()
    committee.seats.update(begins=None, as_of="2012", only_attested=True)

    fill_in(admin_client, url("change", committee), **{"seats-0-ends": "2025"})

    seat = committee.seats.get()
    assert (seat.only_attested, seat.ends.iso) == (False, "2025")


@pytest.mark.parametrize(
    ("numbers", "in_rows", "above"),
    [
        (("3", "3"), [], ["Zwei Zeilen haben bei „Nummer“ das Gleiche. Bitte berichtigen Sie eine davon."]),
        (("1", "2"), ["Eine Sitzung mit dieser Nummer ist bei diesem Lenkungskreis schon eingetragen."], []),
    ],
)
def test_equal_and_swapped_numbers_are_refused(admin_client, committee, numbers, in_rows, above):
    make.create_meeting(committee=committee, number=2)
    changes = {f"meetings-{row}-number": number for row, number in enumerate(numbers)}

    formset = rows(fill_in(admin_client, url("change", committee), **changes), "meetings")

    assert formset.non_form_errors() == above
    assert formset.forms[0].non_field_errors() == in_rows


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seats-0-begins": ""}, "Seit wann es den Sitz gibt, ist offen."),
        ({"seats-0-side": "obere"}, "Diese Schulaufsicht gehört zur anderen Ebene als die Seite des Sitzes."),
    ],
)
def test_error_of_a_field_that_is_not_shown_stands_above_the_row(admin_client, committee, changes, message):
    authority = make.create_authority(district=committee.network.district)
    committee.seats.update(side="untere", authority=authority)

    response = fill_in(admin_client, url("change", committee), **changes)

    [error] = rows(response, "seats").forms[0].non_field_errors()
    assert (error.startswith(message), error in response.content.decode()) == (True, True)


def test_concurrently_deleted_row_is_skipped_and_reported(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    committee.seats.get(function="Leitung A").delete()

    data |= {"seats-0-order": ["9"], "seats-1-ends": ["nie"]}
    refused = admin_client.post(url("change", committee), data)
    again = form_data(refused)
    saved = admin_client.post(url("change", committee), again | {"seats-1-ends": ["2026"]}, follow=True)

    seat = committee.seats.get()
    assert (again["seats-1-function"], seat.ends.iso) == (["Leitung B"], "2026")
    assert f'href="{url("change", seat)}"' in refused.content.decode()
    assert messages(saved)[0] == (
        "Sitz „Leitung A (Amt A)“ hat inzwischen jemand gelöscht. Alles andere ist gesichert."
    )
