from pathlib import Path

from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import DEMANDS
from tests.networks.admin.forms import fill_in, form_of, run_action, url
from tests.networks.views.reading import texts
from tests.uploads import HTML, create_whole_film, upload


def files(media: Path) -> int:
    return len([path for path in media.rglob("*") if path.is_file()])


def test_form_stores_a_film_and_refuses_another_file(admin_client, media):
    values = {"title": "Willkommen", "seconds": "90", "is_released": "on"}

    refused = fill_in(admin_client, url("add", Film), **values, file=upload("film.mp4", HTML))
    before = files(media)
    fill_in(admin_client, url("add", Film), **values, file=upload("film.mp4"))

    film = Film.objects.get()
    assert form_of(refused).errors == {"file": [DEMANDS["file"].otherwise]}
    assert (film.title, film.seconds, film.is_released) == ("Willkommen", 90, True)
    assert (before, files(media)) == (0, 1)


def test_form_states_the_demands_of_the_law(admin_client):
    demands = texts(admin_client.get(url("add", Film)), ".//div[@class='description']/ol/li")

    words = ["Logo", "320 × 240", "weder schwarz noch weiß", "heben sich", "Schatten", "Größe und Länge"]
    assert [word in demand for word, demand in zip(words, demands, strict=True)] == [True] * 6


def test_bulk_action_deletes_films_with_their_files(admin_client, media, django_capture_on_commit_callbacks):
    kept = create_whole_film()

    with django_capture_on_commit_callbacks(execute=True):
        run_action(admin_client, "delete_selected", create_whole_film(), create_whole_film(), post="yes")

    assert (list(Film.objects.all()), files(media)) == ([kept], 3)
