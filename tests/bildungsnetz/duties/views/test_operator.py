import pytest

from bildungsnetz.duties.models import Operator
from tests.factories import create_operator
from tests.networks.views.reading import links, section, texts

IMPRINT = "/impressum/"
PRIVACY = "/datenschutz/"
MISSING = "Diese Angabe fehlt noch."
FACTS = ".//main//dl/div"


@pytest.mark.parametrize("address", [IMPRINT, PRIVACY])
def test_page_asks_seldom(client, db, django_assert_num_queries, address):
    create_operator()

    with django_assert_num_queries(2):
        client.get(address)


# --- Imprint -------------------------------------------------------------------------------------------------


def test_imprint(client, db):
    create_operator(website="https://www.musterbehoerde.example/", vat_id="DE000000000")

    response = client.get(IMPRINT)

    assert texts(response, ".//h1") == ["Impressum: Musterbehörde bietet diese Website an"]
    assert texts(response, FACTS) == [
        "AnbieterMusterbehörde",
        "AnschriftMusterplatz 1, 12345 Musterstadt",
        "Telefon030 23125 100",
        "E-Mailpoststelle@musterbehoerde.example",
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
    assert MISSING not in response.content.decode()


def test_imprint_prints_no_paragraph(client, db):
    assert "§" not in client.get(IMPRINT).content.decode()


def test_imprint_of_an_operator_that_is_not_there_invents_nothing(client, db):
    response = client.get(IMPRINT)

    assert texts(response, ".//h1") == ["Impressum: Wer diese Website anbietet, steht noch nicht fest"]
    assert texts(response, f"{FACTS}/dd") == [MISSING] * 7
    assert texts(response, ".//main/p")[1] == (
        "Noch fehlen Angaben. So lange ist diese Website kein amtliches Angebot."
    )


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("address", f"Anschrift{MISSING}"),
        ("phone", f"Telefon{MISSING}"),
        ("mailbox", f"E-Mail{MISSING}"),
        ("representative", f"Vertreten durch{MISSING}"),
        ("supervising_body", f"Aufsichtsbehörde{MISSING}"),
        ("responsible", f"Verantwortlich für den Inhalt{MISSING}"),
    ],
)
def test_imprint_says_what_is_missing(client, db, field, row):
    create_operator(**{field: ""})

    assert [fact for fact in texts(client.get(IMPRINT), FACTS) if MISSING in fact] == [row]


# --- Privacy -------------------------------------------------------------------------------------------------


def visit(client) -> str:
    """What the page says of the log."""
    return " ".join(texts(client.get(PRIVACY), section("besuch", "/p")))


def test_privacy_names_who_is_responsible(client, db):
    create_operator()

    response = client.get(PRIVACY)

    assert texts(response, FACTS) == [
        "Verantwortliche StelleMusterbehörde",
        "AnschriftMusterplatz 1, 12345 Musterstadt",
        "Telefon030 23125 100",
        "E-Mailpoststelle@musterbehoerde.example",
        "Datenschutzbeauftragte StelleDatenschutzbeauftragte Stelle, Musterplatz 1, 12345 Musterstadt",
        "E-Mail der Datenschutzbeauftragten Stelledatenschutz@musterbehoerde.example",
        "Betrieb der Server (Auftragsverarbeitung)Rechenzentrum Muster, Serverweg 1, 12345 Musterstadt",
    ]
    assert MISSING not in response.content.decode()


def test_privacy_of_an_operator_that_is_not_there_invents_nothing(client, db):
    response = client.get(PRIVACY)

    assert texts(response, f"{FACTS}/dd") == [MISSING] * 7
    assert "wann er es löscht: Diese Angabe fehlt noch." in visit(client)
    assert "Stand der Angaben" not in response.content.decode()


@pytest.mark.parametrize(
    ("log_days", "sentence"),
    [
        (0, "Der Server führt kein Protokoll der Besuche."),
        (1, "Gelöscht wird es nach einem Tag."),
        (7, "Gelöscht wird es nach 7 Tagen."),
    ],
)
def test_privacy_says_how_long_visits_are_kept(client, db, log_days, sentence):
    create_operator(log_days=log_days)

    assert sentence in visit(client)
    assert ("IP-Adresse, Zeitpunkt, aufgerufene Adresse" in visit(client)) == (log_days > 0)


def test_privacy_tells_everybody_their_rights_and_where_to_complain(client, db):
    response = client.get(PRIVACY)

    rights = " ".join(texts(response, section("rechte")))
    assert [number for number in (15, 16, 17, 18, 20, 21) if f"Artikel {number}" not in rights] == []
    assert links(response, section("rechte")) == ["https://www.ldi.nrw.de"]


def test_privacy_says_how_to_check_it_and_the_footer_of_each_page_leads_there(client, db):
    steps = texts(client.get(PRIVACY), section("pruefen", "/ol/li"))

    assert [word for word in ("Cookies", "Session Storage", "Netzwerk") if word not in " ".join(steps)] == []
    assert f"{PRIVACY}#pruefen" in links(client.get("/ueber/"), ".//footer")


def test_what_the_policy_tells_to_look_for_is_there(client, db):
    response = client.get(PRIVACY)

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_privacy_names_the_cookies_of_the_admin(client, db, settings, name):
    known = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}

    assert name in known
    assert f"<code>{name}</code>" in client.get(PRIVACY).content.decode()


def test_login_ends_when_the_page_says(settings):
    assert settings.SESSION_COOKIE_AGE == 14 * 24 * 60 * 60


# --- Notice --------------------------------------------------------------------------------------------------

NOTICE = ".//aside[@class='notice']"
ROBOTS = ".//meta[@name='robots']"


@pytest.mark.parametrize("address", ["/", IMPRINT, "/gibt-es-nicht/"])
@pytest.mark.parametrize("field", Operator.REQUIRED)
def test_page_is_marked_while_anything_is_missing(client, db, address, field):
    create_operator(**{field: None if field == "log_days" else ""})

    response = client.get(address)

    assert texts(response, f"{NOTICE}/p")[0].startswith("Diese Seite ist noch kein amtliches Angebot.")
    assert response.content.decode().count('<meta name="robots" content="noindex">') == 1


@pytest.mark.parametrize("address", ["/", IMPRINT, "/gibt-es-nicht/"])
def test_page_is_unmarked_when_nothing_is_missing(client, db, address):
    create_operator()

    response = client.get(address)

    assert (texts(response, NOTICE), texts(response, ROBOTS)) == ([], [])
    assert "amtliches Angebot" not in response.content.decode()


def test_refused_method_is_marked_too(client, db):
    unofficial = texts(client.delete("/"), f"{NOTICE}/p")
    create_operator()

    assert (len(unofficial), texts(client.delete("/"), NOTICE)) == (1, [])
