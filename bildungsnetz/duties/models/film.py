import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import NamedTuple
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from networks.models.derived import Derived, FoldedField, SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.numbers import SMALL_INTEGER
from networks.models.text import ProseCharField

MEGABYTE = 1024 * 1024
HEAD = 32  # bytes, more than any signature below needs


class Demand(NamedTuple):
    """The limits for an uploaded file; its content counts, not its name."""

    megabytes: int
    fits: Callable[[bytes], object]  # called with the file's first HEAD bytes
    otherwise: str  # the error message


def is_mp4(head: bytes) -> bool:
    """Return whether a file begins with a box „ftyp“ (ISO/IEC 14496-12), except QuickTime: not every browser plays it."""
    return head[4:8] == b"ftyp" and head[8:12] != b"qt  "


def is_image(head: bytes) -> bool:
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


DEMANDS = {
    "file": Demand(
        200,
        is_mp4,
        "Diese Datei ist kein MP4-Film. Bitte speichern Sie den Film im Schnittprogramm als MP4 (H.264).",
    ),
    "poster": Demand(
        1,
        is_image,
        "Diese Datei ist kein Bild. Bitte speichern Sie das Standbild als JPEG, PNG oder WebP.",
    ),
    "subtitles": Demand(
        1,
        re.compile(rb"(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|\Z)").match,
        "Diese Datei enthält keine Untertitel. Bitte speichern Sie sie als WebVTT: Die erste Zeile heißt WEBVTT.",
    ),
}


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
        help_text="Nur MP4 (H.264), höchstens 200 MB.",
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
        validators=[FileExtensionValidator(["vtt"], "Bitte wählen Sie eine Datei, die auf .vtt endet.")],
        help_text="Deutsche Untertitel als WebVTT, höchstens 1 MB.",
    )
    transcript = MarkdownField("Text des Films", blank=True, help_text="Dasselbe zum Lesen.")
    seconds = models.PositiveSmallIntegerField(
        "Länge in Sekunden",
        validators=[
            MinValueValidator(1, "Bitte geben Sie die Länge in Sekunden an, mindestens 1."),
            SMALL_INTEGER,
        ],
        help_text="Steht beim Verweis zum Herunterladen.",
    )
    order = models.PositiveSmallIntegerField("Reihenfolge", default=0, validators=[SMALL_INTEGER])
    is_released = models.BooleanField("freigegeben", default=False)
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    title_folded = FoldedField("title")
    search_text = SearchField("title", "transcript")

    objects = FilmQuerySet.as_manager()

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
        """Check the content of newly uploaded files; stored ones were checked before."""
        errors = {
            name: sentence
            for name, demand in DEMANDS.items()
            if (file := getattr(self, name))
            and not file._committed
            and (sentence := file_error(file, demand))
        }
        if errors:
            raise ValidationError(errors)

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        delete_files(set(self.names))
        return deleted

    @property
    def names(self) -> list[str]:
        """The names of its files in the storage."""
        return [file.name for name in DEMANDS if (file := getattr(self, name))]

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


def file_error(file: FieldFile, demand: Demand) -> str | None:
    """Say in German why the file is refused; None where it is right."""
    if file.size > demand.megabytes * MEGABYTE:
        most = filesizeformat(demand.megabytes * MEGABYTE)
        return f"Diese Datei ist {filesizeformat(file.size)} groß, erlaubt sind {most}. Bitte verkleinern Sie sie."
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return None if demand.fits(head) else demand.otherwise


def delete_files(names: set[str]) -> None:
    """Delete the files after the transaction is committed; a rollback keeps them."""
    storage = Film._meta.get_field("file").storage
    for name in names:
        transaction.on_commit(partial(storage.delete, name))
