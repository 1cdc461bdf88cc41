import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Meeting, Seat, SteeringCommittee
from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_district,
    create_field,
    create_mandate,
    create_meeting,
    create_network,
    create_seat,
    create_user,
)
from tests.networks.admin.forms import fill_in, form_data, messages, url

pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]

NEW_CHAIR = {
    "function": "Leitung C",
    "institution": "Amt C",
    "side": "kommune",
    "role": "vorsitz",
    "begins": "1.3.2026",
}
TWO_CHAIRS = (
    "Zur gleichen Zeit gibt es nur einen Vorsitz. Eine andere Zeile hat ihn schon. "
    "Bitte prüfen Sie „seit“ und „bis“ bei beiden."
)


def rows(response, prefix: str):
    [formset] = [
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.prefix == prefix
    ]
    return formset


def add_row(data: dict, prefix: str, **values: str) -> dict:
    """Copy the empty row under the next number, as the page's script does."""
    number = int(data[f"{prefix}-TOTAL_FORMS"][0])
    start = f"{prefix}-__prefix__-"
    row = {
        f"{prefix}-{number}-{name.removeprefix(start)}": value
        for name, value in data.items()
        if name.startswith(start)
    }
    given = {f"{prefix}-{number}-{name}": [value] for name, value in values.items()}
    return data | row | given | {f"{prefix}-TOTAL_FORMS": [str(number + 1)]}


@pytest.fixture
def committee(db) -> SteeringCommittee:
    """With two seats, an aim and a meeting."""
    committee = create_committee(network=create_network(district=create_district(name="Kreis Borken")))
    create_seat(committee=committee, function="Leitung A", institution="Amt A", order=1)
    create_seat(committee=committee, function="Leitung B", institution="Amt B", order=2)
    create_aim(committee=committee, text="Ziel A")
    create_meeting(committee=committee, date="01.02.2026", number=1)
    return committee


def test_rows_are_edited(admin_client, committee):
    fill_in(
        admin_client,
        url("change", committee),
        **{
            "seats-0-order": "3",
            "seats-0-is_vacant": "on",
            "seats-1-ends": "31.7.2026",
            "aims-0-state": "erreicht",
            "meetings-0-state": "gehalten",
            "meetings-0-begins_at": "14:00",
        },
    )

    first, second = committee.seats.order_by("function")
    assert (first.order, first.is_vacant, second.ends.iso) == (3, True, "2026-07-31")
    assert committee.aims.get().state == "erreicht"
    meeting = committee.meetings.get()
    assert (meeting.state, meeting.begins_at, meeting.sequence) == ("gehalten", dt.time(14), 1)


def test_rows_are_added(admin_client, committee):
    field = create_field()
    data = form_data(admin_client.get(url("change", committee)))
    data = add_row(
        data, "seats", function="Leitung C\r\nund D", institution="Amt C", side="kommune", begins="2026"
    )
    data = add_row(data, "aims", text="Ziel B", field=str(field.pk))
    data = add_row(add_row(data, "meetings", date="Mai 2026"), "seats")  # an empty row is ignored

    response = admin_client.post(url("change", committee), data)

    assert response.status_code == 302
    seat = committee.seats.last()
    assert (seat.function, seat.order, seat.begins.iso) == ("Leitung C und D", 3, "2026")
    assert set(committee.aims.values_list("text", flat=True)) == {"Ziel A", "Ziel B"}
    assert committee.meetings.get(number=None).is_released is False


def test_ended_seats_come_last_and_rows_are_marked(admin_client, committee):
    create_meeting(committee=committee, is_released=False)
    create_seat(committee=committee, function="Leitung Z", order=0, ends="01.03.2026")
    create_seat(
        committee=committee, function="Leitung Y", order=0, begins=None, as_of="2012", only_attested=True
    )

    response = admin_client.get(url("change", committee))

    assert [form.instance.function for form in rows(response, "seats").initial_forms] == [
        "Leitung A",
        "Leitung B",
        "Leitung Y",
        "Leitung Z",
    ]
    page = response.content.decode()
    assert page.count('<strong class="mark">beendet</strong>') == 1
    assert page.count('<strong class="mark">nur belegt: 2012</strong>') == 1
    assert page.count('<strong class="mark">nicht freigegeben</strong>') == 1


def test_each_row_links_to_the_form_of_its_part(admin_client, committee):
    page = admin_client.get(url("change", committee)).content.decode()

    for part in [*committee.seats.all(), *committee.aims.all(), *committee.meetings.all()]:
        assert f'href="/admin/networks/{part._meta.model_name}/{part.pk}/change/"' in page
    for part in ["seat", "aim", "meeting"]:
        assert f'href="/admin/networks/{part}/add/?committee={committee.pk}"' in page


def test_row_of_an_aim_lists_its_mandates(admin_client, committee):
    aim = committee.aims.get()
    mandate = create_mandate(aim=aim, text="Karte zeichnen", state="erledigt")

    page = admin_client.get(url("change", committee)).content.decode()

    assert (
        f'<li><a href="/admin/networks/mandate/{mandate.pk}/change/">Karte zeichnen</a> (erledigt)</li>'
        in page
    )
    assert f'href="/admin/networks/mandate/add/?aim={aim.pk}"' in page


