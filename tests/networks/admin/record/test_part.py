import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Aim, Mandate, Recommendation, Seat
from tests.factories import (
    create_agreement,
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_focus,
    create_mandate,
    create_meeting,
    create_network,
    create_office,
    create_recommendation,
    create_seat,
    create_user,
)
from tests.networks.admin.forms import choices, form_data, url


def test_choices_and_titles_begin_with_the_district(admin_client):
    for name in ["Kreis Coesfeld", "Kreis Borken"]:
        network = create_network(district=create_district(name=name))
        seat = create_seat(committee=create_committee(network=network, name=""))

    assert choices(admin_client.get(url("add", Seat)), "committee") == [
        "Kreis Borken: Lenkungskreis",
        "Kreis Coesfeld: Lenkungskreis",
    ]
    assert admin_client.get(url("change", seat)).context["subtitle"] == f"Kreis Borken: {seat}"


def test_choices_come_from_the_same_network_where_it_is_known(admin_client):
    aim = create_aim(
        committee=create_committee(network=create_network(district=create_district(name="Kreis Borken")))
    )
    mandate = create_mandate(aim=aim, text="Auftrag")
    conference = create_conference(network=aim.committee.network, number=2, date="2017")
    create_recommendation(conference=conference, text="Begleiten")
    create_mandate(aim=create_aim())
    create_recommendation()

    for page in [url("change", aim), f"{url('add', Aim)}?committee={aim.committee_id}"]:
        found = choices(admin_client.get(page), "recommendation")
        assert found == ["Kreis Borken, 2. Bildungskonferenz, 2017: Begleiten"]
    for page in [url("change", mandate), f"{url('add', Mandate)}?aim={aim.pk}"]:
        response = admin_client.get(page)
        assert choices(response, "aim") == [f"Kreis Borken: {aim}"]
        assert choices(response, "reported_to") == ["Kreis Borken: 2. Bildungskonferenz, 2017"]
    assert len(choices(admin_client.get(url("add", Aim)), "recommendation")) == 2
    assert len(choices(admin_client.get(url("add", Recommendation)), "conference")) == 2


@pytest.mark.parametrize("query", ["", "?committee=abc", "?committee=99", "?committee=" + "9" * 31])
def test_unknown_parent_in_the_address_is_ignored(admin_client, query):
    create_committee()

    assert admin_client.get(f"{url('add', Seat)}{query}").status_code == 200


def test_mandate_is_saved_after_its_office_was_deleted(admin_client):
    mandate = create_mandate()
    office = create_office(network=mandate.aim.committee.network)
    data = form_data(admin_client.get(url("change", mandate)))
    office.delete()

    response = admin_client.post(url("change", mandate), data | {"state": ["erledigt"]})

    mandate.refresh_from_db()
    assert (response.status_code, mandate.state) == (302, "erledigt")


# By how to make a record: the field of its parts that names it, and how to make those parts.
PARTS = [
    (create_network, "network", [create_agreement, create_conference, create_focus]),
    (create_committee, "committee", [create_seat, create_aim, create_meeting]),
    (create_conference, "conference", [create_recommendation]),
    (create_aim, "aim", [create_mandate]),
]


@pytest.mark.parametrize(("create_parent", "field", "create_parts"), PARTS)
def test_parts_link_to_their_forms_and_adding_needs_the_permission(
    admin_client, client, create_parent, field, create_parts
):
    parent = create_parent()
    parts = [create_part(**{field: parent}) for create_part in create_parts]
    models = [type(part) for part in parts]
    changes = {f'href="{url("change", part)}"' for part in parts}
    adds = {f'href="{url("add", model)}?{field}={parent.pk}"' for model in models}
    permissions = [
        f"networks.change_{parent._meta.model_name}",
        *(f"networks.view_{m._meta.model_name}" for m in models),
    ]

    def shown(browser) -> set[str]:
        page = browser.get(url("change", parent)).content.decode()
        return {link for link in changes | adds if link in page}

    client.force_login(create_user(is_staff=True, permissions=permissions))
    new = admin_client.get(url("add", type(parent))).context["inline_admin_formsets"]

    assert (shown(admin_client), shown(client)) == (changes | adds, changes)
    assert {inline.opts.model for inline in new} & set(models) == set()


@pytest.mark.parametrize(("create_parent", "field", "create_parts"), PARTS)
def test_form_has_as_many_queries_for_three_parts_as_for_one(
    admin_client, create_parent, field, create_parts
):
    counts = []
    admin_client.get(url("change", create_parent()))  # fills the cache of content types
    more = [create for create in create_parts if create is not create_agreement]  # only one can be open
    for further in [0, 2]:
        parent = create_parent()
        for create_part in create_parts + more * further:
            part = create_part(**{field: parent})
            if isinstance(part, Aim):
                create_mandate(aim=part)
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(url("change", parent))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 16
