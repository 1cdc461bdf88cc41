"""The style page, which exists only with DEBUG, and the style sheets of all pages."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import path, reverse

from bildungsnetz.urls import urlpatterns as all_patterns
from networks.management.commands.seed import DEMO
from networks.views.style import style
from tests.addresses import OF_A_NETWORK, one_of_each

urlpatterns = [path("stil/", style), *all_patterns]

STYLES = Path(settings.BASE_DIR) / "static" / "css" / "components"

# Classes of a whole page, or of what stands there only with script, with a film, or on paper.
ELSEWHERE = {
    *("band", "band--mist", "band__head", "columns", "hero", "hero__counts", "hero__inner"),
    *("sheet", "sheet__evidence", "sheet__grid", "sheet__long", "side__box--tool", "answer-title"),
    *("letter-group", "letter-group__towns", "letter-groups", "letters"),
    *("film", "film__player", "locator__dot", "map__close", "map__label", "map__outline", "map__ring"),
    *(
        "schools",
        "schools__squares",
        "map__label--city",
        "map__label--chosen",
        "map__label--outside",
        "map__outline--city",
    ),
}


def classes_in(text: str) -> set[str]:
    return {name for names in re.findall(r'class="([^"]*)"', text) for name in names.split()}


def rules_of(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_page_links_the_sheets_of_its_components(client, seeded):
    call_command("loaddata", DEMO, verbosity=0)
    sheet_of = {
        name: sheet.stem
        for sheet in STYLES.glob("*.css")
        if sheet.stem != "map-live"  # linked by script
        for name in re.findall(r"^\.([a-z_-]+)", rules_of(sheet), re.MULTILINE)
    }
    missing = {}
    for address in [*one_of_each(), *(reverse(f"networks:{name}", args=[DEMO]) for name in OF_A_NETWORK)]:
        page = client.get(address).text
        needed = {sheet_of[name] for name in classes_in(page) & sheet_of.keys()}
        missing[address] = needed - set(re.findall(r"/components/(\w+)\.css", page))

    assert {address: sheets for address, sheets in missing.items() if sheets} == {}


def test_style_page_exists_only_with_debug(client, db):
    assert client.get("/stil/").status_code == 404


@pytest.mark.urls(__name__)
def test_style_page_says_how_to_load_the_musterkreis(client, seeded):
    assert "manage.py seed --demo" in client.get("/stil/").text


@pytest.mark.urls(__name__)
def test_style_page_shows_every_class_and_state(client, seeded):
    call_command("loaddata", DEMO, verbosity=0)
    rules = "".join(rules_of(sheet) for sheet in [STYLES.parent / "base.css", *STYLES.glob("*.css")])
    styled = {
        name
        for name in re.findall(r"\.([a-z][a-z_-]*)(?=[^{}]*\{)", rules)
        if not name.startswith(("leaflet-", "finder__"))  # by script
    }

    shown = client.get("/stil/").text

    states = set(re.findall(r'data-(?:state|end)="([^"]*)"', shown))
    assert styled - classes_in(shown) == ELSEWHERE
    assert states >= {"besetzt", "unbesetzt", "unbekannt", "vacant", "cancelled"}
    assert states >= {"vereinbart", "in-arbeit", "erreicht", "aufgegeben", "offen", "erledigt"}
    assert states >= {"past", "next", "open", "known", "unknown"}
    assert 'aria-invalid="true"' in shown
