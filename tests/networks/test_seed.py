from io import StringIO

import pytest
from django.core.management import call_command
from django.core.serializers.base import DeserializationError

from networks.management.commands import seed
from networks.models import FieldOfAction, Network, Seat


def run(**options):
    out = StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


KEPT = "Die Datenbank enthält schon Daten; sie bleiben, wie sie sind.\n"
DEMO_LOADED = "Der Musterkreis ist geladen, ein erfundenes Netzwerk zum Üben.\n"


@pytest.mark.site
def test_empty_database_gets_the_fixtures_once(db):
    assert run() == "Die mitgelieferten Daten sind geladen.\n"
    assert [Network.objects.not_fictional().count(), Network.objects.count()] == [8, 8]

    Network.objects.update(name="Von Hand geändert")
    assert run() == KEPT
    assert {network.name for network in Network.objects.all()} == {"Von Hand geändert"}


def test_demo_is_added_once_and_stays_as_it_was_edited(seeded):
    first = run(demo=True)
    Seat.objects.update(note="Von Hand geändert")
    second = run(demo=True)

    assert first == KEPT + DEMO_LOADED
    assert second == f"{KEPT}Der Musterkreis ist schon da; er bleibt, wie er ist.\n"
    assert [network.slug for network in Network.objects.filter(is_fictional=True)] == ["musterkreis"]
    assert set(Seat.objects.values_list("note", flat=True)) == {"Von Hand geändert"}


def test_half_of_the_data_is_never_left_behind(db, monkeypatch, tmp_path):
    whole, broken = tmp_path / "whole.json", tmp_path / "broken.json"
    whole.write_text(
        '[{"model": "networks.fieldofaction", "fields": {"name": "Inklusion", "slug": "inklusion", "changed_at": "2026-01-01T00:00:00Z"}}]'
    )
    broken.write_text('[{"model": "networks.district", "fields": {"unbekannt": 1}}]')
    monkeypatch.setattr(seed, "FIXTURES", [str(whole), str(broken)])

    with pytest.raises(DeserializationError):
        run()
    assert FieldOfAction.objects.count() == 0
