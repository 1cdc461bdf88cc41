import re

import pytest

from tests.factories import (
    create_figure,
    create_film,
    create_page,
    create_service_centre,
)
from tests.networks.views.reading import elements, section, texts

# --- About ---------------------------------------------------------------------------------------------------


def test_about_shows_the_editors_text_and_each_figure_with_its_date(client, db):
    create_page(body="# Wozu?\n\nDamit es *gelingt*.", as_of="2024")
    create_figure(value=51, as_of="April 2024", note="Ohne Köln.")
    create_figure(value=52, as_of=None, is_current=True)

    response = client.get("/ueber/")

    assert texts(response, ".//div[@class='prose']/*") == ["Wozu?", "Damit es gelingt."]
    assert texts(response, section("zahl", "/ul/li")) == ["52 (undatiert)", "51 (April 2024): Ohne Köln."]


# --- Leichte Sprache -----------------------------------------------------------------------------------------

# What DIN SPEC 33429 advises against and a program can see.
AVOIDED = {
    "genitive": r"\b(des|eines|dieses|jedes|meines|Ihres|unseres|deren|dessen|wegen|trotz)\b",
    "subjunctive": r"\b(würde|hätte|wäre|könnte|müsste|sollte|möchte|dürfte)\w*\b",
    "passive": r"\b(wird|werden|wurden?|worden)\b",
    "abbreviation": r"\b(z\.|u\.|usw|bzw|ca\.|etc)",
    "special signs": r"[()\[\];/§&%*–]",
    "subordinate clause": r", (dass|weil|damit|wenn|obwohl|der|die|das|welche)\b",
}
MOST_WORDS = 12
LONGEST_WORD = 14  # without a hyphen
OWN_WORD = "Schwierigkeiten"  # as the people with Lern-Schwierigkeiten call themselves


@pytest.fixture(params=["bare", "filled"])
def easy_texts(request, client, db) -> list[str]:
    """Each paragraph, list item and heading, but for the form, which all pages share."""
    if request.param == "filled":
        create_service_centre(phone="0251 411-0", mailbox="stelle@example.org")
        create_film()
    response = client.get("/leichte-sprache/")
    (main,) = elements(response, ".//main")
    for parent in list(main.iter()):
        for child in list(parent):
            if child.tag in {"form", "svg"}:
                parent.remove(child)
    found = [
        " ".join("".join(part.itertext()).split())
        for tag in ("h1", "h2", "h3", "p", "li")
        for part in main.iter(tag)
        if part.find("p") is None
    ]
    assert len(found) > 90
    return found


def test_easy_language_has_one_short_sentence_a_line(easy_texts):
    sentences = [text for text in easy_texts if text[-1] in ".?!"]
    titles = [text for text in easy_texts if text[-1] not in ".?!"]

    assert [text for text in sentences if len(re.findall(r"[.?!](?:\s|$)", text)) > 1] == []
    assert [text for text in easy_texts if len(text.split()) > MOST_WORDS] == []
    assert [text for text in titles if len(text.split()) > 4 and not text.endswith(":")] == []


@pytest.mark.parametrize("rule", AVOIDED)
def test_easy_language_avoids(easy_texts, rule):
    assert [text for text in easy_texts if re.search(AVOIDED[rule], text, re.IGNORECASE)] == []


def test_easy_language_divides_long_words(easy_texts):
    words = [word for text in easy_texts for word in re.findall(r"[^\W\d_]+", text)]

    assert {word for word in words if len(word) > LONGEST_WORD} == {OWN_WORD}


@pytest.mark.parametrize(
    ("is_released", "sentence"),
    [(True, "Wir haben Filme in Gebärden-Sprache."), (False, "Filme in Gebärden-Sprache fehlen noch.")],
)
def test_easy_language_promises_no_film_that_is_not_there(client, db, is_released, sentence):
    create_film(is_released=is_released)

    response = client.get("/leichte-sprache/")

    assert [text for text in texts(response, section("noch-mehr", "/p")) if "Filme" in text] == [sentence]
