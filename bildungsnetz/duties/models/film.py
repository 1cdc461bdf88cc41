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

from networks.models.numbers import SMALL_INTEGER

MEGABYTE = 1024 * 1024
HEAD = 32  # bytes, more than any signature below needs


class Demand(NamedTuple):
    """What a file must be, whatever its name says."""

    megabytes: int
    fits: Callable[[bytes], object]  # asked with the file's first bytes
    otherwise: str  # the sentence for the editor


def is_mp4(head: bytes) -> bool:
    """ISO/IEC 14496-12: begins with a box „ftyp“. QuickTime's brand begins so too, but not every browser plays it."""
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
    """A name that no other file has, that cannot be guessed, and that tells nothing of the editor's computer."""
    return f"filme/{uuid4().hex}{PurePath(filename).suffix.lower()}"


class FilmQuerySet(models.QuerySet):
    def released(self):
        return self.filter(is_released=True).order_by("order", "pk")

    def with_file(self, name: str):
        """To which this file belongs, as the storage knows it."""
        return self.filter(Q(file=name) | Q(poster=name) | Q(subtitles=name))


class Film(models.Model):
    """Film: in Deutscher Gebärdensprache, kept on this site's own server (BITV 2.0, Anlage 2, Teil 1)."""

    title = models.CharField(
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
    transcript = models.TextField(
        "Text des Films", blank=True, help_text="Dasselbe zum Lesen. Markdown ist möglich."
    )
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
            discard(set(before.names) - set(self.names))

    def get_absolute_url(self):
        return f"{reverse('duties:sign-language')}#film-{self.pk}"

    def clean(self):
        """Looks into what was just chosen; what is stored has passed already."""
        errors = {
            name: sentence
            for name, demand in DEMANDS.items()
            if (file := getattr(self, name)) and not file._committed and (sentence := refusal(file, demand))
        }
        if errors:
            raise ValidationError(errors)

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        discard(set(self.names))
        return deleted

    @property
    def names(self) -> list[str]:
        """Of its files, as the storage knows them."""
        return [file.name for name in DEMANDS if (file := getattr(self, name))]

    @property
    def size(self) -> int | None:
        """In bytes; None where the file is missing, as after a backup without the films."""
        try:
            return self.file.size
        except OSError:
            return None

    @property
    def length(self) -> str:
        """In words: 2 Minuten 1 Sekunde."""
        minutes, seconds = divmod(self.seconds, 60)
        parts = [(minutes, "Minute"), (seconds, "Sekunde")]
        return " ".join(
            f"{count}\N{NO-BREAK SPACE}{unit}{'n' * (count > 1)}" for count, unit in parts if count
        )


def refusal(file: FieldFile, demand: Demand) -> str | None:
    """Why the file may not be uploaded; None if it may."""
    if file.size > demand.megabytes * MEGABYTE:
        most = filesizeformat(demand.megabytes * MEGABYTE)
        return f"Diese Datei ist {filesizeformat(file.size)} groß, erlaubt sind {most}. Bitte verkleinern Sie sie."
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return None if demand.fits(head) else demand.otherwise


def discard(names: set[str]) -> None:
    """Once it is certain that no film has these files any more."""
    storage = Film._meta.get_field("file").storage
    for name in names:
        transaction.on_commit(partial(storage.delete, name))
