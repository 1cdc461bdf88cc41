import re
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
from django.utils import timezone

from bildungsnetz.duties.models import BarrierReport
from bildungsnetz.duties.models.barrier_report import MOST_AN_HOUR
from bildungsnetz.duties.views.barrier_report import SURELY, TOO_MANY
from tests.factories import create_barrier_report, create_operator
from tests.networks.views.reading import elements, links, section, texts

FORM = "/barriere-melden/"
SENT = "/barriere-melden/gesendet/"
URL_ENCODED = "application/x-www-form-urlencoded"
WRITTEN = {"kind": "barriere", "page": "/orte/ahlen/", "message": "Das Bild hat keinen Text.", "reply_to": ""}
ERRORS = ".//div[@id='fehler']//li"


def send(client, **changes):
    return client.post(FORM, urlencode(WRITTEN | changes), content_type=URL_ENCODED)


def control(response, name: str) -> Element:
    [found] = [
        control
        for tag in ("input", "textarea")
        for control in elements(response, f".//{tag}[@id='id_{name}']")
    ]
    return found


def value(response, name: str) -> str:
    found = control(response, name)
    return found.get("value", "") if found.tag == "input" else (found.text or "").removeprefix("\n")


# --- The form ------------------------------------------------------------------------------------------------


def test_form_asks_seldom_sets_no_cookie_and_has_no_token(client, db, django_assert_num_queries):
    create_operator()

    with django_assert_num_queries(2):
        response = client.get(FORM)

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "Cookie" not in response.get("Vary", "")
    assert "csrf" not in response.content.decode()


def test_form_says_for_each_field_what_it_is_and_what_it_asks(client, db):
    response = client.get(FORM)

    assert texts(response, ".//label") == [
        "Ich melde eine Barriere",
        "Ich brauche einen Inhalt, der nicht zugänglich ist",
        "Ihre Nachricht",
        "Auf welcher Seite",
        "Ihre E-Mail-Adresse",
        "Bitte lassen Sie dieses Feld leer",
    ]
    described = {
        control.get("id"): control.get("aria-describedby")
        for tag in ("input", "textarea")
        for control in elements(response, f".//form//{tag}")
        if control.get("aria-describedby")
    }
    assert described == {f"id_{name}": f"id_{name}_helptext" for name in ("message", "page", "reply_to")}
    assert texts(response, ".//form//p") == [
        "Was geht nicht? Was brauchen Sie?",
        "Die Adresse oder ihr Name. Darf leer bleiben.",
        "Nur, wenn Sie eine Antwort möchten. Darf leer bleiben.",
    ]


def test_form_hides_from_everybody_the_field_that_only_programs_fill_in(client, db):
    [hidden] = [box for box in elements(client.get(FORM), ".//form/div") if box.get("hidden") is not None]

    assert [control.get("name") for control in hidden.iter("input")] == ["betreff"]


def test_form_cuts_nothing_off_that_somebody_pastes(client, db):
    assert "maxlength" not in client.get(FORM).content.decode()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ""),
        ("/", "/"),
        ("/orte/ahlen/", "/orte/ahlen/"),
        ("/lenkungskreise/kreis-borken/?am=2010-08-01#sitze", "/lenkungskreise/kreis-borken/"),
        ("/gibt-es-nicht/", ""),
        ("/admin/Rufen Sie 0900 an", ""),
        ("//boese.example/", ""),
        ("https://boese.example/orte/", ""),
        ("//[", ""),
        ("Rufen Sie 0900 an", ""),
        ("/orte/ahlen/\x00", ""),
        ('"><script>', ""),
        ("/" * 10_000, ""),
    ],
    ids=lambda text: repr(text)[:24],
)
def test_form_is_filled_with_the_page_that_one_comes_from(client, db, asked, shown):
    assert value(client.get(FORM, {"seite": asked}), "page") == shown


@pytest.mark.parametrize("query", ["seite=%FF", "seite=%ED%A0%80", "seite=%00", "seite=/orte/%C3%28/"])
def test_form_whose_address_is_no_text(client, db, query):
    response = client.get(f"{FORM}?{query}")

    assert (response.status_code, value(response, "page")) == (200, "")


def test_form_names_the_other_ways(client, db):
    create_operator(name="Musterbehörde", phone="030 23125 100", mailbox="post@muster.example")

    response = client.get(FORM)

    assert texts(response, section("andere-wege", "/p"))[0] == "Musterbehörde"
    assert links(response, section("andere-wege")) == [
        "tel:+493023125100",
        "mailto:post@muster.example",
        "/barrierefreiheit/",
    ]


