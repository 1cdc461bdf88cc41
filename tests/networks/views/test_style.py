import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import path

from bildungsnetz.urls import urlpatterns as all_patterns
from networks.management.commands.seed import DEMO
from networks.views.style import style

urlpatterns = [path("stil/", style), *all_patterns]

STYLES = Path(settings.BASE_DIR) / "static" / "css" / "components"

# What belongs to a whole page, or stands there only with script, with a film, or on paper.
ELSEWHERE = {
    *("band", "bands", "home", "home__map", "home__start", "sheet", "sheet__grid", "sheet__long"),
    *("film", "film__player", "locator__dot", "map__close", "map__label", "map__outline"),
}


def test_style_page_exists_only_with_debug(client):
    assert client.get("/stil/").status_code == 404


@pytest.mark.urls(__name__)
def test_style_page_says_how_to_load_the_musterkreis(client, seeded):
    assert "manage.py seed --demo" in client.get("/stil/").content.decode()


@pytest.mark.urls(__name__)
def test_style_page_shows_every_class_and_state(client, seeded):
    call_command("loaddata", DEMO, verbosity=0)
    sheets = "".join(file.read_text(encoding="utf-8") for file in STYLES.glob("*.css"))
    rules = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    styled = {
        name
        for name in re.findall(r"\.([a-z][a-z_-]*)(?=[^{}]*\{)", rules)
        if not name.startswith(("leaflet-", "finder__"))  # by script
    }

    shown = client.get("/stil/").content.decode()

    classes = {name for names in re.findall(r'class="([^"]*)"', shown) for name in names.split()}
    states = set(re.findall(r'data-(?:state|end)="([^"]*)"', shown))
    assert styled - classes == ELSEWHERE
    assert states >= {"vollstaendig", "halb", "unbesetzt", "unbekannt", "vacant", "cancelled"}
    assert states >= {"vereinbart", "in-arbeit", "erreicht", "aufgegeben", "offen", "erledigt"}
    assert states >= {"held", "missing", "unclear", "running", "none", "open", "known", "unknown"}
    assert 'aria-invalid="true"' in shown
