import pytest

from networks.models import FormTotal


@pytest.mark.parametrize(
    ("label", "count", "name"),
    [
        ("Hauptschule", 1, "Hauptschule"),
        ("Freie Waldorfschule", 2, "Freie Waldorfschulen"),
        ("PRIMUS-Schule", 2, "PRIMUS-Schulen"),
        ("Gymnasium", 2, "Gymnasien"),
        ("Weiterbildungskolleg", 2, "Weiterbildungskollegs"),
        ("Förderschule (Berufskolleg)", 2, "Förderschulen (Berufskolleg)"),
    ],
)
def test_form_is_named_as_its_count_asks_for(label, count, name):
    assert FormTotal("form", label, count).name == name
