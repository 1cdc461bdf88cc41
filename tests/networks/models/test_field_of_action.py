import pytest

from networks.models import FieldOfAction
from tests.factories import create_district, create_field, create_focus, create_network


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_fetches_the_networks_by_district(django_assert_num_queries, db, rows):
    for _ in range(rows):
        field = create_field()
        for name in ("Z", "A"):
            network = create_network(district=create_district(name=f"{name} {field}"))
            create_focus(field=field, network=network)

    with django_assert_num_queries(2):
        names = [
            [focus.network.district.name for focus in field.focuses.all()]
            for field in FieldOfAction.objects.for_list()
        ]

    assert names == [[f"A {field}", f"Z {field}"] for field in FieldOfAction.objects.all()]
    assert len(names) == rows
