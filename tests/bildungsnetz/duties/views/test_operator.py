import pytest

from tests.factories import create_operator
from tests.networks.views.reading import links, section, texts

IMPRINT = "/impressum/"
PRIVACY = "/datenschutz/"
MISSING = ".//div[@class='empty']/p"
FACTS = ".//main//dl/div"
REACHED = [
    "AnschriftMusterplatz 1, 12345 Musterstadt",
    "Telefon030 23125 100",
    "E-Mailpoststelle@musterbehoerde.example",
]


def test_imprint_shows_all_facts(client, db):
    create_operator(website="https://www.musterbehoerde.example/", vat_id="DE000000000")

    response = client.get(IMPRINT)

    assert texts(response, ".//h1") == ["Musterbehörde"]
    assert texts(response, FACTS) == [
        "AnbieterMusterbehörde",
        *REACHED,
        "Website der Stellemusterbehoerde.example",
        "Vertreten durchLeitung der Musterbehörde",
        "AufsichtsbehördeMusterministerium, Musterallee 1, 12345 Musterstadt",
        "Umsatzsteuer-IdentifikationsnummerDE000000000",
        "Verantwortlich für den InhaltReferat Netz, Musterplatz 1, 12345 Musterstadt",
    ]
    assert links(response, ".//main//dl") == [
        "tel:+493023125100",
        "mailto:poststelle@musterbehoerde.example",
        "https://www.musterbehoerde.example/",
    ]
    assert (texts(response, MISSING), "§" in response.text) == ([], False)


def test_pages_without_an_operator_say_what_is_missing(client, db):
    imprint, privacy = client.get(IMPRINT), client.get(PRIVACY)

    contact = "Anschrift, Telefon, E-Mail"
    assert [texts(page, FACTS) for page in (imprint, privacy)] == [[], []]
    assert [texts(page, MISSING)[0] for page in (imprint, privacy)] == [
        f"Noch nicht eingetragen: Anbieter, {contact}, Vertreten durch, Aufsichtsbehörde, Verantwortlich für den Inhalt.",
        f"Noch nicht eingetragen: Verantwortliche Stelle, {contact}, Datenschutzbeauftragte Stelle, E-Mail der "
        "Datenschutzbeauftragten Stelle, Betrieb der Server (Auftragsverarbeitung).",
    ]
    assert texts(imprint, ".//h1") == ["Der Anbieter steht noch nicht fest"]
    assert texts(privacy, section("besuch", "/p"))[1].endswith("ist noch nicht eingetragen.")
    assert "Stand der Angaben" not in privacy.text


def test_privacy_names_the_bodies(client, db):
    create_operator()

    response = client.get(PRIVACY)

    assert texts(response, FACTS) == [
        "Verantwortliche StelleMusterbehörde",
        *REACHED,
        "Datenschutzbeauftragte StelleDatenschutzbeauftragte Stelle, Musterplatz 1, 12345 Musterstadt",
        "E-Mail der Datenschutzbeauftragten Stelledatenschutz@musterbehoerde.example",
        "Betrieb der Server (Auftragsverarbeitung)Rechenzentrum Muster, Serverweg 1, 12345 Musterstadt",
    ]
    assert texts(response, MISSING) == []


@pytest.mark.parametrize(
    ("log_days", "sentence"),
    [
        (0, "Der Server führt kein Protokoll der Besuche."),
        (1, "Gelöscht wird es nach einem Tag."),
        (7, "Gelöscht wird es nach 7 Tagen."),
    ],
)
def test_privacy_says_how_long_the_log_is_kept(client, db, log_days, sentence):
    create_operator(log_days=log_days)
    text = " ".join(texts(client.get(PRIVACY), section("besuch", "/p")))

    assert sentence in text
    assert ("IP-Adresse, Zeitpunkt, aufgerufene Adresse" in text) == (log_days > 0)


def test_privacy_names_rights_complaint_cookies_and_how_to_check_them(client, db, settings):
    response = client.get(PRIVACY)

    rights = " ".join(texts(response, section("rechte")))
    steps = " ".join(texts(response, section("pruefen", "/ol/li")))
    cookies = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"]
    assert [number for number in (15, 16, 17, 18, 20, 21) if f"Artikel {number}" not in rights] == []
    assert links(response, section("rechte")) == ["https://www.ldi.nrw.de"]
    assert [word for word in ("Cookies", "Session Storage", "Netzwerk") if word not in steps] == []
    assert texts(response, section("redaktion", "//code")) == cookies
    assert settings.SESSION_AGE == 14 * 24 * 60 * 60  # „sonst nach zwei Wochen“
    assert f"{PRIVACY}#pruefen" in links(response, ".//footer")
