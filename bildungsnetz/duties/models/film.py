from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat, floatformat
from django.urls import reverse

from bildungsnetz.duties.models.mp4 import Mp4, read_mp4
from bildungsnetz.duties.models.subtitles import clock, read_subtitles
from networks.models.derived import Derived, FoldedField, SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.numbers import SMALL_INTEGER
from networks.models.text import ProseCharField

MEGABYTE = 1024 * 1024
LARGEST = {"file": 200, "poster": 1, "subtitles": 1}  # megabytes
LONGEST = 60  # minutes
MOST_PIXELS = (4096, 2160)  # 4K, upright too
HIGHEST_FRAME_RATE = 60
HEAD = 32  # bytes, more than the signature of any image needs

NO_IMAGE = "Diese Datei ist kein Bild. Bitte speichern Sie das Standbild als JPEG, PNG oder WebP."


def is_image(head: bytes) -> bool:
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def new_name(film: "Film", filename: str) -> str:
    """Return a unique name that nobody can guess and that keeps nothing of the original name."""
    return f"filme/{uuid4().hex}{PurePath(filename).suffix.lower()}"


class FilmQuerySet(models.QuerySet):
    def released(self):
        return self.filter(is_released=True).order_by("order", "pk")

    def with_file(self, name: str):
        """Return the film that has this file; `name` is its name in the storage."""
        return self.filter(Q(file=name) | Q(poster=name) | Q(subtitles=name))


class Film(Derived):
    """Film: a film in Deutscher Gebärdensprache, stored on this site's own server (BITV 2.0, Anlage 2, Teil 1)."""

    title = ProseCharField(
        "Titel", max_length=120, help_text="Worum es geht, z. B. „So finden Sie Ihr Bildungsbüro“."
    )
    file = models.FileField(
        "Film",
        upload_to=new_name,
        validators=[FileExtensionValidator(["mp4"], "Bitte wählen Sie eine Datei, die auf .mp4 endet.")],
        help_text="Nur MP4 (H.264, Ton in AAC): höchstens 200 MB, 60 Minuten, 4096 × 2160 Pixel und 60 Bilder je Sekunde.",
    )
    poster = models.FileField(
        "Standbild",
        upload_to=new_name,
        blank=True,
        validators=[
            FileExtensionValidator(
                ["jpg", "jpeg", "png", "webp"], "Bitte wählen Sie ein Bild: .jpg, .png oder .webp."
            )
        ],
        help_text="Ein Bild aus dem Film. Es steht da, bis jemand den Film startet. Höchstens 1 MB.",
    )
    subtitles = models.FileField(
        "Untertitel",
        upload_to=new_name,
        blank=True,
        validators=[
            FileExtensionValidator(
                ["vtt", "srt"], "Bitte wählen Sie eine Datei, die auf .vtt oder .srt endet."
            )
        ],
        help_text="Deutsche Untertitel als WebVTT oder SRT, höchstens 1 MB.",
    )
    transcript = MarkdownField("Text des Films", blank=True, help_text="Dasselbe zum Lesen.")
    # `clean` reads it from the film.
    seconds = models.PositiveSmallIntegerField("Länge in Sekunden", blank=True, editable=False)
    order = models.PositiveSmallIntegerField("Reihenfolge", default=0, validators=[SMALL_INTEGER])
    is_released = models.BooleanField("freigegeben", default=False)
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    title_folded = FoldedField("title")
    search_text = SearchField("title", "transcript")

    objects = FilmQuerySet.as_manager()

    remarks: list[str]  # German sentences on what `clean` converted, and on what the law forbids

    class Meta:
        verbose_name = "Film"
        verbose_name_plural = "Filme in Gebärdensprache"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        before = type(self).objects.filter(pk=self.pk).first()
        super().save(*args, **kwargs)
        if before:
            delete_files(set(before.names) - set(self.names))

    def get_absolute_url(self):
        return f"{reverse('duties:sign-language')}#film-{self.pk}"

    def clean(self):
        """Check new files (stored ones were checked before), read the length of the film and convert its subtitles."""
        self.remarks = []
        errors = {}
        for name, check in {"file": self._read_film, "poster": self._check_poster}.items():
            if self._is_new(name):
                with _collecting(errors, name):
                    check(getattr(self, name))
        if "file" not in errors and self.subtitles and (self._is_new("file") or self._is_new("subtitles")):
            with _collecting(errors, "subtitles"):
                self._read_subtitles()
        if errors:
            raise ValidationError(errors)

    def _is_new(self, name: str) -> bool:
        file = getattr(self, name)
        return bool(file) and not file._committed

    def _read_film(self, file: FieldFile) -> None:
        check_size(file, LARGEST["file"])
        mp4 = read_mp4(file)
        check_limits(mp4)
        self.seconds = round(mp4.seconds)
        self.remarks += against_the_law(mp4)

    def _check_poster(self, file: FieldFile) -> None:
        check_size(file, LARGEST["poster"])
        file.seek(0)
        if not is_image(file.read(HEAD)):
            raise ValidationError(NO_IMAGE)

    def _read_subtitles(self) -> None:
        """Read new or stored subtitles, and store new ones as WebVTT in UTF-8."""
        is_new, file = self._is_new("subtitles"), self.subtitles
        if is_new:
            check_size(file, LARGEST["subtitles"])
            file.seek(0)
            content = file.read()
        elif file.storage.exists(file.name):
            with file.storage.open(file.name) as stored:
                content = stored.read()
        else:
            return  # as after a backup without the films
        subtitles = read_subtitles(content)
        if self.seconds:
            subtitles.check_length(self.seconds)
        if is_new:
            self.subtitles = ContentFile(subtitles.text.encode(), name="untertitel.vtt")
            self.remarks += subtitles.remarks

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        delete_files(set(self.names))
        return deleted

    @property
    def names(self) -> list[str]:
        """The names of its files in the storage."""
        return [file.name for name in LARGEST if (file := getattr(self, name))]

    @property
    def size(self) -> int | None:
        """The file's size in bytes; None where it is missing, as after a backup without the films."""
        try:
            return self.file.size
        except OSError:
            return None

    @property
    def length(self) -> str:
        """The length in words: 2 Minuten 1 Sekunde."""
        minutes, seconds = divmod(self.seconds, 60)
        parts = [(minutes, "Minute"), (seconds, "Sekunde")]
        return " ".join(
            f"{count}\N{NO-BREAK SPACE}{unit}{'n' * (count > 1)}" for count, unit in parts if count
        )