def test_form_without_an_operator_sends_to_the_service_centre(client, db):
    assert links(client.get(FORM), section("andere-wege")) == ["/servicestelle/", "/barrierefreiheit/"]


@pytest.mark.parametrize(
    ("address", "method", "status"),
    [
        (FORM, "head", 200),
        (FORM, "put", 405),
        (FORM, "delete", 405),
        (FORM, "options", 405),
        (SENT, "head", 200),
        (SENT, "post", 405),
    ],
)
def test_methods(client, db, address, method, status):
    assert getattr(client, method)(address).status_code == status
    assert BarrierReport.objects.count() == 0


# --- What is sent --------------------------------------------------------------------------------------------


def test_report_is_kept_and_thanked_for(client, db):
    response = send(client, reply_to="leserin@beispiel.example")

    assert (response.status_code, response["Location"], dict(response.cookies)) == (303, SENT, {})
    report = BarrierReport.objects.get()
    assert (report.kind, report.page, report.message, report.reply_to) == (
        "barriere",
        "/orte/ahlen/",
        "Das Bild hat keinen Text.",
        "leserin@beispiel.example",
    )
    assert report.received_on == timezone.localdate()


def test_report_is_taken_without_a_token_and_without_an_address(django_client_with_csrf_checks):
    response = send(django_client_with_csrf_checks, kind="inhalt", page="", reply_to="")

    assert (response.status_code, BarrierReport.objects.get().kind) == (303, "inhalt")


@pytest.fixture
def django_client_with_csrf_checks(db, client):
    client.handler.enforce_csrf_checks = True
    return client


def test_page_for_a_report_that_was_sent_says_how_long_the_answer_takes(client, db):
    response = client.get(SENT)

    assert texts(response, ".//main//time") == []
    assert texts(response, ".//main/p")[1].startswith(
        "Haben Sie eine E-Mail-Adresse angegeben, bekommen Sie innerhalb von zwei Wochen eine Antwort."
    )
    assert "/barrierefreiheit/#ombudsverfahren" in links(response, ".//main")


def test_page_for_a_report_that_was_sent_is_never_found(client, db):
    create_operator()

    assert client.get(SENT)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("changes", "name", "sentence"),
    [
        ({"message": ""}, "message", "Bitte schreiben Sie, was nicht geht oder was Sie brauchen."),
        ({"message": " \r\n\t"}, "message", "Bitte schreiben Sie, was nicht geht oder was Sie brauchen."),
        ({"message": "\x00"}, "message", "Bitte schreiben Sie, was nicht geht oder was Sie brauchen."),
        (
            {"message": "ü" * 4001},
            "message",
            "Hier ist Platz für 4000 Zeichen, Sie haben 4001 geschrieben. Bitte kürzen Sie den Text.",
        ),
        (
            {"page": "x" * 301},
            "page",
            "Hier ist Platz für 300 Zeichen, Sie haben 301 geschrieben. Bitte kürzen Sie den Text.",
        ),
        (
            {"reply_to": "leserin@"},
            "reply_to",
            "Diese E-Mail-Adresse ist nicht vollständig. Sie sieht zum Beispiel so aus: name@beispiel.de. "
            "Das Feld darf auch leer bleiben.",
        ),
    ],
    ids=lambda part: str(part)[:24],
)
def test_mistake_stands_at_its_field_and_nothing_is_lost(client, db, changes, name, sentence):
    response = send(client, **changes)

    [label] = texts(response, f".//label[@for='id_{name}']")
    assert (response.status_code, BarrierReport.objects.count()) == (200, 0)
    assert texts(response, ".//title")[0].startswith("Fehler: ")
    assert texts(response, ERRORS) == [f"{label}: {sentence}"]
    assert links(response, ".//div[@id='fehler']") == [f"#id_{name}"]
    assert texts(response, f".//ul[@id='id_{name}_error']/li") == [sentence]
    assert control(response, name).get("aria-invalid") == "true"
    assert control(response, name).get("aria-describedby") == f"id_{name}_helptext id_{name}_error"
    kept = {field: value(response, field) for field in ("page", "message", "reply_to")}
    typed = {field: text for field, text in (WRITTEN | changes).items() if field != "kind"}
    assert {field: text.strip() for field, text in kept.items()} == {
        field: text.replace("\x00", "").strip() for field, text in typed.items()
    }


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("", "Bitte wählen Sie, worum es geht."),
        ("lob", "Bitte wählen Sie eine der beiden Möglichkeiten."),
    ],
)
def test_mistake_in_the_choice_stands_at_the_choice(client, db, kind, sentence):
    response = send(client, kind=kind)

    [fieldset] = elements(response, ".//form/fieldset")
    assert texts(response, ERRORS) == [f"Worum es geht: {sentence}"]
    assert links(response, ".//div[@id='fehler']") == ["#id_kind_0"]
    assert fieldset.get("aria-describedby") == "id_kind_error"
    assert texts(response, ".//ul[@id='id_kind_error']/li") == [sentence]


