import pytest

from tests.factories import create_film, create_operator, create_service_centre
from tests.networks.views.reading import elements, links, section, texts
from tests.uploads import create_whole_film

ADDRESS = "/gebaerdensprache/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def test_sign_language_without_films_says_so_and_whom_to_ask(client):
    create_service_centre(name="Servicestelle", phone="0251 411-0")

    response = client.get(ADDRESS)

    assert texts(response, ".//h1") == ["Filme in Deutscher Gebärdensprache fehlen noch"]
    assert elements(response, ".//video") == []
    assert texts(response, section("fragen", "/p"))[:2] == [
        "Dann schreiben Sie uns, was Sie brauchen.",
        "Oder fragen Sie hier: Servicestelle.",
    ]
    assert links(response, section("fragen"))[:2] == [
        "/barriere-melden/?seite=/gebaerdensprache/",
        "tel:+492514110",
    ]


def test_sign_language_asks_the_operator_first(client):
    create_service_centre()
    create_operator(name="Musterbehörde", phone="030 23125 100")

    response = client.get(ADDRESS)

    assert texts(response, section("fragen", "/p"))[1] == "Oder fragen Sie hier: Musterbehörde."
    assert links(response, section("fragen"))[1] == "tel:+493023125100"


def test_sign_language_does_not_lead_to_an_operator_that_nobody_reaches(client):
    create_service_centre(name="Servicestelle")
    create_operator(phone="", mailbox="", address="")

    response = client.get(ADDRESS)

    assert texts(response, section("fragen", "/p"))[1] == "Oder fragen Sie hier: Servicestelle."


def test_sign_language_without_anybody_leads_to_the_offices(client):
    response = client.get(ADDRESS)

    assert texts(response, section("fragen", "/p"))[1] == "Oder fragen Sie Ihr Bildungsbüro."
    assert links(response, section("fragen"))[1] == "/bildungsbueros/"


def test_sign_language_plays_a_film(client):
    film = create_whole_film(title="So finden Sie Ihr Bildungsbüro", seconds=90)

    response = client.get(ADDRESS)

    (video,) = elements(response, ".//video")
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
    assert texts(response, f".//article[@id='film-{film.pk}']/h2") == ["So finden Sie Ihr Bildungsbüro"]
    assert texts(response, ".//details/div") == ["Guten Tag."]


def test_sign_language_offers_the_download_with_size_and_length(client):
    film = create_whole_film(title="Willkommen", seconds=90)

    response = client.get(ADDRESS)

    (link,) = elements(response, ".//article/p/a")
    assert (link.get("href"), link.get("download")) == (film.file.url, "Willkommen.mp4")
    assert texts(response, ".//article/p/a") == [
        "Film herunterladen: Willkommen (MP4, 104 Bytes, 1 Minute 30 Sekunden)"
    ]


def test_sign_language_with_nothing_but_the_film_leaves_the_rest_out(client):
    create_whole_film(poster="", subtitles="", transcript="")

    response = client.get(ADDRESS)

    (video,) = elements(response, ".//video")
    assert ("poster" in video.attrib, list(video)) == (False, [])
    assert elements(response, ".//details") == []


def test_sign_language_stands_where_a_file_is_missing(client):
    create_film(title="Willkommen", seconds=61)

    response = client.get(ADDRESS)

    assert texts(response, ".//article/p/a") == ["Film herunterladen: Willkommen (MP4, 1 Minute 1 Sekunde)"]


def test_sign_language_hides_what_is_not_released(client):
    create_whole_film(is_released=False)

    response = client.get(ADDRESS)

    assert elements(response, ".//article") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_sign_language_asks_as_often_for_many_as_for_one(client, django_assert_num_queries, rows):
    create_operator()
    for _ in range(rows):
        create_whole_film()

    with django_assert_num_queries(3):
        response = client.get(ADDRESS)

    assert len(elements(response, ".//video")) == rows