@contextmanager
def _collecting(errors: dict[str, ValidationError], name: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        errors[name] = error


def check_size(file: FieldFile, megabytes: int) -> None:
    if file.size > megabytes * MEGABYTE:
        size, most = filesizeformat(file.size), filesizeformat(megabytes * MEGABYTE)
        raise ValidationError(f"Diese Datei ist {size} groß, erlaubt sind {most}. Bitte verkleinern Sie sie.")


def check_limits(mp4: Mp4) -> None:
    """Raise ValidationError for a film that is no film for visitors: empty, of hours, or for a cinema."""
    sides = sorted([mp4.width, mp4.height], reverse=True)
    if not 1 <= round(mp4.seconds) <= LONGEST * 60:
        sentence = f"Der Film dauert {clock(mp4.seconds)}. Erlaubt sind eine Sekunde bis {LONGEST} Minuten."
    elif not (0 < sides[1] <= MOST_PIXELS[1] and sides[0] <= MOST_PIXELS[0]):
        most = " × ".join(map(str, MOST_PIXELS))
        sentence = f"Das Bild ist {mp4.width} × {mp4.height} Pixel groß. Erlaubt sind höchstens {most}."
    elif not 1 <= round(mp4.frame_rate) <= HIGHEST_FRAME_RATE:
        rate = floatformat(mp4.frame_rate, -1)
        sentence = f"Der Film hat {rate} Bilder je Sekunde. Erlaubt sind 1 bis {HIGHEST_FRAME_RATE}."
    else:
        return
    raise ValidationError(f"{sentence} Bitte ändern Sie das im Schnittprogramm.")


def against_the_law(mp4: Mp4) -> list[str]:
    """Return a sentence if the film is smaller or slower than BITV 2.0 (Anlage 2, Teil 1) demands."""
    if mp4.width >= 320 and mp4.height >= 240 and round(mp4.frame_rate) >= 25:
        return []
    rate = floatformat(mp4.frame_rate, -1)
    return [
        f"Der Film hat {mp4.width} × {mp4.height} Pixel und {rate} Bilder je Sekunde. "
        "Das Recht verlangt mindestens 320 × 240 Pixel und 25 Bilder je Sekunde."
    ]


def delete_files(names: set[str]) -> None:
    """Delete the files after the transaction is committed; a rollback keeps them."""
    storage = Film._meta.get_field("file").storage
    for name in names:
        transaction.on_commit(partial(storage.delete, name))
