from pathlib import Path
from time import time

from django.contrib.messages import get_messages
from django.test import Client

from bildungsnetz.duties.admin.pending_upload import GONE
from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.mp4 import NO_MP4
from bildungsnetz.duties.models.subtitles import HAD_COMMAS, WAS_WINDOWS_1252
from tests.factories import create_user
from tests.networks.admin.forms import fill_in, form_of, run_action, url
from tests.networks.views.reading import elements, texts
from tests.uploads import HTML, MP4, PNG, VTT, create_whole_film, mp4, upload


def files(media: Path) -> int:
    return len([path for path in media.rglob("*") if path.is_file()])


def test_form_stores_a_film_and_says_what_it_converted(admin_client, media):
    subtitles = upload("text.vtt", "WEBVTT\n\n00:01,0 --> 00:02,0\nGrüße".encode("windows-1252"))

    response = fill_in(
        admin_client, url("add", Film), title="Willkommen", file=upload("film.mp4"), subtitles=subtitles
    )

    film = Film.objects.get()
    assert (film.title, film.seconds, files(media)) == ("Willkommen", 90, 2)
    assert {WAS_WINDOWS_1252, HAD_COMMAS} <= {str(message) for message in get_messages(response.wsgi_request)}


def kept(response) -> dict[str, str]:
    """Return the tokens of kept files by the names of their boxes, as a browser submits them."""
    boxes = elements(response, ".//input[@type='checkbox']")
    return {box.get("name"): box.get("value") for box in boxes if box.get("name").endswith("-schon-da")}


def test_error_elsewhere_keeps_the_files(admin_client, media):
    """The second attempt has another error, and the third none."""
    names = {"file": "Mein <Film>.mp4", "poster": "bild.png", "subtitles": "text.srt"}
    uploads = {
        name: upload(filename, VTT if name == "subtitles" else b"") for name, filename in names.items()
    }

    first = admin_client.post(url("add", Film), {"title": "", "order": "0"} | uploads)
    second = admin_client.post(url("add", Film), {"title": "Willkommen", "order": "x"} | kept(first))
    third = admin_client.post(url("add", Film), {"title": "Willkommen", "order": "0"} | kept(second))

    film = Film.objects.get()
    assert [form_of(response).errors.keys() for response in (first, second)] == [{"title"}, {"order"}]
    assert [text for text in texts(first, ".//label") if "schon da" in text] == [
        f"Die Datei „{name}“ ist schon da. Ohne Häkchen wird sie nicht genommen." for name in names.values()
    ]
    assert (third.status_code, kept(first), files(media / "filme")) == (302, kept(second), 3)
    assert [Path(getattr(film, name).path).read_bytes()[:6] for name in names] == [MP4[:6], PNG[:6], VTT[:6]]


def test_file_with_an_error_of_its_own_is_not_kept(admin_client, media):
    response = admin_client.post(url("add", Film), {"title": "", "file": upload("film.mp4", HTML)})

    assert (form_of(response).errors["file"], kept(response), files(media)) == ([NO_MP4], {}, 0)


def test_kept_file_can_be_replaced_or_left_out(admin_client, media):
    film = create_whole_film()
    uploads = {"file": upload("neu.mp4", mp4(ticks=2000)), "poster": upload("neu.jpg")}
    response = admin_client.post(url("change", film), {"title": ""} | uploads)
    tokens = {"file-schon-da": kept(response)["file-schon-da"]}

    admin_client.post(
        url("change", film), {"title": "Neu", "order": "0"} | tokens | {"subtitles": upload("text.vtt")}
    )

    film.refresh_from_db()
    assert (film.seconds, Path(film.poster.path).read_bytes()) == (2, PNG)


def test_kept_file_is_for_its_user_and_field_for_a_day(admin_client, client, media, monkeypatch):
    client.force_login(create_user(is_staff=True, is_superuser=True))
    data = {"title": "Film", "order": "0"}
    response = admin_client.post(url("add", Film), data | {"title": "", "file": upload("film.mp4")})
    [(name, token)] = kept(response).items()
    [pending] = (media / "wartend").iterdir()

    def errors(browser=admin_client, name=name, token=token) -> dict[str, list[str]]:
        return form_of(browser.post(url("add", Film), data | {name: token})).errors

    assert admin_client.get(f"/media/wartend/{pending.name}").status_code == 404
    assert errors(client) == errors(token=f"{token}x") == {"file": [GONE]}
    assert errors(name="poster-schon-da")["poster"] == [GONE]
    monkeypatch.setattr("django.core.signing.time.time", lambda: time() + 86_500)
    assert errors() == {"file": [GONE]}
    assert Film.objects.count() == 0


def test_nobody_uploads_without_permission(client, db, media):
    client.force_login(create_user(is_staff=True))
    statuses = [
        browser.post(url("add", Film), {"file": upload("film.mp4")}).status_code
        for browser in (client, Client())
    ]

    assert (statuses, files(media)) == ([403, 403], 0)


def test_form_states_the_demands_of_the_law(admin_client):
    demands = texts(admin_client.get(url("add", Film)), ".//div[@class='description']/ol/li")

    words = ["Logo", "320 × 240", "weder schwarz noch weiß", "heben sich", "Schatten", "Größe und Länge"]
    assert [word in demand for word, demand in zip(words, demands, strict=True)] == [True] * 6


def test_bulk_action_deletes_films_with_their_files(admin_client, media, django_capture_on_commit_callbacks):
    kept = create_whole_film()

    with django_capture_on_commit_callbacks(execute=True):
        run_action(admin_client, "delete_selected", create_whole_film(), create_whole_film(), post="yes")

    assert (list(Film.objects.all()), files(media)) == ([kept], 3)
