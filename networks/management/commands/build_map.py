import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import URLValidator
from django.db import DatabaseError
from django.utils import timezone
from django.utils.formats import number_format

from networks.models import District

if TYPE_CHECKING:
    from networks.boundaries import Result

DEFAULTS = {
    "source": "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)",
    "as_of": "2022-03-08",
    "licence": "Datenlizenz Deutschland – Zero – Version 2.0",
    "licence_url": "https://www.govdata.de/dl-de/zero-2-0",
}


class Command(BaseCommand):
    help = (
        "Berechnet die Karte aus amtlichen Grenzen und schreibt districts.geojson (für Leaflet) und districts.json "
        "(für das SVG). Gemeinsame Grenzen bleiben gemeinsam. Bei einem Fehler bleiben die bisherigen Dateien, "
        "wie sie sind."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "geojson",
            metavar="SOURCE",
            type=Path,
            help="GeoJSON-FeatureCollection in EPSG:4326 oder EPSG:25832, höchstens 50 MB, mit dem Schlüssel jeder "
            "Gebietskörperschaft (ags, KN, ARS … mit 5, 8 oder 12 Ziffern). Andere Gebiete dürfen vorkommen.",
        )
        origin = parser.add_argument_group(
            "Herkunft",
            "Steht in beiden Dateien. Für eine neuere Ausgabe der DVG2 genügt --as-of; für eine andere Quelle "
            "nennen Sie alle vier.",
        )
        origin.add_argument("--source", help=f"Herausgeber und Produkt, sonst „{DEFAULTS['source']}“")
        origin.add_argument("--as-of", help=f"Stand als JJJJ-MM-TT, sonst {DEFAULTS['as_of']}")
        origin.add_argument("--licence", help=f"Name der Lizenz, sonst „{DEFAULTS['licence']}“")
        origin.add_argument("--licence-url", help=f"Adresse der Lizenz, sonst {DEFAULTS['licence_url']}")
        parser.add_argument(
            "--target",
            metavar="DIR",
            type=Path,
            default=Path(settings.STATICFILES_DIRS[0]) / "geo",
            help="Ordner für beide Dateien, sonst static/geo",
        )

    def handle(self, *args, geojson, target, verbosity, **options):
        try:
            # shapely and pyproj are installed for development alone; the site itself must start without them.
            from networks import boundaries  # noqa: PLC0415
        except ImportError as error:
            raise CommandError(
                "Dieser Befehl braucht shapely und pyproj. Bitte installieren Sie beide mit „make dev“."
            ) from error
        names = _names()
        try:
            result = boundaries.build(geojson, names, boundaries.Origin(**_origin(options)))
            boundaries.write(result, target)
        except boundaries.BoundaryError as error:
            raise CommandError(f"{error} Die bisherige Karte ist unverändert.") from error
        if verbosity:
            self._report(result, names)

    def _report(self, result: "Result", names: dict[str, str]) -> None:
        for ags, area in result.areas.items():
            error = _percent(result.area_errors[ags])
            self.stdout.write(f"{ags}  {_number(area / 1e6):>8} km²  {error:>8}  {names[ags]}")
        largest = max(result.area_errors, key=lambda ags: abs(result.area_errors[ags]))
        self.stdout.write(
            f"Größte Abweichung einer Fläche: {_percent(result.area_errors[largest])} ({names[largest]})"
        )
        self.stdout.write(f"Punkte: {result.vertices_before} vorher, {result.vertices_after} nachher")
        for ags, area in result.specks:
            self.stdout.write(f"Weggelassen: ein Teil ohne Nachbarn, {_number(area / 1e4)} ha ({names[ags]})")
        self.stdout.write(f"Zusammen {result.size} Byte: districts.geojson und districts.json")


def _names() -> dict[str, str]:
    """The districts' names by `ags`."""
    try:
        names = dict(District.objects.values_list("ags", "name"))
    except DatabaseError as error:
        raise CommandError(
            "Die Datenbank ist nicht eingerichtet. Bitte führen Sie zuerst „manage.py migrate“ und „manage.py seed“ aus."
        ) from error
    if not names:
        raise CommandError(
            "Die Datenbank enthält keine Gebietskörperschaften. Bitte führen Sie zuerst „manage.py seed“ aus."
        )
    return names


def _origin(options: dict[str, str | None]) -> dict[str, str | dt.date]:
    given = {name: options[name].strip() for name in DEFAULTS if options[name] is not None}
    if set(given) not in (set(), {"as_of"}, set(DEFAULTS)) or not all(map(_sayable, given.values())):
        raise CommandError(
            "Bitte nennen Sie für eine andere Quelle --source, --as-of, --licence und --licence-url zusammen."
        )
    origin = DEFAULTS | given
    try:
        as_of = dt.date.fromisoformat(origin["as_of"])
    except ValueError as error:
        raise CommandError("--as-of ist kein Datum. Bitte schreiben Sie es als JJJJ-MM-TT.") from error
    if as_of > timezone.localdate():
        raise CommandError("--as-of liegt in der Zukunft. Bitte nennen Sie den Stand der Grenzen.")
    try:
        URLValidator(schemes=["http", "https"])(origin["licence_url"])
    except ValidationError as error:
        raise CommandError(
            "--licence-url ist keine Adresse, die mit http:// oder https:// beginnt."
        ) from error
    return origin | {"as_of": as_of}


def _sayable(text: str) -> bool:
    return bool(text) and text.isprintable()


def _number(value: float) -> str:
    """With two decimals; Django's own formatting would cut instead of round. The zero takes the sign off -0."""
    return number_format(round(value, 2) + 0.0, 2)


def _percent(share: float) -> str:
    return f"{_number(share * 100)} %"
