import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from bildungsnetz.accounts.models import Submission
from bildungsnetz.duties.models import BarrierReport
from bildungsnetz.duties.models.barrier_report import MOST_AN_HOUR
from bildungsnetz.duties.views.barrier_report import TOO_MANY, TRAP_FILLED
from tests.factories import create_operator
from tests.networks.views.reading import elements, links, section, texts

FORM = "/barriere-melden/"
SENT = "/barriere-melden/gesendet/"
URL_ENCODED = "application/x-www-form-urlencoded"
WRITTEN = {"kind": "barriere", "page": "/orte/ahlen/", "message": "Das Bild hat keinen Text.", "reply_to": ""}
ERRORS = ".//div[@id='fehler']//li"
TYPED = ("page", "message", "reply_to")


def send(client, **changes):
    return client.post(FORM, urlencode(WRITTEN | changes), content_type=URL_ENCODED)


def control(response, name: str) -> Element:
    [found] = elements(response, f".//*[@id='id_{name}']")
    return found


def value(response, name: str) -> str:
    found = control(response, name)
    return found.get("value", "") if found.tag == "input" else (found.text or "").removeprefix("\n")


def test_form_has_a_hidden_honeypot_no_cookie_and_no_token(client, db):
    response = client.get(FORM)

    page = response.content.decode()
    [hidden] = [box for box in elements(response, ".//form/div") if box.get("hidden") is not None]
    assert [control.get("name") for control in hidden.iter("input")] == ["leerfeld"]
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert ("Cookie" in response.get("Vary", ""), "csrf" in page) == (False, False)
    assert "maxlength" not in page.partition("<main")[2]  # browsers would cut off pasted text


def test_form_takes_only_own_pages_from_the_query(client, db):
    taken = {
        "/": "/",
        "/orte/ahlen/": "/orte/ahlen/",
        "/lenkungskreise/kreis-borken/?am=2010-08-01%23sitze": "/lenkungskreise/kreis-borken/",
    }
    refused = """/gibt-es-nicht/ | /admin/Rufen Sie 0900 an | //boese.example/ | https://boese.example/orte/ | //[
        | Rufen Sie 0900 an | "><script> | /orte/ahlen/%00 | %FF | %ED%A0%80 | /orte/%C3%28/ | """
    expected = taken | dict.fromkeys([*map(str.strip, refused.split("|")), "/" * 10_000], "")
    responses = {query: client.get(f"{FORM}?seite={query}") for query in expected}

    assert {query: value(response, "page") for query, response in responses.items()} == expected
    assert {response.status_code for response in responses.values()} == {200}


def test_form_names_the_other_ways(client, db):
    without_operator = client.get(FORM)
    create_operator(name="Musterbehörde", phone="030 23125 100", mailbox="post@muster.example")
    response = client.get(FORM)

    reached = ["tel:+493023125100", "mailto:post@muster.example", "/barrierefreiheit/"]
    assert links(without_operator, section("andere-wege")) == ["/servicestelle/", "/barrierefreiheit/"]
    assert links(response, section("andere-wege")) == reached
    assert texts(response, section("andere-wege", "/p"))[0] == "Musterbehörde"


def test_report_is_stored_without_token_and_cookie(client, db):
    client.handler.enforce_csrf_checks = True
    long = "a\n" * 1999 + "aa"  # a new line counts as one of the 4000 characters

    response = send(client, kind="inhalt", reply_to="a@beispiel.example", message=long.replace("\n", "\r\n"))

    report = BarrierReport.objects.get()
    assert (response.status_code, response["Location"], dict(response.cookies)) == (303, SENT, {})
    stored = (report.kind, report.page, report.message, report.reply_to, report.received_on)
    assert stored == ("inhalt", "/orte/ahlen/", long, "a@beispiel.example", timezone.localdate())


def test_report_sent_twice_within_a_day_is_stored_once(client, db):
    answers = [send(client, message=message) for message in ("Die Karte.", "Die Karte.\r\n", "Anderes.")]
    Submission.objects.update(sent_at=timezone.now() - dt.timedelta(days=1))
    answers.append(send(client, message="Die Karte."))

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, SENT)}
    stored = BarrierReport.objects.order_by("pk").values_list("message", flat=True)
    assert list(stored) == ["Die Karte.", "Anderes.", "Die Karte."]


@pytest.mark.django_db(transaction=True)
def test_report_sent_twice_at_the_same_moment_is_stored_once():
    def click(number: int) -> int:
        try:
            return send(Client()).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(click, range(4))) == {303}
    assert BarrierReport.objects.count() == 1


def test_thanks_page_says_how_long_the_answer_takes_and_is_not_indexed(client, db):
    response = client.get(SENT)

    assert (response["X-Robots-Tag"], texts(response, ".//main//time")) == ("noindex", [])
    assert texts(response, section("danach", "/p"))[0].startswith(
        "Haben Sie eine E-Mail-Adresse angegeben, bekommen Sie innerhalb von zwei Wochen eine Antwort."
    )
    assert "/barrierefreiheit/#ombudsverfahren" in links(response, ".//main")


