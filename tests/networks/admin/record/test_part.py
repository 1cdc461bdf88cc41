import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Aim, Mandate, Recommendation, Seat
from tests import factories as make
from tests.networks.admin.forms import choices, form_data, url


def test_choices_and_titles_begin_with_the_district(admin_client):
    for name in ["Kreis Coesfeld", "Kreis Borken"]:
        network = make.create_network(district=make.create_district(name=name))
        seat = make.create_seat(committee=make.create_committee(network=network, name=""))

    assert choices(admin_client.get(url("add", Seat)), "committee") == [
        "Kreis Borken: Lenkungskreis",
        "Kreis Coesfeld: Lenkungskreis",
    ]
    assert admin_client.get(url("change", seat)).context["subtitle"] == f"Kreis Borken: {seat}"


def test_choices_come_from_the_same_network_where_it_is_known(admin_client):
    aim = make.create_aim(
        committee=make.create_committee(
            network=make.create_network(district=make.create_district(name="Kreis Borken"))
        )
    )
    mandate = make.create_mandate(aim=aim, text="Auftrag")
    conference = make.create_conference(network=aim.committee.network, number=2, date="2017")
    make.create_recommendation(conference=conference, text="Begleiten")
    make.create_mandate(aim=make.create_aim())
    make.create_recommendation()

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
    make.create_committee()

    assert admin_client.get(f"{url('add', Seat)}{query}").status_code == 200


def test_mandate_is_saved_after_its_office_was_deleted(admin_client):
    mandate = make.create_mandate()
    office = make.create_office(network=mandate.aim.committee.network)
    data = form_data(admin_client.get(url("change", mandate)))
    office.delete()

    response = admin_client.post(url("change", mandate), data | {"state": ["erledigt"]})

    mandate.refresh_from_db()
    assert (response.status_code, mandate.state) == (302, "erledigt")


# By how to make a record: the field of its parts that names it, and how to make those parts.
PARTS = [
    (make.create_network, "network", [make.create_agreement, make.create_conference, make.create_focus]),
    (make.create_committee, "committee", [make.create_seat, make.create_aim, make.create_meeting]),
    (make.create_conference, "conference", [make.create_recommendation]),
    (make.create_aim, "aim", [make.create_mandate]),
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

    client.force_login(make.create_user(is_staff=True, permissions=permissions))
    new = admin_client.get(url("add", type(parent))).context["inline_admin_formsets"]

    assert (shown(admin_client), shown(client)) == (changes | adds, changes)
    assert {inline.opts.model for inline in new} & set(models) == set()


@pytest.mark.parametrize(("create_parent", "field", "create_parts"), PARTS)
def test_form_has_as_many_queries_for_three_parts_as_for_one(
    admin_client, create_parent, field, create_parts
):
    counts = []
    admin_client.get(url("change", create_parent()))  # fills the cache of content types
    more = [create for create in create_parts if create is not make.create_agreement]  # only one can be open
    for further in [0, 2]:
        parent = create_parent()
        for create_part in create_parts + more * further:
            part = create_part(**{field: parent})
            if isinstance(part, Aim):
                make.create_mandate(aim=part)
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(url("change", parent))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 16
