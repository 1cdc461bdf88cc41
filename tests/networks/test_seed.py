from io import StringIO

import pytest
from django.core.management import call_command
from django.core.serializers.base import DeserializationError

from networks.management.commands import seed
from networks.models import District, Network, Seat


def run(**options):
    out = StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


def test_an_empty_database_gets_the_fixtures(db):
    assert run() == "Die mitgelieferten Daten sind geladen.\n"
    assert (District.objects.count(), Network.objects.count()) == (8, 8)
    assert list(Network.objects.filter(is_fictional=True)) == []


def test_the_demo_adds_the_musterkreis(db):
    assert run(demo=True) == (
        "Die mitgelieferten Daten sind geladen.\n"
        "Der Musterkreis ist geladen, ein erfundenes Netzwerk zum Üben.\n"
    )
    assert [network.slug for network in Network.objects.filter(is_fictional=True)] == ["musterkreis"]
    assert Network.objects.not_fictional().count() == 8


def test_the_demo_comes_to_a_database_that_has_data_already_and_stays_as_it_was_edited(seeded):
    kept = "Die Datenbank enthält schon Daten; sie bleiben, wie sie sind.\n"

    first = run(demo=True)
    Seat.objects.update(note="Von Hand geändert")
    second = run(demo=True)

    assert first == f"{kept}Der Musterkreis ist geladen, ein erfundenes Netzwerk zum Üben.\n"
    assert second == f"{kept}Der Musterkreis ist schon da; er bleibt, wie er ist.\n"
    assert set(Seat.objects.values_list("note", flat=True)) == {"Von Hand geändert"}


def test_what_was_edited_stays(seeded):
    Network.objects.update(name="Von Hand geändert")

    assert run() == "Die Datenbank enthält schon Daten; sie bleiben, wie sie sind.\n"
    assert {network.name for network in Network.objects.all()} == {"Von Hand geändert"}


def test_half_of_the_data_is_never_left_behind(db, monkeypatch, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text('[{"model": "networks.district", "fields": {"unbekannt": 1}}]')
    monkeypatch.setattr(seed, "FIXTURES", ["reference", str(broken)])

    with pytest.raises(DeserializationError):
        run()
    assert District.objects.count() == 0