TOO_LONG = "Hier ist Platz für {} Zeichen, Sie haben {} geschrieben. Bitte kürzen Sie den Text."


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("message", " \r\n\t\x00", "Bitte schreiben Sie, was nicht geht oder was Sie brauchen."),
        ("message", "ü" * 4001, TOO_LONG.format(4000, 4001)),
        ("page", "x" * 301, TOO_LONG.format(300, 301)),
        (
            "reply_to",
            "leserin@",
            "Hinter dem @ fehlt etwas, oder es steht ein falsches Zeichen dort. Sie sieht zum Beispiel so aus: "
            "name@beispiel.de.",
        ),
    ],
    ids=lambda part: part[:24],
)
def test_error_is_shown_at_its_field_and_keeps_what_was_typed(client, db, name, typed, sentence):
    response = send(client, **{name: typed})

    [label] = texts(response, f".//label[@for='id_{name}']")
    field = control(response, name)
    kept = WRITTEN | {name: typed.replace("\x00", "").strip()}
    assert (response.status_code, BarrierReport.objects.count()) == (200, 0)
    assert texts(response, ".//title")[0].startswith("Fehler: ")
    assert texts(response, ERRORS) == [f"{label}: {sentence}"]
    assert links(response, ".//div[@id='fehler']") == [f"#id_{name}"]
    assert texts(response, f".//ul[@id='id_{name}_error']/li") == [sentence]
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == f"id_{name}_helptext id_{name}_error"
    assert {name: value(response, name).strip() for name in TYPED} == {name: kept[name] for name in TYPED}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("", "Bitte wählen Sie, worum es geht."), ("lob", "Bitte wählen Sie eine der beiden Möglichkeiten.")],
)
def test_error_of_the_choice_is_shown_at_the_choice(client, db, kind, sentence):
    response = send(client, kind=kind)

    [fieldset] = elements(response, ".//form/fieldset")
    assert texts(response, ERRORS) == [f"Worum es geht: {sentence}"]
    assert links(response, ".//div[@id='fehler']") == ["#id_kind_0"]
    assert fieldset.get("aria-describedby") == "id_kind_error"
    assert texts(response, ".//ul[@id='id_kind_error']/li") == [sentence]


def test_errors_take_the_focus_without_script_and_escape_what_was_typed(client, db):
    response = send(client, message="", page='"><script>alert(1)</script>')

    [box] = elements(response, ".//div[@id='fehler']")
    assert (box.get("tabindex"), box.get("autofocus")) == ("-1", "")
    assert [child.get("role") for child in box] == ["alert"]
    assert "<script>alert" not in response.content.decode()


def test_malformed_body_is_no_server_error(client, db):
    bodies = [
        b"kind=barriere&message=%FF%FE&reply_to=",
        b"kind=barriere&message=%00%00x",
        b"kind=barriere&message=x&reply_to=%00%FF@%FF",
        b"kind=barriere&message=x&page=%F0%9F%A6%84",
        b"&&&===",
    ]
    statuses = {body: client.post(FORM, body, content_type=URL_ENCODED).status_code for body in bodies}

    assert [body for body, status in statuses.items() if status not in {200, 303}] == []
    assert [report for report in BarrierReport.objects.all() if "\x00" in report.message] == []


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data; boundary=x", "multipart/form-data", "application/json"]
)
def test_other_content_type_is_refused(client, db, content_type):
    response = client.generic("POST", FORM, urlencode(WRITTEN), content_type)

    sentence = "Dieses Formular nimmt nur Text entgegen. Bitte füllen Sie es auf seiner Seite aus."
    assert (response.status_code, texts(response, ".//p[@class='lead']")) == (400, [sentence])


def test_filled_honeypot_stores_nothing_and_is_shown_empty(client, db):
    response = send(client, leerfeld="Gewinn")

    label = "Dieses Feld muss leer bleiben"
    assert (texts(response, ERRORS), BarrierReport.objects.count()) == ([f"{label}: {TRAP_FILLED}"], 0)
    assert [value(response, name) for name in ("message", "leerfeld")] == [WRITTEN["message"], ""]
    assert [box for box in elements(response, ".//form/div") if box.get("hidden") is not None] == []


def test_flood_closes_the_form_and_keeps_what_was_typed(client, db):
    create_operator()
    BarrierReport.objects.bulk_create(BarrierReport(message="x") for _ in range(MOST_AN_HOUR))

    response = send(client)

    assert (response.status_code, BarrierReport.objects.count()) == (429, MOST_AN_HOUR)
    assert (texts(response, ERRORS), value(response, "message")) == ([TOO_MANY], WRITTEN["message"])
    assert "tel:+493023125100" in links(response, section("andere-wege"))
    assert send(client, message="").status_code == 200  # errors are shown first
    BarrierReport.objects.first().delete()
    assert send(client).status_code == send(client).status_code == 303  # the last one, sent twice


def test_limit_of_the_proxy_for_one_sender_does_not_close_the_form(settings):
    proxy = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text(encoding="utf-8")

    [rate] = re.findall(r"^limit_req_zone \$reporter zone=reports:1m rate=(\d+)r/m;$", proxy, re.MULTILINE)
    [burst] = re.findall(
        r"location = /barriere-melden/ \{\s+limit_req zone=reports burst=(\d+) nodelay;", proxy
    )
    assert int(rate) * 60 + int(burst) < MOST_AN_HOUR
    assert re.findall(r"map \$request_method \$reporter \{([^}]*)\}", proxy) == [
        '\n    POST $binary_remote_addr;\n    default "";\n'
    ]
