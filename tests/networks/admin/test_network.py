from networks.models import Network
from tests import factories as make
from tests.networks.admin.forms import fill_in, form_data, url


def test_office_and_committee_are_entered_and_corrected_with_their_network(admin_client):
    fields = {
        "district": str(make.create_district().pk),
        "name": "Neuntes Netz",
        "slug": "neuntes-netz",
        "introduction": "Zwei Sätze. Mehr nicht.",
        "as_of": "2026",
        "office-0-name": "Bildungsbüro",
        "office-0-phone": "0251 411-0",
        "committee-0-name": "Lenkungsgruppe",
        "committee-0-constituted": "Mai 2009",
    }
    corrected = {"introduction": "Neu", "office-0-phone": "0251 411-1", "committee-0-constituted": "2009"}

    stored = []
    for changes in [fields, corrected]:
        page = url("change", Network.objects.get()) if stored else url("add", Network)
        fill_in(admin_client, page, **changes)
        network = Network.objects.get()
        stored.append((network.introduction, network.office.phone, network.committee.constituted.iso))

    assert stored == [("Zwei Sätze. Mehr nicht.", "0251 411-0", "2009-05"), ("Neu", "0251 411-1", "2009")]
    assert (network.office.name, network.committee.name) == ("Bildungsbüro", "Lenkungsgruppe")


def test_error_in_a_part_keeps_the_input(admin_client):
    network = make.create_network()
    make.create_office(network=network)
    make.create_committee(network=network)
    focus = make.create_focus(network=network)
    wrong = {"office-0-website": "ftp://beispiel.example/", "committee-0-constituted": "bald"}
    changes = {"introduction": "Neu"} | wrong

    response = fill_in(admin_client, url("change", network), **changes)

    office, committee, *_ = [inline.formset for inline in response.context["inline_admin_formsets"]]
    assert [list(part.errors[0]) for part in (office, committee)] == [["website"], ["constituted"]]
    assert {name: form_data(response)[name][0] for name in changes} == changes
    assert str(focus.field) in response.content.decode()


def test_form_is_saved_after_its_parts_were_deleted(admin_client):
    network = make.create_conference().network
    data = form_data(admin_client.get(url("change", network)))
    network.conferences.all().delete()

    response = admin_client.post(url("change", network), data | {"introduction": ["Neu"]})

    network.refresh_from_db()
    assert (response.status_code, network.introduction) == (302, "Neu")


def test_changelist_shows_a_network_without_office_and_committee(admin_client):
    make.create_network()

    page = admin_client.get(url("changelist", Network)).content.decode()

    assert '<td class="field-office">–</td><td class="field-committee">–</td>' in page