def test_link_to_add_a_mandate_needs_the_permission(client, committee):
    permissions = ["networks.change_steeringcommittee", "networks.view_aim"]
    client.force_login(create_user(is_staff=True, permissions=permissions))

    response = client.get(url("change", committee))

    assert [inline.formset.prefix for inline in response.context["inline_admin_formsets"]] == ["aims"]
    assert "Ziel A" in response.content.decode()
    assert "/admin/networks/mandate/add/" not in response.content.decode()


def test_form_has_as_many_queries_for_twenty_rows_as_for_one(admin_client):
    numbers = []
    admin_client.get(url("change", create_committee()))  # fills the cache of content types
    for how_many in [1, 20]:
        committee = create_committee()
        authority = create_authority(district=committee.network.district)
        for number in range(how_many):
            create_seat(committee=committee, side=Seat.Side.LAND_LOWER, authority=authority)
            create_mandate(aim=create_aim(committee=committee))
            create_meeting(committee=committee, number=number)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            admin_client.get(url("change", committee))
        numbers.append(len(queries))

    assert numbers[0] == numbers[1] <= 16


def test_remarks_stand_above_the_form(admin_client, committee):
    create_seat(committee=committee, function="Frau Müller", is_vacant=True)
    create_mandate(aim=committee.aims.get(), text="Bericht", partner="Herr Weber", addressee="partner")

    response = admin_client.get(url("change", committee))

    assert response.context["remarks"] == [
        "Das Tandem der Schulaufsicht ist nicht bekannt.",
        "Unbesetzt: Frau Müller.",
        f"Sitz „{committee.seats.get(is_vacant=True)}“, Funktion: „Frau Müller“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle.",
        "Arbeitsauftrag „Bericht“, Einrichtung: „Herr Weber“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle.",
    ]
    assert '<h2 id="remarks-heading">Bitte prüfen</h2>' in response.content.decode()


def test_changelist_shows_tandem_and_number_of_seats_today(admin_client):
    committee = create_committee()
    create_seat(committee=committee, side="obere")
    create_seat(committee=committee, side="untere", is_vacant=True)
    create_seat(committee=committee, ends="01.03.2026")
    create_committee()

    page = admin_client.get(url("changelist", SteeringCommittee)).content.decode()

    assert '<td class="field-tandem">nur halb besetzt</td><td class="field-seats_today">2</td>' in page
    assert '<td class="field-tandem">nicht bekannt</td><td class="field-seats_today">–</td>' in page


def test_saving_warns_of_names_in_rows(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    data |= {"seats-0-function": ["Frau Müller"], "composition_rule": ["Telefon 02861 82-1234"]}

    response = admin_client.post(url("change", committee), data, follow=True)

    assert committee.seats.order_by("order").first().function == "Frau Müller"
    [*warnings, success] = messages(response)
    assert "erfolgreich geändert" in success
    assert warnings == [
        f"Lenkungskreis „{committee}“, Regel der Zusammensetzung: „02861 82-1234“ sieht nach einer Durchwahl aus. "
        "Bitte nennen Sie die Zentrale oder keine Nummer. Gesichert ist es trotzdem.",
        "Sitz „Frau Müller (Amt A)“, Funktion: „Frau Müller“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle. Gesichert ist es trotzdem.",
    ]
    assert [message.level_tag for message in response.context["messages"]] == [
        "warning",
        "warning",
        "success",
    ]


def test_second_chair_is_refused_and_keeps_the_input(admin_client, committee):
    committee.seats.filter(function="Leitung A").update(role="vorsitz")
    data = form_data(admin_client.get(url("change", committee)))
    data |= {"seats-0-ends": ["31.03.2026"], "rhythm": ["monatlich"]}
    data = add_row(data, "seats", **NEW_CHAIR)

    response = admin_client.post(url("change", committee), data)

    old, _, new = rows(response, "seats").forms
    assert new.errors == {"role": [TWO_CHAIRS]}
    assert (old["ends"].value(), new["function"].value()) == ("31.03.2026", "Leitung C")
    assert response.context["adminform"].form["rhythm"].value() == "monatlich"
    assert committee.seats.count() == 2


def test_chair_passes_to_a_new_row_in_one_save(admin_client, committee):
    committee.seats.filter(function="Leitung A").update(role="vorsitz")
    data = form_data(admin_client.get(url("change", committee)))
    data = add_row(data | {"seats-0-ends": ["28.02.2026"]}, "seats", **NEW_CHAIR)

    response = admin_client.post(url("change", committee), data)

    assert response.status_code == 302
    assert list(committee.seats.filter(role="vorsitz", ends=None).values_list("function", flat=True)) == [
        "Leitung C"
    ]


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 0)])
@pytest.mark.parametrize("how", [{"role": ""}, {"ends": "28.02.2026"}])
def test_chair_passes_from_row_to_row_in_any_order(admin_client, committee, old, new, how):
    seats = list(committee.seats.order_by("order"))
    committee.seats.filter(pk=seats[old].pk).update(role="vorsitz")
    changes = {f"seats-{old}-{name}": value for name, value in how.items()}

    response = fill_in(
        admin_client,
        url("change", committee),
        **changes,
        **{f"seats-{new}-role": "vorsitz", f"seats-{new}-begins": "1.3.2026"},
    )

    assert response.status_code == 302
    assert committee.seats.get(role="vorsitz", ends=None) == seats[new]


