from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from bildungsnetz.duties.models import Film
from bildungsnetz.duties.models.film import DEMANDS
from tests.networks.admin.forms import fill_in
from tests.networks.views.reading import texts
from tests.uploads import HTML, create_whole_film, upload

pytestmark = pytest.mark.usefixtures("media")

ADD = reverse("admin:duties_film_add")
LIST = reverse("admin:duties_film_changelist")


def change(film: Film) -> str:
    return reverse("admin:duties_film_change", args=[film.pk])


def files(media: Path) -> int:
    return len([path for path in media.rglob("*") if path.is_file()])


def test_a_film_is_uploaded(admin_client, media):
    fill_in(admin_client, ADD, title="Willkommen", file=upload("film.mp4"), seconds="90", is_released="on")

    film = Film.objects.get()
    assert (film.title, film.seconds, film.is_released) == ("Willkommen", 90, True)
    assert Path(film.file.path).parent == media / "filme"


def test_what_is_no_film_is_refused_beside_its_field(admin_client, media):
    response = fill_in(admin_client, ADD, title="Willkommen", file=upload("film.mp4", HTML), seconds="90")

    assert response.context["adminform"].form.errors == {"file": [DEMANDS["file"].otherwise]}
    assert (Film.objects.count(), files(media)) == (0, 0)


@pytest.mark.parametrize(
    "demand",
    [
        "Logo",
        "320 × 240 Pixel",
        "25 Bilder je Sekunde",
        "weder schwarz noch weiß",
        "heben sich",
        "Größe und Länge",
    ],
)
def test_the_form_states_what_the_law_demands(admin_client, demand):
    demands = texts(admin_client.get(ADD), ".//div[@class='description']/ol/li")

    assert len([text for text in demands if demand in text]) == 1


def test_a_film_is_released_without_choosing_its_files_again(admin_client, media):
    film = create_whole_film(is_released=False)

    fill_in(admin_client, change(film), is_released="on")

    before = film.names
    film.refresh_from_db()
    assert (film.is_released, film.names, files(media)) == (True, before, 3)


def test_a_file_is_replaced_and_another_removed(admin_client, media, django_capture_on_commit_callbacks):
    film = create_whole_film()
    old = film.file.path

    with django_capture_on_commit_callbacks(execute=True):
        fill_in(admin_client, change(film), file=upload("neu.mp4"), **{"poster-clear": "on"})

    film.refresh_from_db()
    assert (film.poster.name, Path(old).exists(), files(media)) == ("", False, 2)


def test_several_films_are_deleted_with_their_files(admin_client, media, django_capture_on_commit_callbacks):
    chosen = [create_whole_film().pk, create_whole_film().pk]
    kept = create_whole_film()
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(LIST, data)

    assert (list(Film.objects.all()), files(media)) == ([kept], 3)


def test_the_list_tells_what_is_not_released(admin_client):
    create_whole_film(title="Entwurf", seconds=61, is_released=False)

    response = admin_client.get(LIST)

    row = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in texts(response, ".//tbody/tr/*")]
    assert row[1:4] == ["Entwurf", "1 Minute 1 Sekunde", "nicht freigegeben"]


def test_who_is_named_in_the_text_is_warned_of(admin_client):
    film = create_whole_film()

    response = fill_in(admin_client, change(film), transcript="Fragen Sie Frau Muster.")

    warnings = [str(message) for message in get_messages(response.wsgi_request)]
    assert [warning for warning in warnings if "Text des Films: " in warning] == warnings[:1]
    assert len(warnings) == 2
