import re
from pathlib import Path
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError

from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import DEMANDS, MEGABYTE
from tests.factories import create_film
from tests.uploads import HTML, JPEG, MP4, PNG, QUICKTIME, VTT, create_whole_film, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def errors(**fields) -> dict[str, list[str]]:
    film = Film(**{"title": "Film", "seconds": 90, "file": upload("film.mp4")} | fields)
    try:
        film.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def stored(media: Path) -> set[str]:
    return {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "filename", "contents"),
    [
        ("file", "Mein Film.MP4", [MP4]),
        *(("poster", f"bild.{ending}", [b""]) for ending in ("jpg", "JPEG", "png", "webp")),
        ("subtitles", "text.vtt", [VTT, b"\xef\xbb\xbf" + VTT, b"WEBVTT", b"WEBVTT - Deutsch\n"]),
    ],
)
def test_valid_file(name, filename, contents):
    assert [errors(**{name: upload(filename, content)}) for content in contents] == [{}] * len(contents)


MP4_ONLY = "Bitte wählen Sie eine Datei, die auf .mp4 endet."


@pytest.mark.parametrize(
    ("name", "filename", "contents", "sentence"),
    [
        ("file", "film.mp4", [HTML, QUICKTIME, b"ftypisom"], DEMANDS["file"].otherwise),
        ("poster", "bild.webp", [HTML, MP4, b"RIFF\0\0\0\0WAVE"], DEMANDS["poster"].otherwise),
        (
            "subtitles",
            "text.vtt",
            [HTML, b"WEBVTTX", b"1\n00:00:00,000 -->\n"],
            DEMANDS["subtitles"].otherwise,
        ),
        ("file", "film.webm", [MP4], MP4_ONLY),
        ("file", "film.mp4.html", [MP4], MP4_ONLY),
        ("poster", "bild.svg", [PNG], "Bitte wählen Sie ein Bild: .jpg, .png oder .webp."),
        ("subtitles", "text.srt", [VTT], "Bitte wählen Sie eine Datei, die auf .vtt endet."),
    ],
)
def test_wrong_content_or_extension_is_refused(name, filename, contents, sentence):
    found = [errors(**{name: upload(filename, content)}) for content in contents]

    assert found == [{name: [sentence]}] * len(contents)


@pytest.mark.parametrize("more", [0, 1])
def test_size_is_limited_as_the_help_texts_say(more):
    poster = upload("bild.jpg", JPEG.ljust(MEGABYTE + more, b"\0"))
    sentence = (
        "Diese Datei ist 1,0\N{NO-BREAK SPACE}MB groß, erlaubt sind 1,0\N{NO-BREAK SPACE}MB. "
        "Bitte verkleinern Sie sie."
    )
    help_texts = {name: Film._meta.get_field(name).help_text for name in DEMANDS}

    assert errors(poster=poster) == ({"poster": [sentence]} if more else {})
    assert [n for n in DEMANDS if f"öchstens {DEMANDS[n].megabytes} MB" not in help_texts[n]] == []


def test_stored_file_is_not_checked_again():
    gone = create_film(file="filme/verschwunden.mp4")
    gone.full_clean()

    assert gone.size is None


def test_files_are_stored_whole_and_under_random_names(media):
    film = create_whole_film(file=upload("../../Frau Muster, final.MP4"))
    create_whole_film()

    assert re.fullmatch(r"filme/[0-9a-f]{32}\.mp4", film.file.name)
    assert (len(stored(media)), stored(media) > set(film.names), film.size) == (6, True, len(MP4))
    assert [Path(getattr(film, name).path).read_bytes() for name in DEMANDS] == [MP4, PNG, VTT]
    assert {Film.objects.with_file(name).get() for name in film.names} == {film}


def test_files_are_deleted_when_replaced_removed_or_with_their_film(
    media, django_capture_on_commit_callbacks
):
    film, other = create_whole_film(), create_whole_film()
    subtitles = film.subtitles.name
    film.title, film.file, film.poster = "Neu", upload("neu.mp4"), ""
    with django_capture_on_commit_callbacks(execute=True):
        film.save()
    saved, names = stored(media), {film.file.name, subtitles}
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
        before_the_commit = stored(media)

    assert saved == before_the_commit == names | set(other.names)
    assert stored(media) == set(other.names)


def test_length_in_words():
    expected = {1: "1 Sekunde", 60: "1 Minute", 61: "1 Minute 1 Sekunde", 150: "2 Minuten 30 Sekunden"}

    assert {seconds: normalize("NFKC", Film(seconds=seconds).length) for seconds in expected} == expected
    assert errors(seconds=0) == {"seconds": ["Bitte geben Sie die Länge in Sekunden an, mindestens 1."]}


def test_released_films_in_their_order():
    late, _, early = create_film(order=2), create_film(order=1, is_released=False), create_film(order=1)

    assert list(Film.objects.released()) == [early, late]
    assert early.get_absolute_url() == f"/gebaerdensprache/#film-{early.pk}"
