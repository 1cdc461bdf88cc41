import re
from pathlib import Path

import pytest

from bildungsnetz.duties.models.film import DEMANDS
from tests.factories import create_user
from tests.uploads import MP4, create_whole_film

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def body(response) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("file", "video/mp4"), ("poster", "image/png"), ("subtitles", 'text/vtt; charset="utf-8"')],
)
def test_file_is_served_as_what_it_is(client, name, kind):
    file = getattr(create_whole_film(), name)

    response = client.get(file.url)

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert body(response) == Path(file.path).read_bytes()


@pytest.mark.parametrize(
    ("asked", "content", "said"),
    [
        ("bytes=0-1", MP4[:2], f"bytes 0-1/{len(MP4)}"),
        ("bytes=4-7", b"ftyp", f"bytes 4-7/{len(MP4)}"),
        ("bytes=10-", MP4[10:], f"bytes 10-{len(MP4) - 1}/{len(MP4)}"),
        ("bytes=-8", MP4[-8:], f"bytes {len(MP4) - 8}-{len(MP4) - 1}/{len(MP4)}"),
        ("bytes=4-999999", MP4[4:], f"bytes 4-{len(MP4) - 1}/{len(MP4)}"),
    ],
)
def test_part_of_a_film_is_served(client, asked, content, said):
    response = client.get(create_whole_film().file.url, headers={"Range": asked})

    assert (response.status_code, response["Content-Range"], body(response)) == (206, said, content)
    assert response["Content-Length"] == str(len(content))


def test_part_behind_the_end_does_not_exist(client):
    response = client.get(create_whole_film().file.url, headers={"Range": "bytes=999999-"})

    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(MP4)}")


@pytest.mark.parametrize("asked", ["bytes=a-b", "zeilen=1-2", "bytes=0-1,4-5"])
def test_what_cannot_be_read_as_a_part_is_the_whole(client, asked):
    response = client.get(create_whole_film().file.url, headers={"Range": asked})

    assert (response.status_code, body(response)) == (200, MP4)


def test_who_has_it_already_is_told_so(client):
    address = create_whole_film().file.url
    tag = client.head(address)["ETag"]

    response = client.get(address, headers={"If-None-Match": tag})

    assert (response.status_code, body(response)) == (304, b"")


def test_head_says_how_large_it_is(client):
    response = client.head(create_whole_film().file.url)

    assert (response.status_code, response["Content-Length"], body(response)) == (200, str(len(MP4)), b"")


def test_file_is_kept_for_a_minute_and_sets_no_cookie(client):
    response = client.head(create_whole_film().file.url)

    assert response["Cache-Control"] == "max-age=60, public"
    assert (response.cookies, "Cookie" in response.get("Vary", "")) == ({}, False)


@pytest.mark.parametrize("name", ["file", "poster", "subtitles"])
@pytest.mark.parametrize("asked", [{}, {"Range": "bytes=0-1"}])
def test_film_that_is_not_released_is_nobodys(client, name, asked):
    film = create_whole_film()
    address = getattr(film, name).url
    film.is_released = False
    film.save()

    response = client.get(address, headers=asked)

    assert (response.status_code, response["Cache-Control"]) == (404, "private, no-store")


def test_film_that_is_not_released_is_no_other_visitors(client):
    client.force_login(create_user(is_staff=False))

    assert client.get(create_whole_film(is_released=False).file.url).status_code == 404


@pytest.mark.parametrize("name", ["file", "poster", "subtitles"])
def test_editor_sees_a_film_before_its_release_and_nobody_keeps_it(admin_client, name):
    file = getattr(create_whole_film(is_released=False), name)

    response = admin_client.get(file.url)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert body(response) == Path(file.path).read_bytes()


def test_file_of_no_film_is_nobodys(client, media):
    media.mkdir()
    (media / "liegengeblieben.mp4").write_bytes(MP4)

    assert client.get("/media/liegengeblieben.mp4").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "filme/gibt-es-nicht.mp4",
        "filme",
        "filme/",
        "../geheim.txt",
        "filme/../../geheim.txt",
        "%2e%2e/geheim.txt",
        "..%2fgeheim.txt",
        "/etc/passwd",
        "..\\geheim.txt",
        "filme/%00.mp4",
        "a" * 2000,
    ],
)
def test_nothing_else_is_served(client, media, name):
    create_whole_film()
    (media.parent / "geheim.txt").write_text("geheim")

    response = client.get(f"/media/{name}")

    assert response.status_code == 404


def test_nothing_is_served_before_the_first_upload(client, media):
    assert not media.exists()
    assert client.get("/media/filme/film.mp4").status_code == 404


def test_nobody_writes_here(client):
    response = client.post(create_whole_film().file.url, {"datei": "x"})

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_proxy_lets_the_largest_film_through(settings):
    proxy = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()

    (upload,) = re.findall(r"location /admin/duties/film/ \{\s+client_max_body_size (\d+)m;", proxy)
    assert int(upload) > DEMANDS["file"].megabytes


def test_proxy_sends_no_film_past_the_application(settings):
    proxy = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()

    assert re.findall(r"^\s*(?:root|alias|try_files) .*|location \S*media.*", proxy, re.MULTILINE) == []


def test_films_lie_in_the_images_volume(settings):
    image = (settings.BASE_DIR / "Dockerfile").read_text()

    (volume,) = re.findall(r"^VOLUME (\S+)$", image, re.MULTILINE)
    assert f"DJANGO_MEDIA_ROOT={volume}/media" in image