def test_concurrently_added_chair_is_refused(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    create_seat(committee=committee, role="vorsitz")

    response = admin_client.post(url("change", committee), data | {"seats-0-role": ["vorsitz"]})

    assert list(rows(response, "seats").forms[0].errors) == ["role"]


def test_only_attested_seat_ends_in_its_row(admin_client, committee):
    committee.seats.filter(function="Leitung A").update(begins=None, as_of="2012", only_attested=True)
    data = form_data(admin_client.get(url("change", committee)))

    response = admin_client.post(url("change", committee), data | {"seats-1-ends": ["2025"]})

    seat = committee.seats.get(function="Leitung A")
    assert (response.status_code, seat.only_attested, seat.ends.iso) == (302, False, "2025")


def test_two_new_chairs_are_refused(admin_client, committee):
    response = fill_in(
        admin_client, url("change", committee), **{"seats-0-role": "vorsitz", "seats-1-role": "vorsitz"}
    )

    assert rows(response, "seats").errors == [
        {},
        {"role": [TWO_CHAIRS]},
    ]
    assert committee.seats.filter(role="vorsitz").count() == 0


def test_two_rows_with_the_same_number_are_refused(admin_client, committee):
    create_meeting(committee=committee, number=2)

    response = fill_in(
        admin_client, url("change", committee), **{"meetings-0-number": "3", "meetings-1-number": "3"}
    )

    assert rows(response, "meetings").non_form_errors() == [
        "Zwei Zeilen haben bei „Nummer“ das Gleiche. Bitte berichtigen Sie eine davon."
    ]
    assert set(Meeting.objects.values_list("number", flat=True)) == {1, 2}


def test_swapped_numbers_are_refused(admin_client, committee):
    create_meeting(committee=committee, number=2)

    response = fill_in(
        admin_client, url("change", committee), **{"meetings-0-number": "1", "meetings-1-number": "2"}
    )

    message = "Eine Sitzung mit dieser Nummer ist bei diesem Lenkungskreis schon eingetragen."
    assert [form.non_field_errors() for form in rows(response, "meetings").forms] == [[message], [message]]
    assert message in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"seats-0-begins": ""},
            "Seit wann es den Sitz gibt, ist offen. Bitte nennen Sie „seit“ oder wenigstens den Stand. "
            "Ist beides unbekannt, kreuzen Sie „nur für den Stand belegt“ an.",
        ),
        (
            {"seats-0-side": "obere"},
            "Diese Schulaufsicht gehört zur anderen Ebene als die Seite des Sitzes.",
        ),
    ],
)
def test_error_of_a_field_that_is_not_shown_stands_above_the_row(admin_client, committee, changes, message):
    authority = create_authority(district=committee.network.district)
    committee.seats.update(side="untere", authority=authority)

    response = fill_in(admin_client, url("change", committee), **changes)

    assert rows(response, "seats").forms[0].non_field_errors() == [message]
    assert message in response.content.decode()


def test_concurrently_deleted_row_is_skipped_and_reported(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    committee.seats.get(function="Leitung A").delete()

    response = admin_client.post(
        url("change", committee), data | {"seats-0-order": ["9"], "seats-1-is_vacant": ["on"]}, follow=True
    )

    assert committee.seats.get().is_vacant is True
    assert (
        messages(response)[0]
        == "Sitz „Leitung A (Amt A)“ hat inzwischen jemand gelöscht. Alles andere ist gesichert."
    )


def test_concurrently_deleted_row_does_not_shift_the_others_in_a_refused_form(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    committee.seats.get(function="Leitung A").delete()

    response = admin_client.post(url("change", committee), data | {"seats-1-ends": ["irgendwann"]})
    again = form_data(response)
    saved = admin_client.post(url("change", committee), again | {"seats-1-ends": ["2026"]})

    assert again["seats-1-function"] == ["Leitung B"]
    assert f'href="/admin/networks/seat/{committee.seats.get().pk}/change/"' in response.content.decode()
    assert (saved.status_code, committee.seats.get().ends.iso) == (302, "2026")


def test_seat_older_than_the_first_agreement_is_refused_in_its_row(admin_client, committee):
    create_agreement(network=committee.network, signed="2010")

    response = fill_in(admin_client, url("change", committee), **{"seats-0-begins": "2009"})

    assert list(rows(response, "seats").forms[0].errors) == ["begins"]
