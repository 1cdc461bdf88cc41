import re
from pathlib import Path
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError

from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import LARGEST, MEGABYTE, NO_IMAGE
from bildungsnetz.duties.models.mp4 import NO_MP4
from bildungsnetz.duties.models.subtitles import NO_SUBTITLES
from tests.factories import create_film
from tests.uploads import HTML, JPEG, MP4, PNG, VTT, create_whole_film, mp4, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def errors(**fields) -> dict[str, list[str]]:
    film = Film(**{"title": "Film", "file": upload("film.mp4")} | fields)
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
        *(("subtitles", f"text.{ending}", [VTT]) for ending in ("vtt", "SRT")),
    ],
)
def test_valid_file(name, filename, contents):
    assert [errors(**{name: upload(filename, content)}) for content in contents] == [{}] * len(contents)


SRT = "1\n00:00:00,000 --> 00:00:01,500\nGrüße & mehr\n"
MP4_ONLY = "Bitte wählen Sie eine Datei, die auf .mp4 endet."


@pytest.mark.parametrize(
    ("name", "filename", "contents", "sentence"),
    [
        ("file", "film.mp4", [HTML], NO_MP4),
        ("poster", "bild.webp", [HTML, MP4, b"RIFF\0\0\0\0WAVE"], NO_IMAGE),
        ("subtitles", "text.vtt", [HTML], NO_SUBTITLES),
        ("file", "film.webm", [MP4], MP4_ONLY),
        ("file", "film.mp4.html", [MP4], MP4_ONLY),
        ("poster", "bild.svg", [PNG], "Bitte wählen Sie ein Bild: .jpg, .png oder .webp."),
        ("subtitles", "text.sub", [VTT], "Bitte wählen Sie eine Datei, die auf .vtt oder .srt endet."),
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
    help_texts = {name: Film._meta.get_field(name).help_text for name in LARGEST}

    assert errors(poster=poster) == ({"poster": [sentence]} if more else {})
    assert [n for n in LARGEST if f"öchstens {LARGEST[n]} MB" not in help_texts[n]] == []


def test_stored_file_is_not_checked_again():
    gone = create_film(file="filme/verschwunden.mp4")
    gone.full_clean()

    assert gone.size is None


def test_files_are_stored_whole_and_under_random_names(media):
    film = create_whole_film(file=upload("../../Frau Muster, final.MP4"))
    create_whole_film()

    assert re.fullmatch(r"filme/[0-9a-f]{32}\.mp4", film.file.name)
    assert (len(stored(media)), stored(media) > set(film.names), film.size) == (6, True, len(MP4))
    assert [Path(getattr(film, name).path).read_bytes() for name in LARGEST] == [MP4, PNG, VTT]
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


IN_THE_EDITOR = "Bitte ändern Sie das im Schnittprogramm."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ticks": 3_600_000}, ""),
        ({"size": (2160, 4096), "frame_ticks": 17}, ""),
        ({"ticks": 400}, "Der Film dauert 00:00:00.400. Erlaubt sind eine Sekunde bis 60 Minuten."),
        ({"ticks": 3_601_000}, "Der Film dauert 01:00:01.000. Erlaubt sind eine Sekunde bis 60 Minuten."),
        ({"size": (0, 0)}, "Das Bild ist 0 × 0 Pixel groß. Erlaubt sind höchstens 4096 × 2160."),
        ({"size": (4096, 4096)}, "Das Bild ist 4096 × 4096 Pixel groß. Erlaubt sind höchstens 4096 × 2160."),
        ({"frame_ticks": 16}, "Der Film hat 62,5 Bilder je Sekunde. Erlaubt sind 1 bis 60."),
        ({"frame_ticks": 9000}, "Der Film hat 0,1 Bilder je Sekunde. Erlaubt sind 1 bis 60."),
    ],
)
def test_limits(changes, sentence):
    found = errors(file=upload("film.mp4", mp4(**changes)))

    assert found == ({"file": [f"{sentence} {IN_THE_EDITOR}"]} if sentence else {})


def test_length_is_read_and_a_film_too_small_for_the_law_is_remarked():
    film = Film(title="Film", file=upload("film.mp4", mp4(ticks=61_400, size=(320, 180), frame_ticks=50)))
    film.full_clean()

    assert (film.seconds, film.remarks) == (
        61,
        [
            "Der Film hat 320 × 180 Pixel und 20 Bilder je Sekunde. "
            "Das Recht verlangt mindestens 320 × 240 Pixel und 25 Bilder je Sekunde."
        ],
    )


def test_subtitles_fit_the_film_whichever_of_the_two_is_new():
    late = b"WEBVTT\n\n01:29.000 --> 01:31.000\nAuf Wiedersehen."
    sentence = (
        "Zeile 3: Der 1. Untertitel endet bei 00:01:31.000, der Film schon bei 00:01:30.000. "
        "Bitte prüfen Sie, ob beide zusammengehören."
    )
    film = create_whole_film(
        file=upload("film.mp4", mp4(ticks=120_000)), subtitles=upload("text.vtt", late), seconds=120
    )
    found = [errors(subtitles=upload("text.vtt", late))]
    film.file = upload("kurz.mp4")
    try:
        film.full_clean()
    except ValidationError as error:
        found.append(error.message_dict)

    assert found == [{"subtitles": [sentence]}] * 2
    assert errors(file=upload("film.mp4", mp4(ticks=120_000)), subtitles=upload("text.vtt", late)) == {}


def test_subtitles_are_stored_as_webvtt_in_utf_8():
    film = Film(
        title="Film", file=upload("film.mp4"), subtitles=upload("text.srt", SRT.encode("windows-1252"))
    )
    film.full_clean()
    film.save()

    assert film.subtitles.name.endswith(".vtt")
    assert Path(film.subtitles.path).read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nGrüße &amp; mehr\n"
    )
    assert len(film.remarks) == 2


def test_length_in_words():
    expected = {1: "1 Sekunde", 60: "1 Minute", 61: "1 Minute 1 Sekunde", 150: "2 Minuten 30 Sekunden"}

    assert {seconds: normalize("NFKC", Film(seconds=seconds).length) for seconds in expected} == expected


def test_released_films_in_their_order():
    late, _, early = create_film(order=2), create_film(order=1, is_released=False), create_film(order=1)

    assert list(Film.objects.released()) == [early, late]
    assert early.get_absolute_url() == f"/gebaerdensprache/#film-{early.pk}"