def test_errors_take_the_focus_without_script(client, db):
    [box] = elements(send(client, message=""), ".//div[@id='fehler']")

    assert (box.get("tabindex"), box.get("autofocus")) == ("-1", "")
    assert [child.get("role") for child in box] == ["alert"]


def test_new_line_counts_as_one_sign(client, db):
    response = send(client, message="a\r\n" * 1999 + "aa")

    assert response.status_code == 303
    assert len(BarrierReport.objects.get().message) == 4000


@pytest.mark.parametrize(
    "body",
    [
        b"kind=barriere&message=%FF%FE&reply_to=",
        b"kind=barriere&message=%ED%A0%80",
        b"kind=barriere&message=\xff\xfe",
        b"kind=barriere&kind=inhalt&message=a&message=b",
        b"kind=barriere&message=%00%00x",
        b"kind=barriere&message=x&reply_to=%00%FF@%FF",
        b"kind=barriere&message=x&page=%F0%9F%A6%84",
        b"kind[]=barriere&message=x",
        b"&&&===",
    ],
    ids=repr,
)
def test_nonsense_is_no_failure_of_the_server(client, db, body):
    response = client.post(FORM, body, content_type=URL_ENCODED)

    assert response.status_code in {200, 303}
    assert all("\x00" not in report.message for report in BarrierReport.objects.all())


@pytest.mark.parametrize(
    "reply_to",
    ["a@b", "leser in@beispiel.de", "<leser@beispiel.de>", "a@b.de,c@d.de", "@", "x" * 5000 + "@b.de"],
)
def test_odd_addresses_are_refused(client, db, reply_to):
    assert send(client, reply_to=reply_to).status_code == 200
    assert BarrierReport.objects.count() == 0


def test_what_was_typed_is_escaped(client, db):
    page = send(client, message="", page='"><script>alert(1)</script>').content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain",
    ],
)
def test_other_content_types_are_refused_in_german(client, db, content_type):
    response = client.generic("POST", FORM, urlencode(WRITTEN), content_type)

    assert response.status_code == 400
    assert texts(response, ".//p[@class='lead']") == [
        "Dieses Formular nimmt nur Text entgegen. Bitte füllen Sie es auf seiner Seite aus."
    ]


# --- Programs ------------------------------------------------------------------------------------------------


def test_what_fills_in_the_hidden_field_is_asked_to_send_it_again(client, db):
    response = send(client, betreff="Gewinn")

    assert texts(response, ERRORS) == [SURELY]
    assert value(response, "message") == WRITTEN["message"]
    assert value(response, "betreff") == ""
    assert BarrierReport.objects.count() == 0


def test_flood_is_stopped_with_another_way_and_nothing_is_lost(client, db):
    create_operator()
    for _ in range(MOST_AN_HOUR):
        create_barrier_report()

    response = send(client)

    assert (response.status_code, BarrierReport.objects.count()) == (429, MOST_AN_HOUR)
    assert texts(response, ERRORS) == [TOO_MANY]
    assert value(response, "message") == WRITTEN["message"]
    assert "tel:+493023125100" in links(response, section("andere-wege"))


def test_mistakes_are_told_even_in_a_flood(client, db):
    for _ in range(MOST_AN_HOUR):
        create_barrier_report()

    assert send(client, message="").status_code == 200


def test_nobody_alone_can_close_the_form_behind_the_proxy(settings):
    proxy = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text(encoding="utf-8")

    [rate] = re.findall(r"^limit_req_zone \$reporter zone=reports:1m rate=(\d+)r/m;$", proxy, re.MULTILINE)
    [burst] = re.findall(
        r"location = /barriere-melden/ \{\s+limit_req zone=reports burst=(\d+) nodelay;", proxy
    )
    assert int(rate) * 60 + int(burst) < MOST_AN_HOUR
    assert re.findall(r"map \$request_method \$reporter \{([^}]*)\}", proxy) == [
        '\n    POST $binary_remote_addr;\n    default "";\n'
    ]
