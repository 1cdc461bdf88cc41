from django.utils.text import slugify

from tests.factories import create_district, create_field, create_focus, create_network


def test_for_network_lists_current_focuses_by_name_before_former_ones(django_assert_num_queries, db):
    network = create_network()
    for name, is_current in [("MINT", True), ("Kultur", False), ("Übergang", True), ("Inklusion", True)]:
        create_focus(
            network=network, field=create_field(name=name, slug=slugify(name)), is_current=is_current
        )

    with django_assert_num_queries(1):
        names = [focus.field.name for focus in network.focuses.for_network()]

    assert names == ["Inklusion", "MINT", "Übergang", "Kultur"]


def test_for_field_lists_current_focuses_by_district_before_former_ones(django_assert_num_queries, db):
    field = create_field()
    for name, is_current in [("Kreis B", True), ("Kreis A", False), ("Kreis C", True)]:
        network = create_network(district=create_district(name=name))
        create_focus(network=network, field=field, is_current=is_current)

    with django_assert_num_queries(1):
        names = [focus.network.district.name for focus in field.focuses.for_field()]

    assert names == ["Kreis B", "Kreis C", "Kreis A"]
