import re
from pathlib import Path

import pytest

from bildungsnetz.duties.models.film import LARGEST
from tests.factories import create_film, create_operator, create_service_centre, create_user
from tests.networks.views.reading import elements, links, section, texts
from tests.uploads import MP4, create_whole_film

PAGE = "/gebaerdensprache/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def body(response) -> bytes:
    return b"".join(response)


def test_page_without_films_links_to_the_report_form(client):
    create_film(is_released=False)

    response = client.get(PAGE)

    assert texts(response, ".//h1") == ["Filme in Deutscher Gebärdensprache fehlen noch"]
    assert elements(response, ".//video") == elements(response, ".//article") == []
    assert links(response, section("fragen"))[0] == "/barriere-melden/?seite=/gebaerdensprache/"


NO_WAY = {"phone": "", "mailbox": "", "address": ""}


@pytest.mark.parametrize(
    ("has_centre", "operator", "asked", "link"),
    [
        (False, None, "Oder fragen Sie Ihr Bildungsbüro.", "/netzwerke/"),
        (True, None, "Oder fragen Sie hier: Servicestelle.", "tel:+492514110"),
        (True, {}, "Oder fragen Sie hier: Musterbehörde.", "tel:+493023125100"),
        (True, NO_WAY, "Oder fragen Sie hier: Servicestelle.", "tel:+492514110"),
    ],
)
def test_page_names_a_contact(client, has_centre, operator, asked, link):
    if has_centre:
        create_service_centre(name="Servicestelle", phone="0251 411-0")
    if operator is not None:
        create_operator(**operator)

    response = client.get(PAGE)

    assert texts(response, section("fragen", "/p"))[1] == asked
    assert links(response, section("fragen"))[1] == link


def test_film_has_player_subtitles_download_and_transcript(client):
    film = create_whole_film(title="Willkommen", seconds=90)

    response = client.get(PAGE)

    [video], [link] = elements(response, ".//video"), elements(response, ".//article/p/a")
    assert {name: value for name, value in video.attrib.items() if name != "class"} == {
        "controls": "",
        "preload": "none",
        "playsinline": "",
        "aria-labelledby": f"titel-{film.pk}",
        "src": film.file.url,
        "poster": film.poster.url,
    }
    assert [track.attrib for track in video] == [
        {"kind": "captions", "srclang": "de", "label": "Deutsch", "src": film.subtitles.url}
    ]
    assert texts(response, f".//article[@id='film-{film.pk}']/h2") == ["Willkommen"]
    assert texts(response, ".//main//details/div") == ["Guten Tag."]
    assert (link.get("href"), link.get("download")) == (film.file.url, "Willkommen.mp4")
    [label] = texts(response, ".//article/p/a")
    assert label == f"Film herunterladen: Willkommen (MP4, {len(MP4)} Bytes, 1 Minute 30 Sekunden)"


def test_film_without_extras_or_file_is_still_shown(client):
    create_film(title="Willkommen", seconds=61)

    response = client.get(PAGE)

    [video] = elements(response, ".//video")
    assert ("poster" in video.attrib, list(video), elements(response, ".//main//details")) == (False, [], [])
    assert texts(response, ".//article/p/a") == ["Film herunterladen: Willkommen (MP4, 1 Minute 1 Sekunde)"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("file", "video/mp4"), ("poster", "image/png"), ("subtitles", 'text/vtt; charset="utf-8"')],
)
def test_file_is_served_with_its_type_and_without_cookie(client, name, kind):
    file = getattr(create_whole_film(), name)

    response = client.get(file.url)

    assert (response.status_code, response["Content-Type"], response.cookies) == (200, kind, {})
    assert body(response) == Path(file.path).read_bytes()


@pytest.mark.parametrize("name", ["file", "poster", "subtitles"])
@pytest.mark.parametrize(("headers", "status"), [({}, 200), ({"Range": "bytes=0-1"}, 206)])
def test_unreleased_film_is_for_staff_only_and_never_cached(client, admin_client, name, headers, status):
    address = getattr(create_whole_film(is_released=False), name).url

    def answer(browser) -> tuple[int, str]:
        response = browser.get(address, headers=headers)
        body(response)  # closes the file
        return response.status_code, response["Cache-Control"]

    anonymous = answer(client)
    client.force_login(create_user(is_staff=False))
    assert (anonymous, answer(client)[0]) == ((404, "private, no-store"), 404)
    assert answer(admin_client) == (status, "private, no-store")


OTHER_FILES = r"""liegengeblieben.mp4 filme/gibt-es-nicht.mp4 filme/ ../geheim.txt filme/../../geheim.txt
    %2e%2e/geheim.txt ..%2fgeheim.txt /etc/passwd ..\geheim.txt filme/%00.mp4"""


def test_only_files_of_films_are_served(client, media):
    def statuses() -> set[int]:
        return {client.get(f"/media/{name}").status_code for name in [*OTHER_FILES.split(), "a" * 2000]}

    before_the_first_upload = statuses()
    create_whole_film()
    (media / "liegengeblieben.mp4").write_bytes(MP4)
    (media.parent / "geheim.txt").write_text("geheim")

    assert (before_the_first_upload, statuses()) == ({404}, {404})


def test_file_is_read_only(client):
    response = client.generic("POST", create_whole_film().file.url)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_proxy_accepts_uploads_of_films_and_serves_none(settings):
    proxy = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    image = (settings.BASE_DIR / "Dockerfile").read_text()

    (megabytes,) = re.findall(r"location /admin/duties/film/ \{\s+client_max_body_size (\d+)m;", proxy)
    (volume,) = re.findall(r"^VOLUME (\S+)$", image, re.MULTILINE)
    assert int(megabytes) > LARGEST["file"]
    assert re.findall(r"^\s*(?:root|alias|try_files) .*|location \S*media.*", proxy, re.MULTILINE) == []
    assert f"DJANGO_MEDIA_ROOT={volume}/media" in image
