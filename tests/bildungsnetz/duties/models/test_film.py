import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import DEMANDS, MEGABYTE
from tests.factories import create_film
from tests.uploads import HTML, JPEG, MP4, PNG, QUICKTIME, VTT, create_whole_film, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def film(**files) -> Film:
    return Film(**{"title": "Film", "seconds": 90, "file": upload("film.mp4")} | files)


def errors(candidate: Film) -> dict[str, list[str]]:
    try:
        candidate.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def stored(media: Path) -> set[str]:
    return {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}


# --- What may be uploaded ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("file", upload("Mein Film.MP4")),
        ("poster", upload("bild.jpg")),
        ("poster", upload("bild.JPEG")),
        ("poster", upload("bild.png")),
        ("poster", upload("bild.webp")),
        ("subtitles", upload("text.vtt")),
        ("subtitles", upload("text.vtt", b"\xef\xbb\xbf" + VTT)),
        ("subtitles", upload("text.vtt", b"WEBVTT")),
        ("subtitles", upload("text.vtt", b"WEBVTT - Deutsch\n")),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_file_of_the_right_kind_is_taken(name, file):
    assert errors(film(**{name: file})) == {}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("file", upload("film.mp4", HTML)),
        ("file", upload("film.mp4", QUICKTIME)),
        ("file", upload("film.mp4", b"ftypisom")),
        ("poster", upload("bild.png", HTML)),
        ("poster", upload("bild.jpg", MP4)),
        ("poster", upload("bild.webp", b"RIFF\0\0\0\0WAVE")),
        ("subtitles", upload("text.vtt", HTML)),
        ("subtitles", upload("text.vtt", b"WEBVTTX")),
        ("subtitles", upload("text.vtt", b"1\n00:00:00,000 --> 00:00:02,000\n")),
    ],
    ids=lambda value: value.read(12).hex() if hasattr(value, "read") else value,
)
def test_content_decides_and_not_the_name(name, file):
    assert errors(film(**{name: file})) == {name: [DEMANDS[name].otherwise]}


@pytest.mark.parametrize(
    ("name", "file", "sentence"),
    [
        ("file", upload("film.webm", MP4), "Bitte wählen Sie eine Datei, die auf .mp4 endet."),
        ("file", upload("film.html", MP4), "Bitte wählen Sie eine Datei, die auf .mp4 endet."),
        ("file", upload("film.mp4.html", MP4), "Bitte wählen Sie eine Datei, die auf .mp4 endet."),
        ("poster", upload("bild.svg", PNG), "Bitte wählen Sie ein Bild: .jpg, .png oder .webp."),
        ("subtitles", upload("text.srt", VTT), "Bitte wählen Sie eine Datei, die auf .vtt endet."),
    ],
    ids=["webm", "html", "mp4.html", "svg", "srt"],
)
def test_name_must_say_what_it_is(name, file, sentence):
    assert errors(film(**{name: file})) == {name: [sentence]}


@pytest.mark.parametrize("name", DEMANDS)
def test_demand_is_as_large_as_the_help_text_says(name):
    assert f"höchstens {DEMANDS[name].megabytes} MB" in Film._meta.get_field(name).help_text.replace("H", "h")


@pytest.mark.parametrize("more", [0, 1])
def test_size_is_limited(more):
    poster = upload("bild.jpg", JPEG.ljust(MEGABYTE + more, b"\0"))

    sentence = (
        "Diese Datei ist 1,0\N{NO-BREAK SPACE}MB groß, erlaubt sind 1,0\N{NO-BREAK SPACE}MB. "
        "Bitte verkleinern Sie sie."
    )
    assert errors(film(poster=poster)) == ({"poster": [sentence]} if more else {})


def test_length_is_not_nothing():
    assert errors(film(seconds=0)) == {"seconds": ["Bitte geben Sie die Länge in Sekunden an, mindestens 1."]}


def test_what_is_stored_is_not_looked_into_again():
    gone = create_film(file="filme/verschwunden.mp4")

    assert errors(gone) == {}


# --- Where it is kept ----------------------------------------------------------------------------------------


def test_name_of_a_file_says_nothing_and_stays_in_its_folder(media):
    names = [create_film(file=upload("../../Frau Muster, final.MP4")).file.name for _ in range(2)]

    assert [re.fullmatch(r"filme/[0-9a-f]{32}\.mp4", name) is not None for name in names] == [True, True]
    assert stored(media) == set(names)


def test_whole_file_is_kept():
    film = create_whole_film()

    assert [Path(getattr(film, name).path).read_bytes() for name in DEMANDS] == [MP4, PNG, VTT]


def test_replaced_and_removed_files_are_deleted(media, django_capture_on_commit_callbacks):
    film, other = create_whole_film(), create_whole_film()
    kept = film.subtitles.name
    film.file, film.poster = upload("neu.mp4"), ""

    with django_capture_on_commit_callbacks(execute=True):
        film.save()

    assert stored(media) == {film.file.name, kept, *other.names}


def test_files_stay_where_only_words_change(media, django_capture_on_commit_callbacks):
    film = create_whole_film()
    film.title = "Neuer Titel"

    with django_capture_on_commit_callbacks(execute=True):
        film.save()

    assert stored(media) == set(film.names)


def test_files_go_with_their_film(media, django_capture_on_commit_callbacks):
    film, other = create_whole_film(), create_whole_film()

    with django_capture_on_commit_callbacks(execute=True):
        film.delete()

    assert stored(media) == set(other.names)


def test_files_stay_until_it_is_certain(media):
    film = create_whole_film()

    film.delete()

    assert len(stored(media)) == 3


# --- What is said of it --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 Sekunde"),
        (59, "59 Sekunden"),
        (60, "1 Minute"),
        (61, "1 Minute 1 Sekunde"),
        (150, "2 Minuten 30 Sekunden"),
        (3600, "60 Minuten"),
    ],
)
def test_length_is_said_in_words(seconds, words):
    assert Film(seconds=seconds).length.replace("\N{NO-BREAK SPACE}", " ") == words


def test_size_is_that_of_its_file():
    assert create_whole_film().size == len(MP4)


def test_size_of_a_missing_file_is_unknown():
    assert create_film().size is None


def test_released_films_in_their_order():
    late, hidden, early = (
        create_film(order=2),
        create_film(order=1, is_released=False),
        create_film(order=1),
    )

    assert list(Film.objects.released()) == [early, late]
    assert hidden.is_released is False


def test_address_is_its_place_on_the_page():
    film = create_film()

    assert film.get_absolute_url() == f"/gebaerdensprache/#film-{film.pk}"


# --- Whose file it is ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["file", "poster", "subtitles"])
def test_film_is_found_by_each_of_its_files(name):
    whole = create_whole_film()
    create_whole_film()

    assert list(Film.objects.with_file(getattr(whole, name).name)) == [whole]
