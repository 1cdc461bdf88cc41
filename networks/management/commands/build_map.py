from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from networks.models import District


class Command(BaseCommand):
    help = (
        "Berechnet die Karte aus den amtlichen Grenzen (DVG2 von Geobasis NRW) und schreibt districts.geojson (für "
        "Leaflet) und districts.json (für das SVG). Bei einem Fehler bleiben die bisherigen Dateien, wie sie sind."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "geojson",
            metavar="SOURCE",
            type=Path,
            help="GeoJSON-FeatureCollection in EPSG:4326 oder EPSG:25832, höchstens 50 MB, mit dem Schlüssel jeder "
            "Gebietskörperschaft (ags, KN oder ARS mit 5, 8 oder 12 Ziffern). Andere Gebiete dürfen vorkommen.",
        )
        parser.add_argument(
            "--as-of", default="2022-03-08", help="Stand der Grenzen als JJJJ-MM-TT, sonst 2022-03-08"
        )
        parser.add_argument(
            "--target",
            metavar="DIR",
            type=Path,
            default=settings.BASE_DIR / "static" / "geo",
            help="Ordner für beide Dateien, sonst static/geo",
        )

    def handle(self, *args, geojson, as_of, target, **options):
        try:
            # shapely and pyproj are installed for development alone; the site starts without them.
            from networks import boundaries  # noqa: PLC0415
        except ImportError as error:
            raise CommandError(
                "Dieser Befehl braucht shapely und pyproj. Bitte installieren Sie beide mit „make dev“."
            ) from error
        try:
            as_of = date.fromisoformat(as_of)
        except ValueError as error:
            raise CommandError("--as-of ist kein Datum. Bitte schreiben Sie es als JJJJ-MM-TT.") from error
        try:
            files = boundaries.draw(boundaries.read(geojson, _wanted()), as_of)
            boundaries.write(files, target)
        except boundaries.BoundaryError as error:
            raise CommandError(f"{error} Die bisherige Karte ist unverändert.") from error
        size = sum(len(text.encode()) for text in files.values())
        self.stdout.write(
            f"Geschrieben: {' und '.join(files)}, zusammen {size} Byte; jede Fläche stimmt auf 0,5 %."
        )


def _wanted() -> list[str]:
    try:
        wanted = list(District.objects.values_list("ags", flat=True))
    except DatabaseError:
        wanted = []
    if not wanted:
        raise CommandError(
            "Die Datenbank enthält keine Gebietskörperschaften. Bitte führen Sie zuerst „manage.py migrate“ und "
            "„manage.py seed“ aus."
        )
    return wanted
