import json
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from networks.management.commands.build_map import Command
from networks.models import District
from tests.factories import create_district
from tests.networks.boundaries.coverages import WANTED, grid_with_part, in_degrees
from tests.networks.boundaries.invalid import INVALID

OTHER_SOURCE = {
    "source": "Amt, Grenzen",
    "as_of": "2024-02-29",
    "licence": "Lizenz",
    "licence_url": "https://lizenz.example/",
}
UNCHANGED = " Die bisherige Karte ist unverändert."


@pytest.fixture
def districts(db):
    for ags in WANTED:
        create_district(ags=ags, name=f"Kreis {ags}")


@pytest.fixture
def source(tmp_path):
    """Four districts, one of them with a speck."""
    path = tmp_path / "grenzen.geojson"
    path.write_text(json.dumps(in_degrees(grid_with_part(430_000, 5_740_000, 150))), encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path):
    """A map made before."""
    directory = tmp_path / "geo"
    directory.mkdir()
    (directory / "districts.geojson").write_bytes(b"alt")
    (directory / "districts.json").write_bytes(b"auch alt")
    return directory


def contents(directory):
    return {path.name: path.read_bytes() for path in directory.iterdir()}


OLD = {"districts.geojson": b"alt", "districts.json": b"auch alt"}


def build_map(source, target, /, **options):
    output = StringIO()
    call_command("build_map", str(source), target=target, stdout=output, **options)
    return output.getvalue()


def refusal(source, target, /, **options):
    with pytest.raises(CommandError) as refused:
        build_map(source, target, **options)
    return str(refused.value)


def test_map_is_built(districts, source, target):
    output = build_map(source, target)

    files = {name: json.loads(text) for name, text in contents(target).items()}
    assert set(files) == set(OLD)
    assert [each["id"] for each in files["districts.geojson"]["features"]] == WANTED
    assert [each["ags"] for each in files["districts.json"]["areas"]] == WANTED
    assert output.splitlines() == [
        "05512    100,01 km²    0,01 %  Kreis 05512",
        "05513    100,00 km²   -0,02 %  Kreis 05513",
        "05515     99,99 km²   -0,01 %  Kreis 05515",
        "05554     99,99 km²   -0,01 %  Kreis 05554",
        "Größte Abweichung einer Fläche: -0,02 % (Kreis 05513)",
        "Punkte: 649 vorher, 500 nachher",
        "Weggelassen: ein Teil ohne Nachbarn, 2,25 ha (Kreis 05513)",
        f"Zusammen {sum(map(len, contents(target).values()))} Byte: districts.geojson und districts.json",
    ]


def test_the_same_source_gives_the_same_bytes(districts, source, target):
    build_map(source, target)
    first = contents(target)
    build_map(source, target)

    assert contents(target) == first


def test_without_options_the_source_is_the_one_the_site_was_made_with(districts, source, target):
    build_map(source, target, verbosity=0)

    for data in map(json.loads, contents(target).values()):
        assert {name: data[name] for name in OTHER_SOURCE} == {
            "source": "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)",
            "as_of": "2022-03-08",
            "licence": "Datenlizenz Deutschland – Zero – Version 2.0",
            "licence_url": "https://www.govdata.de/dl-de/zero-2-0",
        }


def test_a_newer_edition_needs_only_its_date(districts, source, target):
    build_map(source, target, as_of="2025-11-12")

    for data in map(json.loads, contents(target).values()):
        assert data["source"] == "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)"
        assert data["as_of"] == "2025-11-12"


def test_another_source_is_stated(districts, source, target):
    build_map(source, target, **OTHER_SOURCE)

    for data in map(json.loads, contents(target).values()):
        assert {name: data[name] for name in OTHER_SOURCE} == OTHER_SOURCE


def test_quiet_when_asked_to(districts, source, target):
    assert build_map(source, target, verbosity=0) == ""


@pytest.mark.parametrize(("make", "message"), INVALID.values(), ids=INVALID)
def test_invalid_boundaries_leave_the_old_map_untouched(districts, tmp_path, target, make, message):
    path = tmp_path / "grenzen.geojson"
    make(path)

    assert refusal(path, target) == message.replace("{path}", str(path)) + UNCHANGED
    assert contents(target) == OLD


def test_an_unwritable_target_leaves_the_old_map_untouched(districts, source, target):
    (target / "districts.json").unlink()
    (target / "districts.json").mkdir()

    assert refusal(source, target) == (
        f"Das Ergebnis lässt sich nicht nach {target} schreiben. Bitte prüfen Sie Rechte und Speicherplatz."
        + UNCHANGED
    )
    assert (target / "districts.geojson").read_bytes() == b"alt"
    assert {path.name for path in target.iterdir()} == set(OLD)


TOGETHER = "Bitte nennen Sie für eine andere Quelle --source, --as-of, --licence und --licence-url zusammen."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"source": "Amt"}, TOGETHER),
        ({"licence": "Lizenz", "licence_url": "https://lizenz.example/"}, TOGETHER),
        (OTHER_SOURCE | {"source": " "}, TOGETHER),
        (OTHER_SOURCE | {"source": "\udcff"}, TOGETHER),
        ({"as_of": "8.3.2022"}, "--as-of ist kein Datum. Bitte schreiben Sie es als JJJJ-MM-TT."),
        ({"as_of": "2099-01-01"}, "--as-of liegt in der Zukunft. Bitte nennen Sie den Stand der Grenzen."),
        (
            OTHER_SOURCE | {"licence_url": "javascript:alert(1)"},
            "--licence-url ist keine Adresse, die mit http:// oder https:// beginnt.",
        ),
    ],
)
def test_a_source_that_cannot_be_stated_is_refused(districts, source, target, options, message):
    assert refusal(source, target, **options) == message
    assert contents(target) == OLD


def test_without_districts_the_data_are_wanted_first(db, source, target):
    assert refusal(source, target) == (
        "Die Datenbank enthält keine Gebietskörperschaften. Bitte führen Sie zuerst „manage.py seed“ aus."
    )
    assert contents(target) == OLD


def test_without_tables_the_database_is_wanted_first(db, source, target):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {District._meta.db_table} RENAME TO elsewhere")

    assert refusal(source, target) == (
        "Die Datenbank ist nicht eingerichtet. Bitte führen Sie zuerst „manage.py migrate“ und „manage.py seed“ aus."
    )
    assert contents(target) == OLD


@pytest.mark.parametrize("package", ["shapely", "pyproj"])
def test_without_the_tools_the_command_says_how_to_get_them(db, source, target, monkeypatch, package):
    for module in [name for name in sys.modules if name.startswith("networks.boundaries")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delattr("networks.boundaries")
    monkeypatch.setitem(sys.modules, package, None)

    assert refusal(source, target) == (
        "Dieser Befehl braucht shapely und pyproj. Bitte installieren Sie beide mit „make dev“."
    )
    assert contents(target) == OLD


def test_the_target_is_the_sites_own_unless_said_otherwise(settings):
    options = Command().create_parser("manage.py", "build_map").parse_args(["grenzen.geojson"])

    assert options.target == settings.BASE_DIR / "static" / "geo"
